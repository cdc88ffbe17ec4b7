import type { Block } from '#shared/spec/document.ts';
import type { SectionDeclaration } from '#shared/spec/section.ts';
import type { DocumentSection } from '../document/document-view.ts';

export type ChecklistBlock = Extract<Block, { readonly kind: 'checklist' }>;

/** What the document says of each checklist of a section, by part: which items a fact ticks. */
export function checklistBlocks(declared: SectionDeclaration, shown: DocumentSection | undefined): ReadonlyMap<string, ChecklistBlock> {
  const blocks = shown?.parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'checklist') ?? [];
  const parts = declared.parts.filter((part) => part.kind === 'checklist');
  return new Map(
    parts.flatMap((part, at): readonly (readonly [string, ChecklistBlock])[] => {
      const block = blocks[at];
      return block === undefined ? [] : [[part.id, block]];
    }),
  );
}
