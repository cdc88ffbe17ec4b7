import { childNodes } from '#shared/syntax/walk.ts';
import { isRecord } from '#test/drivers/suite/read-suite.ts';
import { setOwn } from '#shared/base/json-value.ts';
import type { Pair } from './compare-engines.ts';
import { nodesOf } from './mutate-expression.ts';

/** The smallest pair found from a pair on for which `differs` still holds; asks at most `most` times. */
export async function shrinkPair(pair: Pair, differs: (pair: Pair) => Promise<boolean>, most = 1_500): Promise<Pair> {
  let smallest = pair;
  let asked = 0;
  for (let smaller = true; smaller && asked < most;) {
    smaller = false;
    for (const candidate of smallerPairs(smallest)) {
      asked += 1;
      if (asked >= most) break;
      if (!(await differs(candidate))) continue;
      smallest = candidate;
      smaller = true;
      break;
    }
  }
  return smallest;
}

function* smallerPairs(pair: Pair): Generator<Pair, void, undefined> {
  if (pair.data !== undefined) yield { ...pair, data: undefined };
  for (const data of smallerValues(pair.data)) yield { ...pair, data };
  for (const expression of smallerTexts(pair.expression)) yield { ...pair, expression };
}

/** Texts with a node replaced by one below it or by something simple, or left out; the shortest first. */
function smallerTexts(text: string): readonly string[] {
  const made = new Set<string>();
  for (const node of nodesOf(text)) {
    const replaced = (by: string): string => text.slice(0, node.start) + by + text.slice(node.end);
    for (const child of childNodes(node)) made.add(replaced(text.slice(child.start, child.end)));
    for (const simple of ['1', '""', 'n', '$', '']) made.add(replaced(simple));
    for (const [before, after] of [
      [/,\s*$/, ''],
      ['', /^\s*[,;]/],
    ] as const) {
      const [head, tail] = [text.slice(0, node.start).replace(before, ''), text.slice(node.end).replace(after, '')];
      made.add(head + tail);
    }
  }
  for (const [from, to] of [
    [/\s+/g, ' '],
    [/\/\*.*?\*\//gs, ''],
    [/<[^<>{}]*>\{/g, '{'],
  ] as const)
    made.add(text.replace(from, to));
  return [...made].filter((one) => one.length < text.length).sort((a, b) => a.length - b.length);
}

function* smallerValues(value: unknown): Generator<unknown, void, undefined> {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const item of items) yield item;
    if (items.length > 2) yield items.slice(0, Math.floor(items.length / 2));
    for (let i = 0; i < items.length; i += 1) yield items.toSpliced(i, 1);
    for (let i = 0; i < items.length; i += 1) for (const smaller of smallerValues(items[i])) yield items.with(i, smaller);
  } else if (isRecord(value)) {
    const keys = Object.keys(value);
    yield {};
    for (const key of keys) if (typeof value[key] === 'object' && value[key] !== null) yield value[key];
    for (const key of keys) yield without(value, key);
    for (const key of keys) for (const smaller of smallerValues(value[key])) yield without(value, key, { smaller });
  } else if (typeof value === 'string' && value.length > 1) yield 'a';
  else if (typeof value === 'number' && value !== 0 && value !== 1) yield 1;
}

/** The object without a key, or with another value at it. */
function without(value: Readonly<Record<string, unknown>>, key: string, by?: { readonly smaller: unknown }): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value))
    if (name !== key) setOwn(made, name, part);
    else if (by !== undefined) setOwn(made, name, by.smaller);
  return made;
}
