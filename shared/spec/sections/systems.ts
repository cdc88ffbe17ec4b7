import type { SectionDeclaration, SpecField } from '../section.ts';
import { architecture } from '../derive/architecture.ts';

const system: readonly SpecField[] = [
  { name: 'name', label: 'System Name', input: 'text', hint: 'Name' },
  { name: 'type', label: 'System Type', input: 'text', hint: 'Type', example: 'Shop, ERP, database, file server' },
  { name: 'owner', label: 'Owner', input: 'text', hint: 'Team or person' },
  { name: 'environment', label: 'Environment', input: 'choice', choices: ['Prod', 'Stage', 'Dev'] },
  { name: 'version', label: 'Version', input: 'text', hint: 'Version' },
];

export const systems: SectionDeclaration = {
  id: 'systems',
  number: 2,
  title: 'Systems',
  group: 'Context',
  parts: [
    { kind: 'properties', id: 'source', heading: 'Source System', fields: system },
    { kind: 'properties', id: 'target', heading: 'Target System', fields: system },
    {
      kind: 'derived',
      id: 'architecture',
      heading: 'Integration Architecture',
      from: 'spec',
      about: 'Drawn from the two systems and the connection details.',
      blocks: architecture,
    },
  ],
};
