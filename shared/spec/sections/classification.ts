import type { SectionDeclaration } from '../section.ts';
import { classifiedElements } from '../derive/classified-elements.ts';

export const classification: SectionDeclaration = {
  id: 'classification',
  number: 14,
  title: 'Classification',
  group: 'Operation',
  parts: [
    {
      kind: 'derived',
      id: 'elements',
      heading: 'Data Classification',
      from: 'rules',
      about: 'Target fields by the classification of their rules.',
      blocks: classifiedElements,
    },
    {
      kind: 'bullets',
      id: 'handling',
      heading: 'Data Classification',
      fields: [
        { name: 'public', label: 'Public', input: 'text', hint: 'Handling requirements', optional: true },
        { name: 'internal', label: 'Internal', input: 'text', hint: 'Handling requirements', optional: true },
        { name: 'confidential', label: 'Confidential', input: 'text', hint: 'Handling requirements', optional: true },
        { name: 'personal', label: 'Personal', input: 'text', hint: 'Handling requirements', optional: true },
        { name: 'special', label: 'Special category', input: 'text', hint: 'Handling requirements', optional: true },
      ],
    },
  ],
};
