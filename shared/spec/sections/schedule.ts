import type { SectionDeclaration } from '../section.ts';

export const schedule: SectionDeclaration = {
  id: 'schedule',
  number: 11,
  title: 'Schedule',
  group: 'Operation',
  parts: [
    {
      kind: 'properties',
      id: 'execution',
      heading: 'Execution Schedule',
      fields: [
        { name: 'frequency', label: 'Frequency', input: 'choice', choices: ['Real-time', 'Hourly', 'Daily', 'Weekly'] },
        { name: 'window', label: 'Time Window', input: 'text', hint: 'Start time - End time', example: '02:00 - 04:00' },
        { name: 'timezone', label: 'Timezone', input: 'text', example: 'Europe/Berlin' },
        { name: 'dependencies', label: 'Dependencies', input: 'text', hint: 'Prerequisites' },
        { name: 'sla', label: 'SLA', input: 'text', hint: 'Processing time requirement' },
      ],
    },
  ],
};
