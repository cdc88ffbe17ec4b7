import type { SectionDeclaration } from '../section.ts';
import { scenariosPass } from '../derive/scenario-table.ts';

export const deployment: SectionDeclaration = {
  id: 'deployment',
  number: 19,
  title: 'Deployment',
  group: 'Delivery',
  parts: [
    {
      kind: 'steps',
      id: 'promotion',
      heading: 'Environment Promotion',
      fields: [
        { name: 'development', label: 'Development', input: 'long', example: 'Local testing, unit tests, integration tests' },
        { name: 'staging', label: 'Staging', input: 'long', example: 'End-to-end testing, performance testing, user acceptance testing' },
        {
          name: 'production',
          label: 'Production',
          input: 'long',
          example: 'Deployment checklist, rollback plan, post-deployment verification',
        },
      ],
    },
    {
      kind: 'checklist',
      id: 'checklist',
      heading: 'Deployment Checklist',
      items: [
        { name: 'reviewed', label: 'Code reviewed and approved' },
        { name: 'tested', label: 'Test cases passed', evidence: scenariosPass },
        { name: 'security', label: 'Security review completed' },
        { name: 'documented', label: 'Documentation updated' },
        { name: 'monitoring', label: 'Monitoring configured' },
        { name: 'alerts', label: 'Alerts configured' },
        { name: 'rollback', label: 'Rollback plan ready' },
        { name: 'notified', label: 'Stakeholders notified' },
      ],
    },
  ],
};
