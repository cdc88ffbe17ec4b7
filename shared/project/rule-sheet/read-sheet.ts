import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { inputSchema } from '#shared/project/rule-context.ts';
import type { TargetField } from '#shared/project/target-fields.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';
import { columnsOf } from '#shared/translate/columns.ts';
import { readForeign } from '#shared/translate/translate.ts';
import { FieldIndex } from './field-index.ts';
import type { RuleProposal } from './rule-proposal.ts';
import { partChanges } from './rule-proposal.ts';
import type { ReadForeign } from './read-rule-text.ts';
import type { RowCells, RowContext } from './row-edits.ts';
import { rowEdits } from './row-edits.ts';
import type { SheetColumn, SheetHead } from './sheet-columns.ts';
import { findHead, sheetColumns } from './sheet-columns.ts';

export interface SheetOptions {
  /** What each column says, when that is not left to the headings. */
  readonly columns?: readonly (SheetColumn | undefined)[];
  /** An empty cell takes away what is there; else it says nothing. */
  readonly clears?: boolean;
}

export interface SheetReading {
  readonly head: SheetHead;
  /** One a row that names a target, in the order of the sheet. */
  readonly proposals: readonly RuleProposal[];
}

/**
 * Reads a mapping sheet (rows of cells, a line of headings among the first twenty) against a mapping: what each row would
 * change. `sheet/no-headings` when no line names a target column; it then cannot be told what the cells are.
 */
export function readSheet(
  project: Project,
  mapping: string,
  rows: readonly (readonly string[])[],
  options: SheetOptions = {},
): Result<SheetReading> {
  const found = findHead(rows);
  const columns = options.columns ?? found?.columns;
  const named = columns?.some((column) => column === 'target' || column === 'path') === true;
  if (columns === undefined || !named)
    return fail(
      problem('sheet/no-headings', 'No line of the table names a column for the target field.', {
        next: 'Copy the line of headings too, with a column such as Target field.',
      }),
    );
  const head: SheetHead = { row: found?.row ?? -1, columns };
  const context = rowContext(project, mapping, options);
  const reader = new SheetReader(project, context);
  const proposals = rows.slice(head.row + 1).flatMap((cells, at) => {
    const read = cellsOf(cells, columns);
    return isBlank(read) ? [] : [reader.read(read, head.row + at + 2)];
  });
  return ok({ head, proposals });
}

/** SQL and formulas of spreadsheets, read over the fields in reach and the lookup tables of the project. */
function translated(project: Project): ReadForeign {
  return (text, language) =>
    readForeign(text, () => ({ columns: columnsOf(language.schema), lookups: listDocuments(project, 'lookup') }))?.translation;
}

function rowContext(project: Project, mapping: string, { clears = false }: SheetOptions): RowContext {
  const input = inputSchema(project, mapping);
  const target = findDocument(project, 'mapping', mapping)?.target ?? '';
  const schema = findDocument(project, 'side', target)?.schema;
  const fields = targetFields(project, mapping);
  const paths = new Set<FieldPath>([
    ...fields.map((field) => field.target),
    ...(schema === undefined ? [] : [...walkFields(schema)].map(({ path }) => path)),
  ]);
  return {
    mapping,
    clears,
    foreign: translated(project),
    input,
    sources: new FieldIndex(
      [...walkFields(input)].map(({ path }) => path),
      'source field',
    ),
    targets: new FieldIndex(paths, 'target field'),
  };
}

function cellsOf(cells: readonly string[], columns: readonly (SheetColumn | undefined)[]): RowCells {
  const read: Partial<Record<SheetColumn, string>> = {};
  for (const [at, column] of columns.entries())
    if (column !== undefined) read[column] = (cells[at] ?? '').replaceAll('\u00a0', ' ').replaceAll(/\r\n?/g, '\n').trim();
  return read;
}

/** An empty line, or a heading over a group of rows, which names no target. */
function isBlank(cells: RowCells): boolean {
  const filled = sheetColumns.filter((column) => (cells[column] ?? '') !== '');
  return filled.length === 0 || ((cells.target ?? '') === '' && (cells.path ?? '') === '' && filled.length === 1);
}

/** Reads row after row, each over what the rows before it would make. */
class SheetReader {
  #project: Project;
  readonly #context: RowContext;
  readonly #seen = new Map<FieldPath, number>();
  #fields: ReadonlyMap<FieldPath, TargetField>;

  constructor(project: Project, context: RowContext) {
    this.#project = project;
    this.#context = context;
    this.#fields = new Map(targetFields(project, context.mapping).map((field) => [field.target, field]));
  }

  read(cells: RowCells, row: number): RuleProposal {
    const { mapping, targets } = this.#context;
    const words = (cells.path ?? '') === '' ? (cells.target ?? '') : (cells.path ?? '');
    const base = { key: String(row), row, words: words === '' ? (cells.rule ?? '') : words };
    if (words === '') return refused(base, 'The row names no target field.');
    const found = words === wholeOutput ? ok({ path: '', how: 'path' as const }) : targets.find(words, cells.targetGroup);
    if (!found.ok)
      return refused(base, found.error.next === undefined ? found.error.message : `${found.error.message} ${found.error.next}`);
    const target = found.value.path;
    const field = this.#fields.get(target) ?? { mapping, target, mandatory: false };
    const known = { ...base, target, ...(field.rule === undefined ? {} : { rule: field.rule.id }) };
    const before = this.#seen.get(target);
    if (before !== undefined) return refused(known, `Row ${before} is about the same field.`);
    this.#seen.set(target, row);
    const near = found.value.how === 'near' ? [`${words} is read as ${target}.`] : [];
    const { edits, remarks, unreadable } = rowEdits(this.#project, field, cells, this.#context);
    if (edits.length === 0) {
      if (unreadable.length > 0) return { ...known, kind: 'unreadable', changes: [], edits, remarks: unreadable, sure: false };
      return { ...known, kind: 'same', changes: [], edits, remarks: near, sure: near.length === 0 };
    }
    const edit: Edit = { type: 'batch', label: '', edits };
    const done = applyEdit(this.#project, edit);
    if (!done.ok) return refused(known, done.error.next === undefined ? done.error.message : `${done.error.message} ${done.error.next}`);
    const rules = done.value.changes.flatMap((change) => (change.kind === 'rule' ? [change] : []));
    const own = rules.find((change) => (change.after ?? change.before)?.target === target);
    const loops = done.value.changes.flatMap((change) => (change.kind === 'loop' && change.after !== undefined ? [change.after] : []));
    const changes = [
      ...loops.map((loop) => ({ part: 'loop' as const, is: `for each ${loop.each} in ${lastName(loop.target)}` })),
      ...partChanges(own?.before, own?.after),
    ];
    if (changes.length === 0) return { ...known, kind: 'same', changes, edits: [], remarks: near, sure: near.length === 0 };
    this.#project = done.value.project;
    return {
      ...known,
      kind: own?.after === undefined ? 'removes' : own.before === undefined ? 'new' : 'changes',
      changes,
      edits,
      remarks: [...near, ...remarks, ...unreadable],
      sure: near.length + remarks.length + unreadable.length === 0,
    };
  }
}

/** How the specification and the exported table write the root. */
const wholeOutput = '(whole output)';

function lastName(path: FieldPath): string {
  return splitPath(path)?.at(-1) ?? path;
}

function refused(base: Pick<RuleProposal, 'key' | 'row' | 'words' | 'target' | 'rule'>, why: string): RuleProposal {
  return { ...base, kind: 'unreadable', changes: [], edits: [], remarks: [why], sure: false };
}
