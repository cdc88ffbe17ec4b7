import type { SectionDeclaration } from './section.ts';
import { alerts } from './sections/alerts.ts';
import { api } from './sections/api.ts';
import { changeHistory } from './sections/change-history.ts';
import { classification } from './sections/classification.ts';
import { compliance } from './sections/compliance.ts';
import { connections } from './sections/connections.ts';
import { contacts } from './sections/contacts.ts';
import { dataFlow } from './sections/data-flow.ts';
import { dataMapping } from './sections/data-mapping.ts';
import { deployment } from './sections/deployment.ts';
import { documentation } from './sections/documentation.ts';
import { errorHandling } from './sections/error-handling.ts';
import { metrics } from './sections/metrics.ts';
import { monitoring } from './sections/monitoring.ts';
import { operations } from './sections/operations.ts';
import { overview } from './sections/overview.ts';
import { qualityChecks } from './sections/quality-checks.ts';
import { rules } from './sections/rules.ts';
import { schedule } from './sections/schedule.ts';
import { security } from './sections/security.ts';
import { systems } from './sections/systems.ts';
import { testing } from './sections/testing.ts';
import { transfer } from './sections/transfer.ts';

/** The sections in the order of the outline. A new section is a file and a line here. */
export const sectionList: readonly SectionDeclaration[] = [
  overview,
  systems,
  connections,
  transfer,
  api,
  dataMapping,
  rules,
  dataFlow,
  errorHandling,
  qualityChecks,
  schedule,
  metrics,
  security,
  classification,
  compliance,
  monitoring,
  alerts,
  testing,
  deployment,
  operations,
  documentation,
  changeHistory,
  contacts,
];

/** The document's own order: chapters and headings as the template of an Integration Specification has them. */
export const chapterList: readonly {
  readonly title: string;
  readonly headings: readonly { readonly heading: string; readonly section: string }[];
}[] = [
  {
    title: 'Integration Overview',
    headings: [
      { heading: 'Basic Information', section: 'overview' },
      { heading: 'Business Context', section: 'overview' },
    ],
  },
  {
    title: 'System Information',
    headings: [
      { heading: 'Source System', section: 'systems' },
      { heading: 'Target System', section: 'systems' },
      { heading: 'Integration Architecture', section: 'systems' },
    ],
  },
  {
    title: 'Technical Specifications',
    headings: [
      { heading: 'Connection Details', section: 'connections' },
      { heading: 'Data Transfer Method', section: 'transfer' },
      { heading: 'API Specifications (if applicable)', section: 'api' },
    ],
  },
  {
    title: 'Data Mapping',
    headings: [
      { heading: 'Entity Mapping', section: 'data-mapping' },
      { heading: 'Field Mapping', section: 'data-mapping' },
      { heading: 'Transformation Rules', section: 'rules' },
    ],
  },
  {
    title: 'Data Flow',
    headings: [
      { heading: 'Processing Logic', section: 'data-flow' },
      { heading: 'Error Handling', section: 'error-handling' },
      { heading: 'Data Quality Checks', section: 'quality-checks' },
    ],
  },
  {
    title: 'Schedule and Performance',
    headings: [
      { heading: 'Execution Schedule', section: 'schedule' },
      { heading: 'Performance Metrics', section: 'metrics' },
    ],
  },
  {
    title: 'Security and Compliance',
    headings: [
      { heading: 'Security Controls', section: 'security' },
      { heading: 'Data Classification', section: 'classification' },
      { heading: 'Compliance Requirements', section: 'compliance' },
    ],
  },
  {
    title: 'Monitoring and Alerting',
    headings: [
      { heading: 'Monitoring Strategy', section: 'monitoring' },
      { heading: 'Alert Conditions', section: 'alerts' },
    ],
  },
  {
    title: 'Testing',
    headings: [
      { heading: 'Test Scenarios', section: 'testing' },
      { heading: 'Test Data', section: 'testing' },
      { heading: 'Validation Queries', section: 'testing' },
    ],
  },
  {
    title: 'Deployment',
    headings: [
      { heading: 'Environment Promotion', section: 'deployment' },
      { heading: 'Deployment Checklist', section: 'deployment' },
    ],
  },
  {
    title: 'Operations',
    headings: [
      { heading: 'Support Procedures', section: 'operations' },
      { heading: 'Maintenance Windows', section: 'operations' },
      { heading: 'Runbooks', section: 'operations' },
    ],
  },
  {
    title: 'Documentation',
    headings: [
      { heading: 'Related Documents', section: 'documentation' },
      { heading: 'Change History', section: 'change-history' },
      { heading: 'Contacts', section: 'contacts' },
      { heading: 'Document Control', section: 'documentation' },
    ],
  },
];
