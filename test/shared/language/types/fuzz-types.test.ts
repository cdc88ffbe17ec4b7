import { expect, it } from 'vitest';
import { fuzzTypes } from '#test/drivers/types/fuzz-types.ts';

it('what generated expressions give over generated records is of their types', () => {
  const check = fuzzTypes(Number(process.env['FUZZ_SEED'] ?? 11), Number(process.env['FUZZ_COUNT'] ?? 300), 4);
  console.log(check.typed, check.values, check.nothing, check.errors);
  expect(check.misfits).toEqual([]);
});
