import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { registry } from '#electron/backend/codecs/registry.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { isObject } from '#shared/records/value.ts';
import { variableName } from './make-side.ts';

const maxRows = 200_000;

/** Reads a CSV file as a lookup table: the first column is the key, the second the value. Cells stay text. */
export async function readLookup(file: HandedFile): Promise<Result<Omit<LookupTable, 'id'>>> {
  let columns: readonly string[] = [];
  const rows: string[][] = [];
  const events = registry.codec('csv').read(file.read(), {
    options: { types: 'text' },
    file: file.name,
    per: 'record',
    onColumns: (names) => {
      columns = names;
    },
  });
  for await (const event of events) {
    if ('fatal' in event) return fail(event.fatal);
    if (!event.ok) return fail(event.problem);
    const { value } = event;
    if (isObject(value)) rows.push(columns.map((name) => cellText(value[name])));
    if (rows.length > maxRows)
      return fail(
        problem('lookup/too-large', `${file.name} has more than ${maxRows.toLocaleString('en-US')} rows.`, {
          next: 'Make it a source and join it.',
        }),
      );
  }
  const [key, value] = columns;
  if (key === undefined || value === undefined) {
    return fail(
      problem(
        'lookup/columns',
        `${file.name} has ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}; a lookup table needs a key and a value.`,
        { place: { file: file.name } },
      ),
    );
  }
  return ok({
    name: variableName(file.name),
    file: file.name,
    columns,
    key,
    ...(columns.length === 2 ? { value } : {}),
    rows,
    noMatch: { kind: 'nothing' },
  });
}

function cellText(cell: unknown): string {
  return typeof cell === 'string' ? cell : '';
}
