import type { SectionDeclaration } from '../section.ts';
import { changeHistory as historyTable } from '../derive/change-history.ts';

export const changeHistory: SectionDeclaration = {
  id: 'change-history',
  number: 22,
  title: 'Change history',
  group: 'Delivery',
  parts: [
    {
      kind: 'derived',
      id: 'history',
      heading: 'Change History',
      from: 'versions',
      about: 'Written by revisions: name one in Versions.',
      blocks: historyTable,
    },
  ],
};
