import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const module = fileURLToPath(new URL('../../../../electron/backend/evaluator/freeze-intrinsics.ts', import.meta.url));

/** What a program prints whose language is frozen: a process of its own, since nothing thaws it. */
function frozen(program: string): unknown {
  const text = `'use strict';
    const { freezeIntrinsics } = await import(${JSON.stringify(module)});
    freezeIntrinsics();
    const tried = (work) => { try { return work(); } catch (thrown) { return thrown.constructor.name; } };
    process.stdout.write(JSON.stringify(${program}));`;
  return JSON.parse(execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', text], { encoding: 'utf8' }));
}

it('leaves nothing of the language to be changed', () => {
  expect(
    frozen(`[
      tried(() => { Object.prototype.toString = 1; }), tried(() => { Object.prototype.more = 1; }), tried(() => { Math.max = 1; }),
      tried(() => { JSON.parse = 1; }), tried(() => { String.prototype.trim = 1; }), tried(() => { Map.prototype.get = 1; }),
      tried(() => { delete Date.prototype.getTime; }), tried(() => { Error.prototype.message = 1; }),
      tried(() => { Object.getPrototypeOf(function* () {}).x = 1; }), tried(() => { Function.prototype.call = 1; }),
    ]`),
  ).toEqual(Array.from({ length: 10 }, () => 'TypeError'));
});

it('lets fields of data be called as the language calls its own', () => {
  expect(
    frozen(`(() => {
      const made = {};
      for (const name of ['toString', 'constructor', 'valueOf', 'hasOwnProperty', 'message']) made[name] = name;
      const error = new Error('a');
      error.message = 'b';
      error.name = 'Own';
      return [made, Object.keys({ ...made }), String(error), [3, 1, 2].sort(), 'a-b'.replace(/-/g, '+'), [...new Set([1, 1])]];
    })()`),
  ).toEqual([
    { toString: 'toString', constructor: 'constructor', valueOf: 'valueOf', hasOwnProperty: 'hasOwnProperty', message: 'message' },
    ['toString', 'constructor', 'valueOf', 'hasOwnProperty', 'message'],
    'Own: b',
    [1, 2, 3],
    'a+b',
    [1],
  ]);
});
