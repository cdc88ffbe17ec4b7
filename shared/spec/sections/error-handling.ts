import type { SectionDeclaration } from '../section.ts';
import { rejectFacts } from '../derive/reject-facts.ts';

export const errorHandling: SectionDeclaration = {
  id: 'error-handling',
  number: 9,
  title: 'Error handling',
  group: 'Quality',
  parts: [
    {
      kind: 'table',
      id: 'errors',
      heading: 'Error Handling',
      columns: [
        { name: 'type', label: 'Error Type', input: 'text', example: 'Connection timeout' },
        { name: 'action', label: 'Action', input: 'text', example: 'Retry' },
        { name: 'retry', label: 'Retry Logic', input: 'text', example: '3 attempts, 5 min intervals' },
        { name: 'notification', label: 'Notification', input: 'text', example: 'Email team' },
      ],
      starter: [
        { type: 'Connection timeout', action: 'Retry', retry: '3 attempts, 5 min intervals', notification: 'Email team' },
        { type: 'Data validation failure', action: 'Log and continue', retry: 'No retry', notification: 'Daily report' },
        {
          type: 'Target system unavailable',
          action: 'Queue for retry',
          retry: '5 attempts, exponential backoff',
          notification: 'Alert on-call',
        },
      ],
    },
    {
      kind: 'derived',
      id: 'rejects',
      heading: 'Error Handling',
      from: 'run',
      about: 'Rejects of the last run, by cause.',
      blocks: rejectFacts,
    },
  ],
};
