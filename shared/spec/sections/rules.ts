import type { SectionDeclaration } from '../section.ts';
import { transformationRules } from '../derive/transformation-rules.ts';

export const rules: SectionDeclaration = {
  id: 'rules',
  number: 7,
  title: 'Rules',
  group: 'Mapping',
  parts: [
    {
      kind: 'derived',
      id: 'rules',
      heading: 'Transformation Rules',
      from: 'rules',
      about: 'The rules and lookup tables themselves, as they run.',
      blocks: transformationRules,
    },
  ],
};
