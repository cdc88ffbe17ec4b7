import type { SectionDeclaration } from '../section.ts';

export const contacts: SectionDeclaration = {
  id: 'contacts',
  number: 23,
  title: 'Contacts',
  group: 'Delivery',
  parts: [
    {
      kind: 'table',
      id: 'contacts',
      heading: 'Contacts',
      columns: [
        { name: 'role', label: 'Role', input: 'text', example: 'Integration Owner' },
        { name: 'name', label: 'Name', input: 'text', hint: 'Name' },
        { name: 'email', label: 'Email', input: 'email', hint: 'Email' },
        { name: 'phone', label: 'Phone', input: 'text', hint: 'Phone' },
      ],
      starter: [{ role: 'Integration Owner' }, { role: 'Technical Lead' }, { role: 'Business Owner' }],
    },
  ],
};
