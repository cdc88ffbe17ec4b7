import type { SectionDeclaration, SpecContext } from '../section.ts';
import { yamlText } from '../derive/yaml-text.ts';
import { fieldValue, tableRows } from '../section-values.ts';

export const api: SectionDeclaration = {
  id: 'api',
  number: 5,
  title: 'API',
  group: 'Context',
  parts: [
    {
      kind: 'generated-code',
      id: 'endpoints',
      heading: 'API Specifications (if applicable)',
      language: 'yaml',
      fields: [
        { name: 'baseUrl', label: 'Base URL', input: 'text', example: 'https://api.example.com/v1', optional: true },
        { name: 'authType', label: 'Authentication', input: 'choice', choices: ['none', 'oauth2', 'api_key', 'basic'], optional: true },
        { name: 'clientId', label: 'Client id', input: 'text', hint: 'Name of the client, not its secret', optional: true },
        { name: 'scope', label: 'Scope', input: 'text', example: 'orders.read', optional: true },
      ],
      columns: [
        { name: 'path', label: 'Path', input: 'text', example: '/customers' },
        { name: 'method', label: 'Method', input: 'choice', choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
        { name: 'rateLimit', label: 'Rate limit', input: 'text', example: '1000/hour', optional: true },
        { name: 'pagination', label: 'Pagination', input: 'choice', choices: ['none', 'cursor', 'page', 'offset', 'link'], optional: true },
      ],
      code: apiYaml,
    },
  ],
};

function apiYaml({ values }: SpecContext): string | undefined {
  const typed = (field: string): string | undefined => fieldValue(values, 'endpoints', field);
  const baseUrl = typed('baseUrl');
  const authType = typed('authType');
  const endpoints = tableRows(values, 'endpoints');
  if (baseUrl === undefined && endpoints.length === 0) return undefined;
  return yamlText({
    base_url: baseUrl,
    authentication:
      authType === undefined || authType === 'none' ? undefined : { type: authType, client_id: typed('clientId'), scope: typed('scope') },
    endpoints: endpoints.map((row) => ({
      path: row['path'],
      method: row['method'],
      rate_limit: row['rateLimit'],
      pagination: row['pagination'],
    })),
  });
}
