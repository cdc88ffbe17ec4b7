import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { diffLines, differingPart } from '#renderer/parts/diff-lines.ts';

const shown = (left: string, right: string) =>
  diffLines(left, right).map(
    (row) =>
      `${row.equal ? '=' : '!'} ${row.left?.number ?? '-'}:${row.left?.text ?? ''} ${row.right?.number ?? '-'}:${row.right?.text ?? ''}`,
  );

describe('a side-by-side comparison', () => {
  it('pairs a changed line and keeps the numbers', () => {
    expect(shown('a\nb\nc', 'a\nx\nc')).toEqual(['= 1:a 1:a', '! 2:b 2:x', '= 3:c 3:c']);
  });

  it('leaves a gap beside a line that only one side has', () => {
    expect(shown('a\nc', 'a\nb\nc')).toEqual(['= 1:a 1:a', '! -: 2:b', '= 2:c 3:c']);
    expect(shown('a\nb\nc\nd', 'a\nd')).toEqual(['= 1:a 1:a', '! 2:b -:', '! 3:c -:', '= 4:d 2:d']);
  });

  it('finds what is common between two changes', () => {
    expect(shown('1\nsame\n2', 'one\nsame\ntwo')).toEqual(['! 1:1 1:one', '= 2:same 2:same', '! 3:2 3:two']);
  });

  it('holds every line of both texts once and in order, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const rows = diffLines(left, right);
        expect(rows.flatMap((row) => (row.left === undefined ? [] : [row.left.text])).join('\n')).toBe(left);
        expect(rows.flatMap((row) => (row.right === undefined ? [] : [row.right.text])).join('\n')).toBe(right);
        for (const row of rows)
          expect(row.equal).toBe(row.left !== undefined && row.right !== undefined && row.left.text === row.right.text && row.equal);
      }),
    );
  });

  it('marks the part of a line that differs', () => {
    expect(differingPart('<T>PREPAID</T>', '<T>NET30</T>')).toEqual({ start: 3, end: 4 });
    expect(differingPart('aa', 'a')).toEqual({ start: 1, end: 0 });
  });
});
