import type { SectionDeclaration } from '../section.ts';
import { lastUpdated } from '../derive/change-history.ts';

export const documentation: SectionDeclaration = {
  id: 'documentation',
  number: 21,
  title: 'Documentation',
  group: 'Delivery',
  parts: [
    {
      kind: 'bullets',
      id: 'related',
      heading: 'Related Documents',
      fields: [
        { name: 'architecture', label: 'Architecture Document', input: 'link', optional: true },
        { name: 'api', label: 'API Documentation', input: 'link', optional: true },
        { name: 'dictionary', label: 'Data Dictionary', input: 'link', optional: true },
        { name: 'security', label: 'Security Assessment', input: 'link', optional: true },
        { name: 'guide', label: 'User Guide', input: 'link', optional: true },
      ],
    },
    {
      kind: 'derived',
      id: 'control-version',
      heading: 'Document Control',
      from: 'versions',
      about: 'Version and last update come from the project.',
      blocks: lastUpdated,
    },
    {
      kind: 'bullets',
      id: 'control',
      heading: 'Document Control',
      fields: [
        { name: 'nextReview', label: 'Next Review', input: 'date' },
        { name: 'classification', label: 'Classification', input: 'choice', choices: ['Confidential', 'Internal', 'Public'] },
      ],
    },
  ],
};
