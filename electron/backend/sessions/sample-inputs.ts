import { registry } from '#electron/backend/codecs/registry.ts';
import { oneChunk, readSample } from '#electron/backend/projects/read-records.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { mappingInputs, mappingSources } from '#shared/project/mapping-definition.ts';
import type { Value } from '#shared/records/value.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** The inputs that a mapping's samples give, read once; `key` changes with the samples, their schema and the mapping's sources. */
export interface SampleInputs {
  readonly key: string;
  readonly values: readonly Value[];
  /** Records of the samples that could not be read. */
  readonly problems: readonly Problem[];
}

interface SideRecords {
  readonly key: string;
  readonly records: readonly Value[];
  readonly problems: readonly Problem[];
}

/** Reads samples of one open project and keeps what was read until it is no longer what the project holds. */
export class SampleReader {
  readonly #file: ProjectFile;
  readonly #sides = new Map<string, Promise<SideRecords>>();
  readonly #keys = new Map<string, string>();
  readonly #inputs = new Map<string, SampleInputs>();

  constructor(file: ProjectFile) {
    this.#file = file;
  }

  async inputs(project: Project, mapping: Mapping): Promise<SampleInputs> {
    const sources = mappingSources(project, mapping);
    const read = await Promise.all(sources.map((side) => this.#side(project, side)));
    const key = JSON.stringify([mapping.per, ...read.map((side) => side.key), ...sources.map((side) => side.name)]);
    const known = this.#inputs.get(mapping.id);
    if (known?.key === key) return known;
    const values = mappingInputs(
      mapping,
      sources.map((side, i) => ({ side, records: read[i]?.records ?? [], sequence: side.schema.records })),
    );
    const inputs = { key, values, problems: read.flatMap((side) => side.problems) };
    this.#inputs.set(mapping.id, inputs);
    return inputs;
  }

  #side(project: Project, side: Side): Promise<SideRecords> {
    const sample = side.sample === undefined ? undefined : findDocument(project, 'sample', side.sample);
    if (sample === undefined) return Promise.resolve({ key: `${side.id} none`, records: [], problems: [] });
    const key = `${sample.hash} ${JSON.stringify([sample.format, sample.read, side.read, side.format === 'csv' || side.format === 'xml' ? side.schema : side.schema.records])}`;
    const known = this.#sides.get(side.id);
    if (known !== undefined && this.#keys.get(side.id) === key) return known;
    const reading = this.#read(side, sample.hash, sample.file, key);
    this.#sides.set(side.id, reading);
    this.#keys.set(side.id, key);
    return reading;
  }

  async #read(side: Side, hash: string, file: string, key: string): Promise<SideRecords> {
    const bytes = this.#file.sample(hash);
    if (!bytes.ok) return { key, records: [], problems: [bytes.error] };
    const read = await readSample({
      bytes: oneChunk(bytes.value),
      file,
      codec: registry.codec(side.format),
      read: side.read,
      schema: side.schema,
      per: side.schema.records ? 'record' : 'document',
    });
    return { key, ...read };
  }
}
