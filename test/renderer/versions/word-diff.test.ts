import { describe, expect, it } from 'vitest';
import type { Stretch } from '#renderer/versions/word-diff.ts';
import { diffWords } from '#renderer/versions/word-diff.ts';
import { countDifferences, revisionSize, revisionTitle } from '#renderer/versions/revision-words.ts';

/** What differs in square brackets. */
const marked = (stretches: readonly Stretch[]) => stretches.map(({ text, same }) => (same ? text : `[${text}]`)).join('');
const diff = (was: string, is: string) => {
  const found = diffWords(was, is);
  return [marked(found.was), marked(found.is)];
};

describe('a comparison word by word', () => {
  it('marks words, texts in quotes and signs, not letters', () => {
    expect(diff('status = "paid" ? "A" : "B"', 'status = "void" ? "A" : "C"')).toEqual([
      'status = ["paid"] ? "A" : ["B"]',
      'status = ["void"] ? "A" : ["C"]',
    ]);
  });

  it('marks what was put in or taken out', () => {
    expect(diff('$number(price)', '$round($number(price) * count, 2)')).toEqual([
      '$number(price)',
      '[$round(]$number(price[) * count, 2])',
    ]);
    expect(diff('a & b', 'a')).toEqual(['a[ & b]', 'a']);
  });

  it('does not keep a space between two changes', () => {
    expect(diff('one two', 'three four')).toEqual(['[one two]', '[three four]']);
  });

  it('finds nothing in equal texts, and all in a text against none', () => {
    expect([diff('a.b', 'a.b'), diff('', 'a')]).toEqual([
      ['a.b', 'a.b'],
      ['', '[a]'],
    ]);
  });

  it('loses nothing of long texts', () => {
    const was = Array.from({ length: 1500 }, (_, at) => `f${at}`).join(' ');
    const is = Array.from({ length: 1500 }, (_, at) => `g${at}`).join(' ');
    const found = diffWords(`same ${was}`, `same ${is}`);
    expect([found.was.map((one) => one.text).join('') === `same ${was}`, found.is[0]]).toEqual([true, { text: 'same ', same: true }]);
  });
});

describe('words of revisions', () => {
  it('names a revision, its size and how many rules differ', () => {
    expect([
      revisionTitle({ number: 2, name: 'Agreed' }),
      revisionSize({ rules: 1, edits: 12 }),
      countDifferences([{ kind: 'added' }, { kind: 'changed' }, { kind: 'changed' }]),
      countDifferences([]),
    ]).toEqual(['2, Agreed', '1 rule, 12 edits', '1 added, 2 changed', 'No rule differs']);
  });
});
