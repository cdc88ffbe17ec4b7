import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A case of the language's own test suite. */
export interface SuiteCase {
  /** Group, file and place in the file. */
  readonly name: string;
  readonly expression: string;
  /** Shared by all cases over the same dataset: not to be changed. */
  readonly data: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
  /** Milliseconds that the case may take. */
  readonly timeLimit?: number;
  /** Calls in one another that the case may use. */
  readonly depth?: number;
  /** What it gives; absent where it gives nothing or fails. */
  readonly result?: unknown;
  /** The code of the error that it ends with. */
  readonly code?: string;
  /** What the error names, where the suite says so. */
  readonly token?: string;
}

/** All cases of a folder with `groups/` and `datasets/`, in the order of their names. Throws where there is none. */
export function readSuite(folder: string): readonly SuiteCase[] {
  const groups = join(folder, 'groups');
  if (!existsSync(groups)) throw new Error(`${folder} holds no "groups".`);
  const datasets = new Map<string, unknown>();
  const dataset = (name: string): unknown => {
    if (!datasets.has(name)) datasets.set(name, JSON.parse(readFileSync(join(folder, 'datasets', `${name}.json`), 'utf8')));
    return datasets.get(name);
  };
  return readdirSync(groups)
    .toSorted()
    .flatMap((group) => {
      const files = readdirSync(join(groups, group)).filter((file) => file.endsWith('.json'));
      return files.toSorted().flatMap((file) => {
        const content: unknown = JSON.parse(readFileSync(join(groups, group, file), 'utf8'));
        const list: readonly unknown[] = Array.isArray(content) ? content : [content];
        return list.map((item, i) => {
          if (!isRecord(item)) throw new Error(`${group}/${file} holds something that is no case.`);
          return readCase(`${group}/${file}${list.length > 1 ? ` ${i + 1}` : ''}`, item, join(groups, group), dataset);
        });
      });
    });
}

function readCase(name: string, item: Readonly<Record<string, unknown>>, folder: string, dataset: (name: string) => unknown): SuiteCase {
  const { expr, data, bindings, timelimit, depth } = item;
  const error = isRecord(item['error']) ? item['error'] : {};
  const code = item['code'] ?? error['code'];
  const token = item['token'] ?? error['token'];
  return {
    name,
    expression: typeof expr === 'string' ? expr : readFileSync(join(folder, String(item['expr-file'])), 'utf8'),
    data: typeof item['dataset'] === 'string' ? dataset(item['dataset']) : data,
    bindings: isRecord(bindings) ? bindings : {},
    ...(typeof timelimit === 'number' ? { timeLimit: timelimit } : {}),
    ...(typeof depth === 'number' ? { depth } : {}),
    ...('result' in item ? { result: item['result'] } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof token === 'string' ? { token } : {}),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
