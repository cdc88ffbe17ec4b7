import type { Command } from 'commander';
import { countLeaves } from '#shared/schema/count-leaves.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { orderedMappings } from '#shared/project/mapping-definition.ts';
import { openToRead } from '#electron/cli/open-project.ts';
import { counted, print, printJson } from '#electron/cli/streams.ts';

export function infoCommand(program: Command): void {
  program
    .command('info')
    .description('what is in a project')
    .argument('<project>')
    .option('--json', 'as JSON')
    .action(async (path: string, options: { readonly json?: true }) => {
      const file = openToRead(path);
      try {
        const facts = {
          file: path,
          ...projectFacts(file.project),
          edits: file.seq,
          ...(file.readOnly?.code === 'project/asked-read-only' || file.readOnly === undefined ? {} : { readOnly: file.readOnly }),
        };
        await (options.json === true ? printJson(facts) : print(infoText(facts)));
      } finally {
        file.close();
      }
    });
}

function projectFacts(project: Project) {
  const info = project.info['project'];
  const samples = Object.values(project.sample);
  return {
    name: info?.name ?? '',
    version: info?.version ?? '',
    created: info?.created ?? '',
    sides: Object.values(project.side).map((side) => {
      const sample = samples.find((one) => one.id === side.sample || one.side === side.id);
      return {
        role: side.role,
        name: side.name,
        file: side.file,
        format: side.format,
        fields: countLeaves(side.schema),
        ...(sample === undefined ? {} : { sample: { file: sample.file, records: sample.records, bytes: sample.bytes } }),
      };
    }),
    mappings: orderedMappings(project).map((mapping) => ({
      id: mapping.id,
      name: mapping.name,
      per: mapping.per,
      rules: Object.values(project.rule).filter((rule) => rule.mapping === mapping.id).length,
      loops: Object.values(project.loop).filter((loop) => loop.mapping === mapping.id).length,
      scenarios: Object.values(project.scenario).filter((scenario) => scenario.mapping === mapping.id).length,
    })),
    lookups: Object.values(project.lookup).map((lookup) => ({ name: lookup.name, rows: lookup.rows.length })),
  };
}

function infoText(facts: ReturnType<typeof projectFacts> & { readonly file: string; readonly edits: number }): string {
  const lines = [`${facts.name}, ${facts.version}`, `  ${facts.file}, made ${facts.created.slice(0, 10)}, ${counted(facts.edits, 'edit')}`];
  for (const side of facts.sides) {
    const sample =
      'sample' in side && side.sample !== undefined ? `; sample ${side.sample.file}, ${counted(side.sample.records, 'record')}` : '';
    lines.push(
      `${side.role === 'source' ? 'Source' : 'Target'} ${side.name}: ${side.file}, ${side.format}, ${counted(side.fields, 'field')}${sample}`,
    );
  }
  for (const { name, per, rules, loops, scenarios } of facts.mappings)
    lines.push(`Mapping ${name}: per ${per}, ${counted(rules, 'rule')}, ${counted(loops, 'loop')}, ${counted(scenarios, 'scenario')}`);
  for (const { name, rows } of facts.lookups) lines.push(`Lookup table ${name}: ${counted(rows, 'row')}`);
  return `${lines.join('\n')}\n`;
}
