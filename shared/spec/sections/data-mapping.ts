import type { SectionDeclaration } from '../section.ts';
import { countMapped, entityMapping, fieldMapping } from '../derive/field-mapping.ts';

export const dataMapping: SectionDeclaration = {
  id: 'data-mapping',
  number: 6,
  title: 'Data mapping',
  group: 'Mapping',
  parts: [
    {
      kind: 'derived',
      id: 'entities',
      heading: 'Entity Mapping',
      from: 'map',
      about: 'The mappings and their loops, as they run.',
      blocks: entityMapping,
    },
    {
      kind: 'derived',
      id: 'fields',
      heading: 'Field Mapping',
      from: 'rules',
      about: 'Every target field with its rule, default and obligation, as they run.',
      blocks: fieldMapping,
      count: countMapped,
    },
  ],
};
