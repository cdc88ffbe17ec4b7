/** The columns that one can choose from, in their order. */
export const columnNames = {
  rule: 'Rule',
  source: 'Source field',
  target: 'Target field',
  type: 'Type',
  expression: 'Transformation rule',
  value: 'Value',
  default: 'Default',
  required: 'Req.',
  classification: 'Classification',
  status: 'Status',
  branches: 'Branches',
  evaluations: 'Evaluations',
  nothing: 'Nothing',
  errors: 'Errors',
  invalid: 'Invalid',
  path: 'Target path',
  note: 'Notes',
} as const;

export type ColumnName = keyof typeof columnNames;

export const allColumns: readonly ColumnName[] = [
  'rule',
  'source',
  'target',
  'type',
  'expression',
  'value',
  'default',
  'required',
  'classification',
  'status',
  'branches',
  'evaluations',
  'nothing',
  'errors',
  'invalid',
  'path',
  'note',
];

/** Those without which a row says nothing. */
export const lastingColumns: readonly ColumnName[] = ['rule', 'source', 'target'];

export const usualColumns: readonly ColumnName[] = [
  'rule',
  'source',
  'target',
  'type',
  'expression',
  'default',
  'required',
  'classification',
  'status',
  'branches',
  'note',
];

/** Px. */
export const columnWidths: Readonly<Record<ColumnName, number>> = {
  rule: 46,
  source: 204,
  target: 124,
  type: 96,
  expression: 298,
  value: 150,
  default: 78,
  required: 42,
  classification: 104,
  status: 114,
  branches: 90,
  evaluations: 86,
  nothing: 74,
  errors: 62,
  invalid: 62,
  path: 220,
  note: 150,
};
