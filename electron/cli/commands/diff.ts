import type { Command } from 'commander';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import type { OutputDifference } from '#electron/backend/runs/compare-outputs.ts';
import { compareOutputs } from '#electron/backend/runs/compare-outputs.ts';
import { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { RuleDifference } from '#shared/project/rule-differences.ts';
import { ruleDifferences } from '#shared/project/rule-differences.ts';
import type { End } from '#electron/cli/exit-codes.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { openToRead } from '#electron/cli/open-project.ts';
import { counted, print, printJson, say } from '#electron/cli/streams.ts';

export function diffCommand(program: Command, end: End): void {
  program
    .command('diff')
    .description('rules and, on the sample of the first, output values that differ between two projects')
    .argument('<a>')
    .argument('<b>')
    .option('--json', 'as JSON')
    .action((a: string, b: string, options: { readonly json?: true }) => diffProjects(a, b, options, end));
}

async function diffProjects(a: string, b: string, options: { readonly json?: true }, end: End): Promise<void> {
  const first = new ProjectSession('a', openToRead(a), () => forkEvaluator());
  const second = new ProjectSession('b', openToRead(b), () => forkEvaluator());
  try {
    const rules = ruleDifferences(first.file.project, second.file.project);
    const outputs = await compareOutputs(first, second);
    const fields = outputs.flatMap((mapping) => mapping.fields);
    if (options.json === true) await printJson({ rules, outputs });
    else
      await print(
        [
          ...rules.map(ruleLine),
          ...fields.map(fieldLine),
          ...outputs.flatMap(({ problem }) => (problem === undefined ? [] : [`${problem}\n`])),
        ].join(''),
      );
    say(
      `${counted(rules.length, 'rule')} ${rules.length === 1 ? 'differs' : 'differ'}; ${counted(fields.length, 'field')} ${fields.length === 1 ? 'has' : 'have'} other values, over ${counted(
        outputs.reduce((sum, one) => sum + one.records, 0),
        'sample record',
      )}.`,
    );
    end(rules.length > 0 || fields.length > 0 ? exitCodes.saysNo : exitCodes.done);
  } finally {
    first.close();
    second.close();
  }
}

function ruleLine({ target, rule, kind, was, is }: RuleDifference): string {
  const head = `${kind} ${rule} ${target === '' ? '(whole output)' : target}\n`;
  return `${head}${was === undefined ? '' : `  - ${was.replaceAll('\n', '\n    ')}\n`}${is === undefined ? '' : `  + ${is.replaceAll('\n', '\n    ')}\n`}`;
}

function fieldLine({ field, records, example }: OutputDifference): string {
  return `values ${field === '' ? '(whole output)' : field}: ${counted(records, 'record')}, record ${example.record}: ${example.was} → ${example.is}\n`;
}
