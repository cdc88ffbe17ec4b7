import type { SectionDeclaration, SpecContext } from '../section.ts';
import { yamlText } from '../derive/yaml-text.ts';
import { fieldValue } from '../section-values.ts';

export const monitoring: SectionDeclaration = {
  id: 'monitoring',
  number: 16,
  title: 'Monitoring',
  group: 'Operation',
  parts: [
    {
      kind: 'generated-code',
      id: 'strategy',
      heading: 'Monitoring Strategy',
      language: 'yaml',
      fields: [
        { name: 'healthChecks', label: 'Health checks', input: 'long', example: 'connection_test, data_freshness, error_rate' },
        { name: 'metrics', label: 'Metrics', input: 'long', example: 'processing_time, record_count, success_rate' },
        { name: 'dashboards', label: 'Dashboards', input: 'long', example: 'integration_overview, error_analysis, performance_trends' },
      ],
      code: monitoringYaml,
    },
  ],
};

function monitoringYaml({ values }: SpecContext): string | undefined {
  const healthChecks = fieldValue(values, 'strategy', 'healthChecks');
  const metrics = fieldValue(values, 'strategy', 'metrics');
  const dashboards = fieldValue(values, 'strategy', 'dashboards');
  if (healthChecks === undefined && metrics === undefined && dashboards === undefined) return undefined;
  return yamlText({ monitoring: { health_checks: names(healthChecks), metrics: names(metrics), dashboards: names(dashboards) } });
}

function names(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
