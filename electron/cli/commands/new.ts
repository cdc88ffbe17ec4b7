import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Command } from 'commander';
import { Option } from 'commander';
import { companionFiles } from '#electron/backend/projects/companion-files.ts';
import { createProjectAt } from '#electron/backend/projects/create-project.ts';
import type { MadeSide } from '#electron/backend/projects/make-side.ts';
import { makeSide, variableName } from '#electron/backend/projects/make-side.ts';
import { schemaKind } from '#electron/backend/projects/schema-kind.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import { registry } from '#electron/backend/codecs/registry.ts';
import type { OptionTable } from '#electron/cli/assignments.ts';
import { gather, namedFile, optionTable } from '#electron/cli/assignments.ts';
import { need, wrongUse } from '#electron/cli/cli-failure.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { handedFile } from '#electron/cli/handed-file.ts';
import { counted, printJson, say } from '#electron/cli/streams.ts';
import { countLeaves } from '#shared/schema/count-leaves.ts';

interface NewOptions {
  readonly source: readonly string[];
  readonly target: string;
  readonly mapping?: string;
  readonly per?: Per;
  readonly name?: string;
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly json?: true;
}

export function newCommand(program: Command): void {
  program
    .command('new')
    .description('make a project of samples or schemas')
    .argument('<project>', 'the file to make; .mapwright is added where it has no extension')
    .requiredOption('--source <[name=]file>', 'a sample or schema of a source; repeatable, the first drives the records', gather)
    .requiredOption('--target <[name=]file>', 'a sample or schema of the target')
    .option('--mapping <file.jsonata>', 'rules from a JSONata expression')
    .addOption(new Option('--per <unit>', 'evaluate once per record or over the whole document').choices(['record', 'document']))
    .option('--name <text>', 'name of the project')
    .option('--read <[name.]key=value>', 'how a side is read, kept in the project; repeatable', gather)
    .option('--write <key=value>', 'how the target is written, kept in the project; repeatable', gather)
    .option('--json', 'say what was made as JSON')
    .action(makeProject);
}

async function makeProject(project: string, options: NewOptions): Promise<void> {
  const read = optionTable(options.read, '--read');
  const write = optionTable(options.write, '--write').for('');
  const expression = options.mapping === undefined ? undefined : readText(options.mapping);
  const sources: MadeSide[] = [];
  for (const text of options.source) sources.push(await readSide(text, 'source', read));
  const target = withWriting(
    await readSide(
      options.target,
      'target',
      read,
      sources.map((made) => made.side.name),
      write['root'],
    ),
    write,
  );
  const known = [...sources, target].map((made) => made.side.name);
  const stray = read.names.find((name) => name !== 'target' && !known.includes(name));
  if (stray !== undefined) throw wrongUse(`--read ${stray}.… is for no side.`, `Sides: ${known.join(', ')}.`);
  const path = /\.[^/\\.]+$/.test(project) ? project : `${project}.mapwright`;
  const parts = {
    sources,
    target,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.per === undefined ? {} : { per: options.per }),
  };
  const file = need(createProjectAt(path, parts), exitCodes.unwritable);
  try {
    if (expression !== undefined) need(file.edit({ type: 'mapping.fromExpression', mapping: 'M-1', expression }, 'cli'));
    const { project: made } = file;
    const rules = Object.keys(made.rule).length;
    if (options.json === true)
      await printJson({
        file: path,
        name: made.info['project']?.name,
        per: made.mapping['M-1']?.per,
        sources: sources.map(sideFacts),
        target: sideFacts(target),
        rules,
      });
    for (const one of [...sources, target])
      say(
        `${one.side.role === 'source' ? 'Source' : 'Target'} ${one.side.name}: ${one.side.file}, ${one.side.format}, ${counted(countLeaves(one.side.schema), 'field')}${one.sample === undefined ? '' : `, ${counted(one.sample.document.records, 'record')}`}.`,
      );
    say(`Made ${path} with ${counted(rules, 'rule')}, evaluated per ${made.mapping['M-1']?.per ?? 'record'}.`);
  } finally {
    file.close();
  }
}

async function readSide(
  text: string,
  role: 'source' | 'target',
  table: OptionTable,
  sources: readonly string[] = [],
  root?: string,
): Promise<MadeSide> {
  const { name, path } = namedFile(text);
  const file = handedFile(path);
  const derived = name ?? variableName(file.name);
  // What is said for all is said of the sources; a source has the name that both would have.
  const given =
    role === 'source' ? table.for(derived) : { ...table.only('target'), ...(sources.includes(derived) ? {} : table.only(derived)) };
  if (given['format'] === undefined && schemaKind(file.name, headText(path)) !== undefined) {
    const { root: asked = root, ...rest } = given;
    return need(
      await makeSide(file, role, name, { read: rest, companions: companionFiles(path), ...(asked === undefined ? {} : { root: asked }) }),
    );
  }
  return need(await makeSide(file, role, name, { read: given }));
}

/** The target's own format and options of writing. */
function withWriting(made: MadeSide, write: Readonly<Record<string, string>>): MadeSide {
  const { format = made.side.format, ...rest } = write;
  const known = registry.codecs.find((codec) => codec.name === format);
  if (known === undefined)
    return need(
      fail(
        problem('format/unknown', `There is no format ${format}.`, {
          next: `Formats: ${registry.codecs.map((codec) => codec.name).join(', ')}.`,
        }),
      ),
    );
  const own = registry.codec(known.name).writeOptions.some((option) => option.name === 'root') ? rest : withoutRoot(rest);
  need(registry.codec(known.name).checkWriteOptions(own));
  const asFormat: FormatName = known.name;
  return { ...made, side: { ...made.side, format: asFormat, write: own } };
}

/** Of a schema with several document elements `root` has chosen one already. */
function withoutRoot({ root: _root, ...rest }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return rest;
}

function sideFacts({ side, sample }: MadeSide): Readonly<Record<string, unknown>> {
  return {
    name: side.name,
    file: side.file,
    format: side.format,
    fields: countLeaves(side.schema),
    ...(sample === undefined ? {} : { records: sample.document.records }),
  };
}

export function readText(path: string): string {
  handedFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return need(fail(problem('input/not-text', `${path} is not UTF-8 text.`, { place: { file: path } })));
  }
}

function headText(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.subarray(0, readSync(descriptor, buffer)).toString();
  } finally {
    closeSync(descriptor);
  }
}
