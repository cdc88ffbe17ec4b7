import type { SectionDeclaration } from '../section.ts';
import { currentMetric, metricTrend } from '../derive/metric.ts';

export const metrics: SectionDeclaration = {
  id: 'metrics',
  number: 12,
  title: 'Metrics',
  group: 'Operation',
  parts: [
    {
      kind: 'table',
      id: 'metrics',
      heading: 'Performance Metrics',
      columns: [
        { name: 'metric', label: 'Metric', input: 'choice', choices: ['Processing Time', 'Throughput', 'Success Rate', 'Data Latency'] },
        { name: 'target', label: 'Target', input: 'text', example: '2 minutes' },
      ],
      computed: [
        { label: 'Current', cell: currentMetric },
        { label: 'Trend', cell: metricTrend },
      ],
      starter: [{ metric: 'Processing Time' }, { metric: 'Throughput' }, { metric: 'Success Rate' }, { metric: 'Data Latency' }],
    },
  ],
};
