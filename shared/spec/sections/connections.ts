import type { SectionDeclaration } from '../section.ts';

export const connections: SectionDeclaration = {
  id: 'connections',
  number: 3,
  title: 'Connections',
  group: 'Context',
  parts: [
    {
      kind: 'properties',
      id: 'details',
      heading: 'Connection Details',
      columns: [
        { name: 'source', label: 'Source' },
        { name: 'target', label: 'Target' },
      ],
      fields: [
        { name: 'protocol', label: 'Protocol', input: 'choice', choices: ['HTTP', 'HTTPS', 'SFTP', 'Database', 'File'] },
        { name: 'endpoint', label: 'Endpoint', input: 'text', hint: 'URL or connection string' },
        { name: 'port', label: 'Port', input: 'number', hint: 'Port number' },
        { name: 'authentication', label: 'Authentication', input: 'text', hint: 'Method; never the secret itself' },
        { name: 'encryption', label: 'Encryption', input: 'text', hint: 'TLS version' },
      ],
    },
  ],
};
