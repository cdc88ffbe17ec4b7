import type { Command } from 'commander';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { findScenario, runScenarios } from '#electron/backend/runs/run-scenarios.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { orderedMappings } from '#shared/project/mapping-definition.ts';
import { failureLines, junitReport } from '#shared/scenarios/junit.ts';
import type { Coverage, ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { gather } from '#electron/cli/assignments.ts';
import { wrongUse } from '#electron/cli/cli-failure.ts';
import type { End } from '#electron/cli/exit-codes.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { openToRead } from '#electron/cli/open-project.ts';
import { print, printJson, say } from '#electron/cli/streams.ts';
import { writeWhole } from '#electron/cli/write-file.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

interface TestOptions {
  readonly scenario?: readonly string[];
  readonly coverage?: true;
  readonly mutants?: true;
  readonly junit?: string;
  readonly json?: true;
}

export function testCommand(program: Command, end: End): void {
  program
    .command('test')
    .description('run the scenarios of a project')
    .argument('<project>')
    .option('--scenario <name>', 'only this one, by id or name; repeatable', gather)
    .option('--coverage', 'which rules and branches are exercised')
    .option('--mutants', 'which rules could be wrong unnoticed (not in this version)')
    .option('--junit <file>', 'write a JUnit report')
    .option('--json', 'as JSON')
    .action((path: string, options: TestOptions) => testProject(path, options, end));
}

async function testProject(path: string, options: TestOptions, end: End): Promise<void> {
  if (options.mutants === true) throw wrongUse('--mutants is not in this version.', 'Use --coverage to see what no scenario exercises.');
  const file = openToRead(path);
  const evaluator = new Evaluator({ spawn: () => forkEvaluator() });
  try {
    const { project } = file;
    const only = options.scenario?.map((text) => {
      const found = findScenario(project, text);
      if (found === undefined)
        throw wrongUse(`There is no scenario ${text}.`, `Scenarios: ${Object.keys(project.scenario).join(', ') || 'none'}.`);
      return found.id;
    });
    const { results, coverage } = await runScenarios(project, evaluator, only);
    if (options.junit !== undefined) await writeWhole(options.junit, junitReport(suitesOf(project, results)));
    if (options.json === true) await printJson({ results, ...(options.coverage === true ? { coverage } : {}) });
    else await print(resultText(project, results) + (options.coverage === true ? coverageText(coverage) : ''));
    const passed = results.filter((result) => result.passed).length;
    say(results.length === 0 ? 'The project has no scenario.' : `${passed} of ${results.length} passed.`);
    end(passed === results.length ? exitCodes.done : exitCodes.saysNo);
  } finally {
    evaluator.close();
    file.close();
  }
}

function resultText(project: Project, results: readonly ScenarioResult[]): string {
  return results
    .flatMap((result) => {
      const head = `${result.passed ? 'passed' : 'FAILED'} ${result.scenario} ${findDocument(project, 'scenario', result.scenario)?.name ?? ''}\n`;
      return result.passed ? [head] : [head, ...failureLines(result).map((line) => `       ${line}\n`)];
    })
    .join('');
}

function coverageText({ rules, branches, open }: Coverage): string {
  const lines = [`Rules reached: ${rules.reached} of ${rules.of}`, `Branches taken: ${branches.taken} of ${branches.of}`];
  for (const { rule, label } of open) lines.push(`  ${rule}: ${label} is taken by no scenario`);
  return `${lines.join('\n')}\n`;
}

function suitesOf(project: Project, results: readonly ScenarioResult[]): Parameters<typeof junitReport>[0] {
  return orderedMappings(project).flatMap((mapping) => {
    const own = results.flatMap((result) => {
      const scenario = findDocument(project, 'scenario', result.scenario);
      return scenario?.mapping === mapping.id ? [{ scenario, result }] : [];
    });
    return own.length === 0 ? [] : [{ name: mapping.name, results: own }];
  });
}
