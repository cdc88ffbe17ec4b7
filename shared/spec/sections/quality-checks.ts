import type { SectionDeclaration } from '../section.ts';
import { checkEvidence } from '../derive/check-evidence.ts';

export const qualityChecks: SectionDeclaration = {
  id: 'quality-checks',
  number: 10,
  title: 'Quality checks',
  group: 'Quality',
  parts: [
    {
      kind: 'checklist',
      id: 'checks',
      heading: 'Data Quality Checks',
      items: [
        { name: 'count', label: 'Record count validation', evidence: checkEvidence('Record count') },
        { name: 'keys', label: 'Key field completeness', evidence: checkEvidence('Key completeness') },
        { name: 'types', label: 'Data type validation', evidence: checkEvidence('Types') },
        { name: 'business', label: 'Business rule validation' },
        { name: 'duplicates', label: 'Duplicate detection', evidence: checkEvidence('Duplicates') },
      ],
    },
  ],
};
