import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { derivedTable, fact, text } from './inline.ts';

/** The named revisions, oldest first, as the template lists them. */
export function changeHistory({ measured }: SpecContext): readonly Block[] {
  const rows = [...measured.revisions]
    .sort((a, b) => a.number - b.number)
    .map((revision) => [
      text(revision.name),
      fact(day(revision.at), 'project', { at: revision.at }),
      text(revision.reason),
      text(revision.author),
    ]);
  return [derivedTable('history', ['Version', 'Date', 'Changes', 'Author'], rows, 'no revision yet')];
}

/** Version, creation and last update of the document. */
export function lastUpdated({ project, measured }: SpecContext): readonly Block[] {
  const info = project.info['project'];
  if (info === undefined) return [];
  return [
    {
      kind: 'list',
      ordered: false,
      items: [
        { label: 'Version', inlines: [text(info.version)] },
        { label: 'Created', inlines: [fact(day(info.created), 'project', { at: info.created })] },
        {
          label: 'Last Updated',
          inlines: [
            measured.edited === undefined ? text(day(info.created)) : fact(day(measured.edited), 'project', { at: measured.edited }),
          ],
        },
      ],
    },
  ];
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
