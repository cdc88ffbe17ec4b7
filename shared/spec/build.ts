import type { Project } from '#shared/project/documents/document.ts';
import type { Block, Inline, SpecDocument, SpecSectionState } from './document.ts';
import type { Measured } from './measured.ts';
import type { SectionDeclaration, SpecContext } from './section.ts';
import { countSection } from './count-section.ts';
import { partBlocks } from './part-blocks.ts';
import { chapterList, sectionList } from './section-list.ts';
import { sectionValues } from './section-values.ts';

/**
 * The whole specification as blocks, in the template's own order and headings. Mapping, rules, scenario status and
 * history come from the project and from what was measured; typed values from the sections' forms.
 */
export function buildSpec(project: Project, measured: Measured): SpecDocument {
  const context = (id: string): SpecContext => ({ project, measured, values: sectionValues(project, id) });
  const blocks: Block[] = [];
  for (const chapter of chapterList) {
    blocks.push({ kind: 'heading', level: 2, text: chapter.title, id: headingId(chapter.title) });
    for (const { heading, section } of chapter.headings) {
      const declared = sectionList.find((known) => known.id === section);
      if (declared === undefined) throw new Error(`The heading ${heading} names no section: ${section}.`);
      blocks.push({ kind: 'heading', level: 3, text: heading, id: `${headingId(chapter.title)}-${headingId(heading)}`, section });
      blocks.push(...joinLists(declared.parts.flatMap((part) => (part.heading === heading ? partBlocks(part, context(section)) : []))));
    }
  }
  const facts = blocks.flatMap(inlinesOf).flatMap((inline) => ('fact' in inline ? [inline.fact] : []));
  return {
    title: `Integration Specification: ${context('overview').values.fields['basic.name'] ?? 'Untitled'}`,
    blocks,
    sections: sectionList.map((declared) => sectionState(declared, context(declared.id))),
    facts: {
      measured: facts.filter((fact) => fact.state !== 'not-measured').length,
      outOfDate: facts.filter((fact) => fact.state === 'out-of-date').length,
    },
  };
}

/** Lists of one kind that follow one another are one list: what is typed goes on where what is measured ends. */
function joinLists(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'list' && last?.kind === 'list' && last.ordered === block.ordered)
      joined.splice(-1, 1, { ...last, items: [...last.items, ...block.items] });
    else joined.push(block);
  }
  return joined;
}

function sectionState(declared: SectionDeclaration, context: SpecContext): SpecSectionState {
  const { filled, of } = countSection(declared, context);
  const measured = declared.parts
    .flatMap((part) => partBlocks(part, context))
    .flatMap(inlinesOf)
    .some((inline) => 'fact' in inline);
  return { id: declared.id, title: declared.title, group: declared.group, number: declared.number, filled, of, measured };
}

/** Anchor of a heading: lower case, words joined by hyphens. */
export function headingId(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.inlines;
    case 'list':
    case 'checklist':
      return block.items.flatMap((item) => item.inlines);
    case 'table':
      return block.rows.flat(2);
    default:
      return [];
  }
}
