import type { Block, Inline, SpecDocument, SpecSectionState } from '#shared/spec/document.ts';

/** Blocks under one heading of the template; `title` is absent where the section has only one. */
export interface DocumentPart {
  readonly id: string;
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

export interface DocumentSection {
  readonly state: SpecSectionState;
  readonly parts: readonly DocumentPart[];
}

/** The document regrouped by the sections of the outline, whose order differs from that of the exported chapters. */
export function documentSections(document: SpecDocument): readonly DocumentSection[] {
  const bySection = new Map<string, { readonly id: string; readonly title: string; readonly blocks: Block[] }[]>();
  let under: Block[] | undefined;
  for (const block of document.blocks) {
    if (block.kind !== 'heading') under?.push(block);
    else if (block.section === undefined) under = undefined;
    else {
      under = [];
      const parts = bySection.get(block.section) ?? [];
      parts.push({ id: block.id, title: block.text, blocks: under });
      bySection.set(block.section, parts);
    }
  }
  return document.sections.map((state) => {
    const parts = bySection.get(state.id) ?? [];
    return { state, parts: parts.length > 1 ? parts : parts.map((part) => ({ ...part, title: undefined })) };
  });
}

/** The sections anew, those that say the same as before being the same objects: what has not changed is not drawn again. */
export function keepUnchanged(before: readonly DocumentSection[], now: readonly DocumentSection[]): readonly DocumentSection[] {
  return now.map((section) => {
    const same = before.find((one) => one.state.id === section.state.id);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(section) ? same : section;
  });
}

/** How much of a section is stated, 0 to 1; one that asks for nothing is whole. */
export function sectionShare({ filled, of }: { readonly filled: number; readonly of: number }): number {
  return of === 0 ? 1 : filled / of;
}

/** How much of the specification is stated, in whole per cent; every section weighs the same. */
export function percentComplete(sections: readonly SpecSectionState[]): number {
  if (sections.length === 0) return 0;
  const sum = sections.reduce((total, section) => total + sectionShare(section), 0);
  return Math.floor((sum / sections.length) * 100 + 1e-9);
}

export interface OpenPlace {
  readonly words: string;
  /** Key of the field that fills it. */
  readonly at: string | undefined;
  /** What it belongs to: the label of its line, the first cell of its row, the column. */
  readonly of: string;
}

/** The open places of a section, in the order of the document; those of one table row as one. */
export function openPlaces(section: DocumentSection): readonly OpenPlace[] {
  return section.parts.flatMap((part) => part.blocks.flatMap((block) => openIn(block)));
}

function openIn(block: Block): readonly OpenPlace[] {
  switch (block.kind) {
    case 'paragraph':
      return open(block.inlines, '');
    case 'list':
      return block.items.flatMap((item) => open(item.inlines, item.label ?? ''));
    case 'checklist':
      return block.items.flatMap((item) => open(item.inlines, ''));
    case 'table':
      return block.rows.flatMap((row) => {
        const first = row.map(words).find((cell) => /[\p{L}\p{N}]/u.test(cell)) ?? '';
        return row.flatMap((cell, column) => {
          const name = block.columns[column] ?? '';
          return open(cell, column === 0 || first === '' ? name : name === 'Value' ? first : `${first}, ${name}`);
        });
      });
    default:
      return [];
  }
}

function open(inlines: readonly Inline[], of: string): readonly OpenPlace[] {
  return inlines.flatMap((inline) => ('missing' in inline ? [{ words: inline.missing, at: inline.at, of }] : []));
}

function words(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      'text' in inline
        ? inline.text
        : 'code' in inline
          ? inline.code
          : 'fact' in inline
            ? inline.fact.text
            : 'link' in inline
              ? inline.words
              : '',
    )
    .join('');
}

/** Words of the whole document, code left out. */
export function countWords(document: SpecDocument): number {
  const texts = document.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
        return [words(block.inlines)];
      case 'list':
        return block.items.map((item) => `${item.label ?? ''} ${words(item.inlines)}`);
      case 'checklist':
        return block.items.map((item) => words(item.inlines));
      case 'table':
        return [...block.columns, ...block.rows.flatMap((row) => row.map(words))];
      default:
        return [];
    }
  });
  return texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0), 0);
}
