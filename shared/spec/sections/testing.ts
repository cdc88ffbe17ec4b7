import type { SectionDeclaration } from '../section.ts';
import { scenarioTable } from '../derive/scenario-table.ts';

export const testing: SectionDeclaration = {
  id: 'testing',
  number: 18,
  title: 'Testing',
  group: 'Delivery',
  parts: [
    {
      kind: 'derived',
      id: 'scenarios',
      heading: 'Test Scenarios',
      from: 'test',
      about: 'The scenarios of this project with the status of their last run.',
      blocks: scenarioTable,
    },
    {
      kind: 'code',
      id: 'data',
      heading: 'Test Data',
      language: 'sql',
      field: { name: 'testData', label: 'Test data', input: 'code', example: 'INSERT INTO test_source VALUES …', optional: true },
    },
    {
      kind: 'code',
      id: 'queries',
      heading: 'Validation Queries',
      language: 'sql',
      field: { name: 'queries', label: 'Validation queries', input: 'code', example: 'SELECT COUNT(*) …', optional: true },
    },
  ],
};
