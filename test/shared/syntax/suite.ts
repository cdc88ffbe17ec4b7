import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const home = '../shared/jsonata-test-suite';

/** A case of the language's own suite; `where` names its file and place in it. */
export interface SuiteCase {
  readonly where: string;
  readonly expr: string;
  readonly data: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly timelimit?: number;
  readonly depth?: number;
}

export const suitePresent = existsSync(join(home, 'groups'));

/** Every case, read from beside the checkout; none where the suite is not there. */
export function readSuite(): readonly SuiteCase[] {
  if (!suitePresent) return [];
  const datasets = new Map<string, unknown>();
  const cases: SuiteCase[] = [];
  for (const group of readdirSync(join(home, 'groups')).sort()) {
    for (const file of readdirSync(join(home, 'groups', group)).sort()) {
      if (!file.endsWith('.json')) continue;
      const content: unknown = JSON.parse(readFileSync(join(home, 'groups', group, file), 'utf8'));
      const list: readonly unknown[] = Array.isArray(content) ? content : [content];
      for (const [i, item] of list.entries()) {
        if (!isRecord(item)) throw new Error(`${group}/${file} holds no case`);
        const expr =
          typeof item.expr === 'string' ? item.expr : readFileSync(join(home, 'groups', group, String(item['expr-file'])), 'utf8');
        const dataset = item.dataset;
        if (typeof dataset === 'string' && !datasets.has(dataset)) {
          datasets.set(dataset, JSON.parse(readFileSync(join(home, 'datasets', `${dataset}.json`), 'utf8')));
        }
        cases.push({
          where: `${group}/${file}${list.length > 1 ? `#${i}` : ''}`,
          expr,
          data: typeof dataset === 'string' ? datasets.get(dataset) : item.data,
          bindings: isRecord(item.bindings) ? item.bindings : {},
          ...(typeof item.timelimit === 'number' ? { timelimit: item.timelimit } : {}),
          ...(typeof item.depth === 'number' ? { depth: item.depth } : {}),
        });
      }
    }
  }
  return cases;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
