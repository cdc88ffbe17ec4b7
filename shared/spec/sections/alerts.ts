import type { SectionDeclaration } from '../section.ts';

export const alerts: SectionDeclaration = {
  id: 'alerts',
  number: 17,
  title: 'Alerts',
  group: 'Operation',
  parts: [
    {
      kind: 'table',
      id: 'conditions',
      heading: 'Alert Conditions',
      columns: [
        { name: 'condition', label: 'Condition', input: 'text', example: 'Processing failure' },
        { name: 'threshold', label: 'Threshold', input: 'text', example: '1 failure' },
        { name: 'severity', label: 'Severity', input: 'choice', choices: ['High', 'Medium', 'Low'] },
        { name: 'recipients', label: 'Recipients', input: 'text', example: 'Team email' },
      ],
      starter: [
        { condition: 'Processing failure', threshold: '1 failure', severity: 'High', recipients: 'Team email' },
        { condition: 'High error rate', threshold: '>5%', severity: 'Medium', recipients: 'Daily digest' },
        { condition: 'Performance degradation', threshold: '>2x normal time', severity: 'Medium', recipients: 'Team Slack' },
        { condition: 'Data freshness', threshold: '>2 hours old', severity: 'High', recipients: 'On-call alert' },
      ],
    },
  ],
};
