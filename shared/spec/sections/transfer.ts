import type { SectionDeclaration } from '../section.ts';

export const transfer: SectionDeclaration = {
  id: 'transfer',
  number: 4,
  title: 'Transfer',
  group: 'Context',
  parts: [
    {
      kind: 'bullets',
      id: 'method',
      heading: 'Data Transfer Method',
      fields: [
        { name: 'method', label: 'Method', input: 'choice', choices: ['API', 'File', 'Database', 'Message Queue'] },
        { name: 'format', label: 'Format', input: 'choice', choices: ['JSON', 'NDJSON', 'XML', 'CSV', 'Parquet', 'Avro'] },
        { name: 'compression', label: 'Compression', input: 'choice', choices: ['None', 'GZIP', 'ZIP'] },
        { name: 'batch', label: 'Batch Size', input: 'number', hint: 'Records per batch' },
        { name: 'frequency', label: 'Frequency', input: 'text', hint: 'Schedule or trigger' },
      ],
    },
  ],
};
