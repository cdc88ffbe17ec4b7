import { describe, expect, it } from 'vitest';
import type { SpecDocument, SpecSectionState } from '#shared/spec/document.ts';
import { countWords, documentSections, keepUnchanged, openPlaces, percentComplete } from '#renderer/spec/document/document-view.ts';

const state = (id: string, number: number, filled: number, of: number): SpecSectionState => ({
  id,
  number,
  filled,
  of,
  title: id,
  group: 'Context',
  measured: false,
});

const built: SpecDocument = {
  title: 'Integration Specification: A',
  blocks: [
    { kind: 'heading', level: 2, text: 'Chapter', id: 'chapter' },
    { kind: 'heading', level: 3, text: 'Later first', id: 'later-1', section: 'later' },
    {
      kind: 'paragraph',
      inlines: [{ text: 'Two words ' }, { missing: 'not stated', at: 'a.b' }, { fact: { text: '9', origin: 'run', state: 'fresh' } }],
    },
    { kind: 'heading', level: 3, text: 'Only', id: 'only', section: 'early' },
    {
      kind: 'table',
      id: 't',
      columns: ['Property', 'Value', 'Other'],
      rows: [
        [[{ text: 'Owner' }], [{ missing: 'Team' }], [{ missing: 'x' }]],
        [[{ text: '–' }], [{ missing: 'y' }], [{ code: 'Total' }]],
      ],
    },
    { kind: 'heading', level: 2, text: 'Last chapter', id: 'last' },
    { kind: 'heading', level: 3, text: 'Later second', id: 'later-2', section: 'later' },
    { kind: 'list', ordered: false, items: [{ label: 'Purpose', inlines: [{ missing: 'why' }] }] },
  ],
  sections: [state('early', 1, 0, 2), state('later', 2, 1, 3), state('none', 3, 0, 0)],
  facts: { measured: 1, outOfDate: 0 },
};

describe('the document in the order of the outline', () => {
  it('holds each block once, under its section; a section with one heading does without it', () => {
    expect(
      documentSections(built).map(({ state: { id }, parts }) => [
        id,
        parts.map((part) => [part.title, part.blocks.map((block) => block.kind)]),
      ]),
    ).toEqual([
      ['early', [[undefined, ['table']]]],
      [
        'later',
        [
          ['Later first', ['paragraph']],
          ['Later second', ['list']],
        ],
      ],
      ['none', []],
    ]);
  });

  it('keeps a section that says the same, and takes one that does not', () => {
    const before = documentSections(built);
    const now = keepUnchanged(
      before,
      documentSections({ ...built, sections: [state('early', 1, 1, 2), state('later', 2, 1, 3), state('none', 3, 0, 0)] }),
    );
    expect(now.map((section, at) => section === before[at])).toEqual([false, true, true]);
    expect(now[0]?.state.filled).toBe(1);
  });

  it('names what is open by what it belongs to', () => {
    const [early, later] = documentSections(built);
    expect(early === undefined ? [] : openPlaces(early).map(({ of, words }) => `${of}: ${words}`)).toEqual([
      'Owner: Team',
      'Owner, Other: x',
      'Total: y',
    ]);
    expect(later === undefined ? [] : openPlaces(later)).toEqual([
      { words: 'not stated', at: 'a.b', of: '' },
      { words: 'why', at: undefined, of: 'Purpose' },
    ]);
  });

  it('counts each section the same, and the words that are read', () => {
    expect(percentComplete(built.sections)).toBe(44);
    expect(percentComplete([])).toBe(0);
    expect(countWords(built)).toBe(17);
  });
});
