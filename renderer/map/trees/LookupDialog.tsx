import { useState } from 'react';
import { ListFilter, Plus, Trash2 } from 'lucide-react';
import type { LookupTable, NoMatch } from '#shared/lookup/lookup-table.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { useProject } from '#renderer/state/project.ts';

export interface LookupDialogProps {
  readonly table: LookupTable;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

/** Rows shown at most; the filter finds the others. */
const shownAtMost = 200;

/** A lookup table as a grid: its rows can be edited, and what it says of a key that it does not hold. Saved when closed. */
export function LookupDialog({ table, readOnly, onClose }: LookupDialogProps) {
  const [rows, setRows] = useState<readonly (readonly string[])[]>(table.rows);
  const [noMatch, setNoMatch] = useState<NoMatch>(table.noMatch);
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const found = rows.flatMap((row, at) => (wanted === '' || row.some((cell) => cell.toLowerCase().includes(wanted)) ? [{ row, at }] : []));
  const changed = rows !== table.rows || noMatch !== table.noMatch;
  const save = (): void => {
    if (changed && !readOnly) void useProject.getState().edit({ type: 'lookup.set', lookup: { ...table, rows, noMatch } });
    onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={table.file ?? table.name}
      about={`$${table.name}, found by ${table.key}${table.value === undefined ? '' : `, gives ${table.value}`}`}
      footer={
        <>
          {!readOnly && (
            <Button icon={Plus} onClick={() => setRows([...rows, table.columns.map(() => '')])}>
              Add a row
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!changed || readOnly} onClick={save}>
            Save the table
          </Button>
        </>
      }
    >
      <div className="lookup-dialog__bar">
        <Input
          icon={ListFilter}
          size="small"
          aria-label="Filter rows"
          placeholder={`Filter ${rows.length.toLocaleString('en')} rows`}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Select
          label="A key that is not in the table"
          value={noMatch.kind}
          disabled={readOnly}
          options={[
            { value: 'nothing', label: 'No match gives nothing' },
            { value: 'reject', label: 'No match rejects the record' },
            { value: 'keep', label: 'No match keeps the key' },
            { value: 'default', label: 'No match gives a default' },
          ]}
          onChange={(kind) => setNoMatch(kind === 'default' ? { kind, value: '' } : { kind })}
        />
        {noMatch.kind === 'default' && (
          <Input
            size="small"
            mono
            aria-label="Default"
            placeholder="Default"
            value={typeof noMatch.value === 'string' ? noMatch.value : JSON.stringify(noMatch.value)}
            onChange={(event) => setNoMatch({ kind: 'default', value: event.currentTarget.value })}
          />
        )}
      </div>
      <div className="lookup-dialog__grid" tabIndex={0} role="region" aria-label="Rows">
        <table className="lookup-dialog__table">
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              {!readOnly && (
                <th scope="col">
                  <span className="visually-hidden">Remove</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shownAtMost).map(({ row, at }) => (
              // A row has no identity but its place.
              <tr key={at}>
                {table.columns.map((column, cell) => (
                  <td key={column}>
                    <input
                      className="mono lookup-dialog__cell"
                      aria-label={`${column} of row ${at + 1}`}
                      readOnly={readOnly}
                      value={row[cell] ?? ''}
                      onChange={(event) => {
                        const text = event.currentTarget.value;
                        setRows(
                          rows.with(
                            at,
                            table.columns.map((_, index) => (index === cell ? text : (row[index] ?? ''))),
                          ),
                        );
                      }}
                    />
                  </td>
                ))}
                {!readOnly && (
                  <td>
                    <IconButton
                      icon={Trash2}
                      label={`Remove row ${at + 1}`}
                      onClick={() => setRows(rows.filter((_, index) => index !== at))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {found.length > shownAtMost && (
          <p className="dock__note">{(found.length - shownAtMost).toLocaleString('en')} more rows; filter to see them.</p>
        )}
      </div>
    </Dialog>
  );
}
