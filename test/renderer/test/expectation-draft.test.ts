import { describe, expect, it } from 'vitest';
import { draftOf, expectationOf } from '#renderer/test/expectation-draft.ts';

const assertions = (...list: { name: string; expression: string }[]) =>
  expectationOf({ ...draftOf({ kind: 'filtered' }, undefined), kind: 'assertions', assertions: list });

describe('a changed expectation', () => {
  it('comes back as it was when nothing is changed', () => {
    for (const expected of [
      { kind: 'output', value: { a: 1 } },
      { kind: 'filtered' },
      { kind: 'rejected', rule: 'R-28' },
      { kind: 'assertions', assertions: [{ name: 'Adds up', expression: 'a = 1' }] },
    ] as const)
      expect(expectationOf(draftOf(expected, undefined))).toEqual({ ok: true, expected });
  });

  it('takes the present output where none was expected', () => {
    expect(expectationOf({ ...draftOf({ kind: 'filtered' }, { a: 2 }), kind: 'output' })).toEqual({
      ok: true,
      expected: { kind: 'output', value: { a: 2 } },
    });
    expect(expectationOf({ ...draftOf({ kind: 'filtered' }, undefined), kind: 'output' }).ok).toBe(false);
  });

  it('leaves out empty rows and says which one is half written', () => {
    expect(assertions({ name: ' Adds up ', expression: 'a' }, { name: '', expression: '' })).toEqual({
      ok: true,
      expected: { kind: 'assertions', assertions: [{ name: 'Adds up', expression: 'a' }] },
    });
    expect(assertions({ name: 'Adds up', expression: '' })).toEqual({ ok: false, why: 'Give Adds up an expression.' });
    expect(assertions({ name: 'A', expression: '1' }, { name: 'A', expression: '2' })).toEqual({
      ok: false,
      why: 'Two assertions are called A.',
    });
    expect(assertions()).toEqual({ ok: false, why: 'Give an assertion.' });
  });
});
