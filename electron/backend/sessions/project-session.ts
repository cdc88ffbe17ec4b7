import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { SpawnEvaluator } from '#electron/backend/evaluator/child-port.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Mapping, MappingDefinition } from '#shared/mapping/mapping.ts';
import { mappingDefinition } from '#shared/project/mapping-definition.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Value } from '#shared/records/value.ts';
import { documentNumber } from './document-number.ts';
import { SampleReader } from './sample-inputs.ts';
import type { SampleInputs } from './sample-inputs.ts';

/** A mapping ready to be evaluated: loaded in the process as it stands, its sample's inputs at hand. */
export interface ReadyMapping {
  /** The project as it was loaded: later edits are not in the process. */
  readonly project: Project;
  readonly mapping: Mapping;
  readonly inputs: SampleInputs;
  readonly evaluator: Evaluator;
}

/**
 * One open project: its file, the samples read, and two evaluation processes, one for what the user waits for and one
 * for figures over whole samples, so that the second never delays the first.
 */
export class ProjectSession {
  readonly key: string;
  readonly file: ProjectFile;
  readonly #samples: SampleReader;
  readonly #live: Evaluator;
  readonly #background: Evaluator;
  #closed = false;
  readonly #loaded = new WeakMap<Evaluator, Map<string, string>>();
  readonly #kept = new WeakMap<Evaluator, Map<string, string>>();

  constructor(key: string, file: ProjectFile, spawn: SpawnEvaluator) {
    this.key = key;
    this.file = file;
    this.#samples = new SampleReader(file);
    this.#live = new Evaluator({ spawn });
    this.#background = new Evaluator({ spawn });
  }

  /** The mapping as it is saved now, loaded into the process; whole-sample questions go to `background`. */
  async ready(mapping: string, where: 'live' | 'background'): Promise<Result<ReadyMapping>> {
    const evaluator = where === 'live' ? this.#live : this.#background;
    const { project } = this.file;
    const definition = mappingDefinition(project, mapping);
    if (definition === undefined) return fail(problem('project/no-mapping', `There is no mapping ${mapping}.`));
    const loaded = known(this.#loaded, evaluator);
    const state = stateOf(definition);
    if (loaded.get(mapping) !== state) {
      loaded.set(mapping, state);
      await evaluator.load(mapping, definition);
    }
    if (this.#closed) return fail(problem('project/not-open', 'This project was closed meanwhile.'));
    const inputs = await this.#samples.inputs(project, definition.mapping);
    const kept = known(this.#kept, evaluator);
    const records = recordsKey(mapping);
    if (where === 'background' && kept.get(records) !== inputs.key) {
      kept.set(records, inputs.key);
      evaluator.keep(records, inputs.values);
    }
    return ok({ project, mapping: definition.mapping, inputs, evaluator });
  }

  /** An input by its number from 1. */
  async input(mapping: string, record: number): Promise<Result<{ readonly ready: ReadyMapping; readonly value: Value }>> {
    const ready = await this.ready(mapping, 'live');
    if (!ready.ok) return ready;
    const { values } = ready.value.inputs;
    const value = values[record - 1];
    if (value === undefined) {
      const why =
        values.length === 0 ? 'The mapping has no sample record.' : `There is no record ${record}; the sample has ${values.length}.`;
      return fail(
        problem('preview/no-record', why, { next: values.length === 0 ? 'Give its source a sample file.' : 'Choose another record.' }),
      );
    }
    return ok({ ready: ready.value, value });
  }

  /** The process for figures over whole samples. */
  get background(): Evaluator {
    return this.#background;
  }

  close(): void {
    this.#closed = true;
    this.#live.close();
    this.#background.close();
    this.file.close();
  }
}

/** Under which key an evaluator keeps a mapping's inputs. */
export function recordsKey(mapping: string): string {
  return `records of ${mapping}`;
}

/** Tells one state of a mapping from another without a look at its tables, which may have many thousand rows. */
function stateOf({ mapping, rules, loops, lookups, target }: MappingDefinition): string {
  return JSON.stringify([[mapping], rules, loops, lookups, target === undefined ? [] : [target]].map((part) => part.map(documentNumber)));
}

function known(of: WeakMap<Evaluator, Map<string, string>>, evaluator: Evaluator): Map<string, string> {
  const found = of.get(evaluator) ?? new Map<string, string>();
  of.set(evaluator, found);
  return found;
}
