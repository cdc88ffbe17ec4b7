import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createProjectFile } from '#electron/backend/store/open-project.ts';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import { fail } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { DocumentChange } from '#shared/project/documents/document.ts';
import { documentChange } from '#shared/project/documents/project-documents.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import type { Schema } from '#shared/schema/field.ts';
import { freePath } from './free-path.ts';
import type { MadeSide } from './make-side.ts';

export interface NewProject {
  readonly name?: string;
  readonly sources: readonly MadeSide[];
  /** Absent: an empty target, its fields given by the rules. */
  readonly target?: MadeSide;
  readonly per?: Per;
}

const emptySchema: Schema = {
  kind: 'inferred',
  records: false,
  root: { name: '', type: 'object', repeats: false, min: 1, children: [], open: true },
};

/** Makes the project's file in a folder, under a free name made from its two sides, and opens it. */
export function createProjectIn(folder: string, parts: NewProject): Result<ProjectFile> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const found = storeProblem(error, folder);
    if (found === undefined) throw error;
    return fail(found);
  }
  const name = parts.name ?? projectName(parts);
  return createProjectAt(freePath(folder, name), { ...parts, name });
}

/** Makes the project's file at a path that has none. */
export function createProjectAt(path: string, parts: NewProject): Result<ProjectFile> {
  const samples = [...parts.sources, ...(parts.target === undefined ? [] : [parts.target])].flatMap((made) =>
    made.sample === undefined ? [] : [made.sample.bytes],
  );
  return createProjectFile(path, documentsOf(parts), samples);
}

/** `orders.json` and `SalesOrder.xsd` → `orders to SalesOrder`. */
export function projectName({ sources, target }: NewProject): string {
  const words = (made: MadeSide | undefined): string => made?.side.file.replace(/(\.schema)?\.[^.]*$/, '') ?? '';
  const from = sources.map(words).join(', ');
  return target === undefined ? from : `${from} to ${words(target)}`;
}

/** Once per record for sequences, and for JSON files that are arrays of records; else once for the document. */
export function defaultPer(source: MadeSide | undefined): Per {
  return source !== undefined && source.sequence ? 'record' : 'document';
}

function documentsOf(parts: NewProject): readonly DocumentChange[] {
  const created = new Date().toISOString();
  const target = parts.target?.side ?? {
    id: randomUUID(),
    role: 'target',
    name: 'target',
    file: 'output',
    schema: emptySchema,
    format: 'json',
    read: {},
    write: {},
  };
  const sources = distinctNames(parts.sources);
  const sides = [...sources.map((made) => made.side), target];
  const samples = [...parts.sources, ...(parts.target === undefined ? [] : [parts.target])];
  return [
    documentChange('info', 'project', undefined, {
      id: 'project',
      name: parts.name ?? projectName(parts),
      version: '0.1 draft',
      created,
      counters: {},
    }),
    ...sides.map((side) => documentChange('side', side.id, undefined, side)),
    ...samples.flatMap((made) =>
      made.sample === undefined ? [] : [documentChange('sample', made.sample.document.id, undefined, made.sample.document)],
    ),
    documentChange('mapping', 'M-1', undefined, {
      id: 'M-1',
      name: target.file === 'output' ? 'Mapping' : target.file.replace(/\..*$/, ''),
      order: 1,
      sources: sources.map((made) => made.side.id),
      target: target.id,
      per: parts.per ?? defaultPer(parts.sources[0]),
    }),
  ];
}

/** Keys of the input object must differ: a second `orders` becomes `orders_2`. */
function distinctNames(sources: readonly MadeSide[]): readonly MadeSide[] {
  const taken = new Set<string>();
  return sources.map((made) => {
    let { name } = made.side;
    for (let n = 2; taken.has(name); n += 1) name = `${made.side.name}_${n}`;
    taken.add(name);
    return name === made.side.name ? made : { ...made, side: { ...made.side, name } };
  });
}
