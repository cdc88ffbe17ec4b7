import { expect, test } from 'vitest';
import { CompileMemory } from '#electron/backend/evaluator/compile-memory.ts';
import { defaultLimits } from '#shared/engine/limits.ts';

const table = () => ({ name: 'codes', value: { a: '1' }, noMatch: { kind: 'nothing' } }) as const;

test('a text is compiled once for the same tables and settings, and anew for others', () => {
  const memory = new CompileMemory();
  const codes = table();
  const settings = { limits: defaultLimits, lookups: [codes] };
  const first = memory.compilerOf(settings)('a & b');
  expect(memory.compilerOf({ ...settings, lookups: [codes] })('a & b')).toBe(first);
  expect(memory.compilerOf({ ...settings, lookups: [table()] })('a & b')).not.toBe(first);
  expect(memory.compilerOf({ ...settings, lookups: [] })('a & b')).not.toBe(first);
  expect(memory.compilerOf({ ...settings, now: '2026-11-24T09:41:00Z' })('a & b')).not.toBe(first);
  expect(memory.compilerOf({ ...settings, variables: { region: 'EU' } })('a & b')).not.toBe(first);
});

test('a thousand texts are kept, the one asked for longest ago goes first', () => {
  const compile = new CompileMemory().compilerOf({ limits: defaultLimits });
  const [first, second] = [compile('1'), compile('2')];
  for (let i = 3; i <= 1_000; i += 1) compile(String(i));
  expect(compile('1')).toBe(first);
  compile('1001');
  expect(compile('1')).toBe(first);
  expect(compile('2')).not.toBe(second);
});
