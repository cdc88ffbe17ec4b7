import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '#shared/base/json-value.ts';

/** One case of the language's own suite, with its data read. */
export interface SuiteCase {
  readonly name: string;
  readonly expression: string;
  readonly input: JsonValue | undefined;
  readonly bindings: Readonly<Record<string, JsonValue>>;
  readonly milliseconds: number | undefined;
  readonly depth: number | undefined;
  /** Code of the error that is right; U1001 is the suite's own word for too deep or too long. */
  readonly code: string | undefined;
  /** The value that is right; `undefined` where nothing is. */
  readonly result: JsonValue | undefined;
}

interface Stored {
  readonly expr?: string;
  readonly 'expr-file'?: string;
  readonly dataset?: string | null;
  readonly data?: JsonValue;
  readonly bindings?: Readonly<Record<string, JsonValue>>;
  readonly timelimit?: number;
  readonly depth?: number;
  readonly result?: JsonValue;
  readonly code?: string;
  readonly error?: { readonly code: string };
}

/** Every case of a suite folder, by group and file. */
export function suiteCases(folder: string): readonly SuiteCase[] {
  const groups = join(folder, 'groups');
  return readdirSync(groups).flatMap((group) =>
    readdirSync(join(groups, group))
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const read = JSON.parse(readFileSync(join(groups, group, file), 'utf8')) as Stored | readonly Stored[];
        const list = Array.isArray(read) ? (read as readonly Stored[]) : [read as Stored];
        return list.map((one, i): SuiteCase => {
          const { expr = readFileSync(join(groups, group, one['expr-file'] ?? ''), 'utf8'), dataset } = one;
          return {
            name: `${group}/${file}#${i}`,
            expression: expr,
            input: typeof dataset === 'string' ? readDataset(folder, dataset) : one.data,
            bindings: one.bindings ?? {},
            milliseconds: one.timelimit,
            depth: one.depth,
            code: one.code ?? one.error?.code,
            result: one.result,
          };
        });
      }),
  );
}

function readDataset(folder: string, name: string): JsonValue {
  return JSON.parse(readFileSync(join(folder, 'datasets', `${name}.json`), 'utf8')) as JsonValue;
}
