import type { SectionDeclaration } from '../section.ts';

export const operations: SectionDeclaration = {
  id: 'operations',
  number: 20,
  title: 'Operations',
  group: 'Delivery',
  parts: [
    {
      kind: 'table',
      id: 'support',
      heading: 'Support Procedures',
      columns: [
        { name: 'issue', label: 'Issue Type', input: 'text', example: 'Critical failure' },
        { name: 'first', label: 'First Response', input: 'text', example: '15 minutes' },
        { name: 'escalation', label: 'Escalation', input: 'text', example: 'Manager + on-call' },
        { name: 'resolution', label: 'Resolution Target', input: 'text', example: '1 hour' },
      ],
      starter: [
        { issue: 'Critical failure', first: '15 minutes', escalation: 'Manager + On-call', resolution: '1 hour' },
        { issue: 'Performance issue', first: '30 minutes', escalation: 'Technical lead', resolution: '4 hours' },
        { issue: 'Data quality issue', first: '1 hour', escalation: 'Data steward', resolution: '8 hours' },
      ],
    },
    {
      kind: 'bullets',
      id: 'maintenance',
      heading: 'Maintenance Windows',
      fields: [
        { name: 'scheduled', label: 'Scheduled', input: 'text', hint: 'Day/Time', example: 'Sunday 02:00' },
        { name: 'duration', label: 'Duration', input: 'text', hint: 'Hours', example: '2 hours' },
        { name: 'frequency', label: 'Frequency', input: 'choice', choices: ['Weekly', 'Monthly'] },
        { name: 'activities', label: 'Activities', input: 'text', hint: 'What maintenance is performed' },
      ],
    },
    {
      kind: 'runbooks',
      id: 'runbooks',
      heading: 'Runbooks',
      columns: [
        { name: 'title', label: 'Title', input: 'text', example: 'Restart the integration' },
        { name: 'language', label: 'Language', input: 'choice', choices: ['bash', 'sql'] },
        { name: 'steps', label: 'Steps', input: 'code', example: 'systemctl restart integration-service' },
      ],
    },
  ],
};
