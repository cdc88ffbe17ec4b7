import type { SectionDeclaration } from '../section.ts';

export const overview: SectionDeclaration = {
  id: 'overview',
  number: 1,
  title: 'Overview',
  group: 'Context',
  parts: [
    {
      kind: 'properties',
      id: 'basic',
      heading: 'Basic Information',
      fields: [
        { name: 'name', label: 'Integration Name', input: 'text', hint: 'Name' },
        { name: 'type', label: 'Integration Type', input: 'choice', choices: ['Batch', 'Real-time', 'Hybrid', 'API', 'Event-driven'] },
        { name: 'direction', label: 'Direction', input: 'choice', choices: ['Inbound', 'Outbound', 'Bi-directional'] },
        { name: 'priority', label: 'Priority', input: 'choice', choices: ['Critical', 'High', 'Medium', 'Low'] },
        { name: 'status', label: 'Status', input: 'choice', choices: ['Active', 'Development', 'Testing', 'Deprecated'] },
        { name: 'owner', label: 'Owner', input: 'text', hint: 'Team or person' },
        { name: 'created', label: 'Created Date', input: 'date' },
        { name: 'goLive', label: 'Go-Live Date', input: 'date' },
      ],
    },
    {
      kind: 'bullets',
      id: 'business',
      heading: 'Business Context',
      fields: [
        { name: 'purpose', label: 'Purpose', input: 'long', hint: 'Why this integration exists' },
        { name: 'value', label: 'Business Value', input: 'long', hint: 'What business value it provides' },
        { name: 'useCases', label: 'Use Cases', input: 'long', hint: 'Primary use cases' },
        { name: 'stakeholders', label: 'Stakeholders', input: 'long', hint: 'Who uses it or benefits' },
      ],
    },
  ],
};
