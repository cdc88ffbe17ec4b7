import { expect, it } from 'vitest';
import { fuzzTypes } from '#test/drivers/types/fuzz-types.ts';

it('what generated expressions give over generated records is of their types', () => {
  const check = fuzzTypes(11, 300, 4);
  expect(check.misfits).toEqual([]);
  expect(check.typed).toBeGreaterThan(200);
});
