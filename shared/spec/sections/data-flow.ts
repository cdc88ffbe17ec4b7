import type { SectionDeclaration } from '../section.ts';
import { stageFigure } from '../derive/stage-figure.ts';

export const dataFlow: SectionDeclaration = {
  id: 'data-flow',
  number: 8,
  title: 'Data flow',
  group: 'Mapping',
  parts: [
    {
      kind: 'steps',
      id: 'stages',
      heading: 'Processing Logic',
      fields: [
        { name: 'extract', label: 'Extract', input: 'long', hint: 'How data is extracted from the source' },
        { name: 'transform', label: 'Transform', input: 'long', hint: 'What transformations are applied' },
        { name: 'load', label: 'Load', input: 'long', hint: 'How data is loaded to the target' },
        { name: 'validate', label: 'Validate', input: 'long', hint: 'What validations are performed' },
        { name: 'reconcile', label: 'Reconcile', input: 'long', hint: 'How data integrity is verified' },
      ],
      figure: stageFigure,
    },
  ],
};
