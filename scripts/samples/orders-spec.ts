import type { SpecSection } from '#shared/project/documents/spec-section.ts';

const section = (id: string, fields: Record<string, string>, tables: SpecSection['tables'] = {}): SpecSection => ({ id, fields, tables });

/** What people typed into the specification of the orders sample. Where nothing is stated, the document says so. */
export const ordersSpec: readonly SpecSection[] = [
  section('overview', {
    'basic.name': 'Shopify orders to ERP sales orders',
    'basic.type': 'Batch',
    'basic.direction': 'Outbound',
    'basic.priority': 'High',
    'basic.status': 'Testing',
    'basic.owner': 'Integration team, Order to cash',
    'basic.created': '2026-06-02',
    'basic.goLive': '2026-09-01',
    'business.purpose': 'Web orders reach the ERP within the hour, so that picking starts the same day.',
    'business.value': 'Nobody types orders any more; tax codes and accounts are right the first time.',
    'business.useCases': 'Order posting, guest orders on a collective account, partial refunds.',
    'business.stakeholders': 'Order desk, Finance, Warehouse.',
  }),
  section('systems', {
    'source.name': 'Shopify',
    'source.type': 'Web shop',
    'source.owner': 'E-commerce',
    'source.environment': 'Prod',
    'source.version': '2026-07',
    'target.name': 'ERP',
    'target.type': 'Order management',
    'target.owner': 'Business applications',
    'target.environment': 'Prod',
    'target.version': '4.2',
  }),
  section('connections', {
    'details.source.protocol': 'HTTPS',
    'details.source.endpoint': 'https://shop.example.com/admin/orders',
    'details.source.port': '443',
    'details.source.authentication': 'OAuth 2',
    'details.source.encryption': 'TLS 1.3',
    'details.target.protocol': 'SFTP',
    'details.target.endpoint': 'sftp://erp.example.com/in/orders',
    'details.target.port': '22',
    'details.target.authentication': 'Key',
    'details.target.encryption': 'SSH',
  }),
  section('transfer', {
    'method.method': 'File',
    'method.format': 'XML',
    'method.compression': 'None',
    'method.batch': '500',
    'method.frequency': 'Every 30 minutes',
  }),
  section('data-flow', {
    'stages.extract': 'Orders created or changed since the last run, oldest first.',
    'stages.transform': 'The rules of this mapping, once per order.',
    'stages.validate': 'Each sales order against SalesOrder.xsd 4.2; an invalid one is rejected.',
    'stages.load': 'One XML file a batch, renamed when it is complete.',
    'stages.reconcile': 'Orders read = orders mapped + rejected + filtered.',
  }),
  section(
    'error-handling',
    {},
    {
      errors: [
        { type: 'Source record cannot be read', action: 'Reject, go on', retry: 'No retry', notification: 'Daily report' },
        { type: 'A rule raises an error', action: 'Reject, name the rule', retry: 'No retry', notification: 'Daily report' },
        { type: 'Output breaks the schema', action: 'Reject, name the field', retry: 'No retry', notification: 'Daily report' },
        { type: 'ERP is unreachable', action: 'Retry', retry: '5 attempts, doubling from 2 s to 60 s', notification: 'Alert on-call' },
      ],
    },
  ),
  section('schedule', {
    'execution.frequency': 'Hourly',
    'execution.window': '06:00 - 22:00',
    'execution.timezone': 'Europe/Berlin',
    'execution.dependencies': 'Account export of the ERP',
    'execution.sla': '60 s for 120,000 orders',
  }),
  section(
    'metrics',
    {},
    {
      metrics: [
        { metric: 'Processing Time', target: '60 s' },
        { metric: 'Throughput', target: '7,200,000 records/hour' },
        { metric: 'Success Rate', target: '99.9 %' },
        { metric: 'Data Latency', target: '60 minutes' },
      ],
    },
  ),
  section('security', {
    'controls.authentication': 'OAuth 2 for the shop, key for SFTP; both in the vault of operations.',
    'controls.authorization': 'The integration account reads orders only.',
    'controls.encryption': 'TLS 1.3 and SSH in transit, disk encryption at rest.',
    'controls.network': 'Outbound through the proxy; the ERP accepts two addresses.',
    'controls.audit': 'Runs with counts, rejects by rule; no personal data in logs.',
  }),
  section('classification', {
    'handling.public': 'None',
    'handling.internal': 'Not outside the company',
    'handling.confidential': 'Finance and order desk only',
    'handling.personal': 'Deleted after 90 days; masked in logs',
  }),
  section('monitoring', {
    'strategy.healthChecks': 'connection_test, data_freshness, error_rate',
    'strategy.metrics': 'processing_time, record_count, success_rate',
    'strategy.dashboards': 'integration_overview, error_analysis',
  }),
  section(
    'alerts',
    {},
    {
      conditions: [
        { condition: 'Processing failure', threshold: '1 failure', severity: 'High', recipients: 'On-call' },
        { condition: 'High error rate', threshold: '>1%', severity: 'Medium', recipients: 'Order desk' },
      ],
    },
  ),
  section('deployment', {
    'promotion.development': 'Scenarios on every edit.',
    'promotion.staging': 'One day of real orders against the ERP test client.',
  }),
  section('documentation', { 'control.classification': 'Internal', 'control.nextReview': '2027-01-15' }),
  section(
    'contacts',
    {},
    {
      contacts: [
        { role: 'Integration Owner', name: 'Mara Sandström', email: 'mara@example.com', phone: '+49 40 5550100' },
        { role: 'Technical Lead', name: 'Tim Okafor', email: 'tim@example.com', phone: '+49 40 5550101' },
        { role: 'Business Owner', name: 'Petra Groß', email: 'petra@example.com', phone: '+49 40 5550102' },
      ],
    },
  ),
];
