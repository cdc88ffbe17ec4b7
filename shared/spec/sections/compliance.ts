import type { SectionDeclaration } from '../section.ts';

export const compliance: SectionDeclaration = {
  id: 'compliance',
  number: 15,
  title: 'Compliance',
  group: 'Operation',
  parts: [
    {
      kind: 'checklist',
      id: 'requirements',
      heading: 'Compliance Requirements',
      items: [
        { name: 'gdpr', label: 'GDPR compliance' },
        { name: 'sox', label: 'SOX compliance' },
        { name: 'hipaa', label: 'HIPAA compliance' },
        { name: 'pci', label: 'PCI DSS compliance' },
        { name: 'industry', label: 'Industry-specific regulations' },
      ],
    },
  ],
};
