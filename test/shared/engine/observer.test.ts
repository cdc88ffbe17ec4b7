import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '#shared/base/problem.ts';
import { compile } from '#shared/engine/compile.ts';
import type { Evaluation } from '#shared/engine/compiled-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Observer } from '#shared/engine/observer.ts';
import type { Value } from '#shared/records/value.ts';
import { itShared } from '#test/fixtures/shared-data.ts';
import { suiteCases } from './suite-cases.ts';

/** Writes down what it hears, parts by their text. */
function listener(text: string): { readonly observer: Observer; readonly heard: unknown[] } {
  const heard: unknown[] = [];
  const part = (node: { readonly start: number; readonly end: number }): string => text.slice(node.start, node.end);
  return {
    heard,
    observer: {
      enter: () => undefined,
      leave: (node, value) => void heard.push([part(node), value]),
      fail: (node) => void heard.push([part(node), 'fails']),
      read: (_, __, name, value) => void heard.push(['read', name, value]),
      filtered: (predicate, items, kept) => void heard.push(['filtered', part(predicate), items, [...kept]]),
    },
  };
}

function hear(text: string, input: Value): readonly unknown[] {
  const { observer, heard } = listener(text);
  const compiled = compile(text, { limits: defaultLimits, observer });
  if (!compiled.ok) throw new Error(compiled.error.message);
  compiled.value.evaluate({ input });
  return heard;
}

test('parts are heard inner before outer, and only the branch that is taken', () => {
  expect(hear('paid ? total * 2 : fee', { paid: true, total: 4, fee: 1 })).toEqual([
    ['read', 'paid', true],
    ['paid', true],
    ['read', 'total', 4],
    ['total', 4],
    ['2', 2],
    ['total * 2', 8],
    ['paid ? total * 2 : fee', 8],
  ]);
});

test('a path is heard whole, and its filter with what it went over and what it kept', () => {
  const items = [
    { id: 1, n: 'a' },
    { id: 2, n: 'b' },
  ];
  const heard = hear('items[id = 2].n', { items });
  expect(heard.filter((one) => Array.isArray(one) && one[0] === 'filtered')).toEqual([['filtered', 'id = 2', items, [items[1]]]]);
  expect(heard.at(-1)).toEqual(['items[id = 2].n', 'b']);
});

test('a part that throws is heard to fail, and so is what stands around it', () => {
  expect(hear('1 + a', { a: 'x' }).slice(-2)).toEqual([
    ['a', 'x'],
    ['1 + a', 'fails'],
  ]);
});

/** An outcome as text; of an error its code: a call in tail position is made at once where somebody listens, so another call may be named. */
function told(given: Evaluation | Problem | undefined): string {
  if (given === undefined) return '';
  if ('code' in given) return given.code;
  return given.outcome.kind === 'error' ? given.outcome.problem.code : JSON.stringify(given);
}

itShared(
  'what is observed gives what it gives unobserved, over the language’s own test suite',
  ['jsonata-test-suite', 'groups'],
  (groups) => {
    const silent: Observer = {
      enter: () => undefined,
      leave: () => undefined,
      fail: () => undefined,
      read: () => undefined,
      filtered: () => undefined,
    };
    const different: string[] = [];
    let same = 0;
    for (const one of suiteCases(join(groups, '..'))) {
      // Calls of calls have the stack for as many levels only where nobody listens; the clock and chance are never the same.
      if (one.depth !== undefined || one.milliseconds !== undefined || /\$(?:random|shuffle|millis|now|eval)\(/.test(one.expression))
        continue;
      const limits = { ...defaultLimits, items: 10_000_000 };
      const [plain, observed] = [{ limits }, { limits, observer: silent }].map((settings) => {
        const compiled = compile(one.expression, settings);
        return compiled.ok
          ? compiled.value.evaluate({ ...(one.input === undefined ? {} : { input: one.input }), variables: one.bindings })
          : compiled.error;
      });
      if (told(plain) === told(observed)) same += 1;
      else different.push(`${one.name}: ${one.expression.slice(0, 100)}`);
    }
    expect(different).toEqual([]);
    expect(same).toBeGreaterThan(1_600);
  },
  60_000,
);
