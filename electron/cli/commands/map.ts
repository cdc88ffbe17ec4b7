import type { Command } from 'commander';
import { composeMapping } from '#shared/mapping/compose.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { gather, ruleAssignment } from '#electron/cli/assignments.ts';
import { need, wrongUse } from '#electron/cli/cli-failure.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { chooseMapping, definitionOf, openToChange, openToRead } from '#electron/cli/open-project.ts';
import { counted, print, printJson, say } from '#electron/cli/streams.ts';
import { readText } from './new.ts';

interface MapOptions {
  readonly auto?: true;
  readonly set?: readonly string[];
  readonly mapping?: string;
  readonly using?: string;
  readonly expression?: true;
  readonly json?: true;
}

export function mapCommand(program: Command): void {
  program
    .command('map')
    .description('list or set rules')
    .argument('<project>')
    .option('--auto', 'propose rules (not in this version)')
    .option('--set <target=expression>', 'set the rule of a target field; an empty expression removes it; repeatable', gather)
    .option('--mapping <file.jsonata>', 'replace all rules by those of a JSONata expression')
    .option('--using <mapping>', 'which mapping, where the project has several')
    .option('--expression', 'print all rules as one JSONata expression')
    .option('--json', 'as JSON')
    .action(mapProject);
}

async function mapProject(path: string, options: MapOptions): Promise<void> {
  if (options.auto === true)
    throw wrongUse(
      '--auto is not in this version: rules are not proposed yet.',
      'Set rules with --set or --mapping, or draw them in the designer.',
    );
  const changes = options.set !== undefined || options.mapping !== undefined;
  const expression = options.mapping === undefined ? undefined : readText(options.mapping);
  const file = changes ? openToChange(path) : openToRead(path);
  try {
    const mapping = chooseMapping(file.project, options.using);
    const edits: Edit[] = expression === undefined ? [] : [{ type: 'mapping.fromExpression', mapping: mapping.id, expression }];
    for (const text of options.set ?? []) edits.push(ruleEdit(file.project, mapping, text));
    if (edits.length > 0) {
      need(
        file.edit(edits.length === 1 && edits[0] !== undefined ? edits[0] : { type: 'batch', label: 'Set rules', edits }, 'cli'),
        exitCodes.wrongUse,
      );
      say(`${mapping.name} has ${counted(rulesOf(file.project, mapping).length, 'rule')} now.`);
    }
    if (options.expression === true) await print(`${composeMapping(definitionOf(file.project, mapping))}\n`);
    else if (options.json === true)
      await printJson({ mapping: mapping.name, rules: rulesOf(file.project, mapping), loops: loopsOf(file.project, mapping) });
    else if (!changes) await print(listText(file.project, mapping));
  } finally {
    file.close();
  }
}

function ruleEdit(project: Project, mapping: Mapping, text: string): Edit {
  const { target, expression } = ruleAssignment(text);
  if (expression !== '') return { type: 'rule.set', mapping: mapping.id, target, patch: { expression } };
  const rule = rulesOf(project, mapping).find((one) => one.target === target);
  if (rule === undefined) throw wrongUse(`${target} has no rule to remove.`);
  return { type: 'rule.remove', rules: [rule.id] };
}

function rulesOf(project: Project, mapping: Mapping) {
  return Object.values(project.rule).filter((rule) => rule.mapping === mapping.id);
}

function loopsOf(project: Project, mapping: Mapping) {
  return Object.values(project.loop).filter((loop) => loop.mapping === mapping.id);
}

/** A line a rule: id, target, expression, default; texts of several lines on one. */
function listText(project: Project, mapping: Mapping): string {
  const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
  const loops = loopsOf(project, mapping).map((loop) => `${loop.id}\t${loop.target}\tfor each ${oneLine(loop.each)}`);
  const rules = rulesOf(project, mapping).map(
    (rule) =>
      `${rule.id}\t${rule.target}\t${oneLine(rule.expression)}${rule.default === undefined ? '' : `\telse ${oneLine(rule.default)}`}`,
  );
  return [...loops, ...rules].map((line) => `${line}\n`).join('');
}
