import { useEffect, useRef } from 'react';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import type { Row } from '#renderer/state/section-draft.ts';
import { useSectionDraft } from '#renderer/state/section-draft.ts';
import type { SpecField } from '#shared/spec/section.ts';
import { cellKey } from '#shared/spec/section-values.ts';
import { FieldInput } from './FieldInput.tsx';
import { moveRow, offeredRows } from './row-steps.ts';

export interface RowsFormProps {
  readonly section: string;
  readonly part: string;
  /** What one row is: `contact`. */
  readonly noun: string;
  readonly columns: readonly SpecField[];
  /** Rows offered to begin with. */
  readonly starter: readonly Row[];
  readonly rows: readonly Row[];
  readonly readOnly: boolean;
}

/** The rows of a table: each a small form of its columns, to add, move and take away. */
export function RowsForm({ section, part, noun, columns, starter, rows, readOnly }: RowsFormProps) {
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  const set = (next: readonly Row[]): void => {
    useSectionDraft.getState().setRows(section, part, next);
    // A row more or less is a step of its own.
    useSectionDraft.getState().flush();
  };
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    const last = [...(list.current?.querySelectorAll('.spec-row') ?? [])].at(-1);
    last?.querySelector<HTMLElement>('[data-field]')?.focus();
  }, [rows.length]);
  const add = (more: readonly Row[]): void => {
    added.current = true;
    set([...rows, ...more]);
  };
  const first = columns[0]?.name ?? '';
  const offered = offeredRows(starter, rows, first);

  return (
    <div className="spec-rows" ref={list}>
      {rows.map((row, at) => {
        const title = row[first] === undefined || row[first] === '' ? `${noun} ${at + 1}` : row[first];
        return (
          <fieldset key={at} className="spec-row">
            <legend className="visually-hidden">{title}</legend>
            <div className="spec-row__cells">
              {columns.map((column) => (
                <div key={column.name} className={column.input === 'code' ? 'spec-line spec-line--tall' : 'spec-line'}>
                  <label htmlFor={`spec-${cellKey(part, at, column.name)}`}>{column.label}</label>
                  <FieldInput
                    id={`spec-${cellKey(part, at, column.name)}`}
                    field={column}
                    name={`${column.label} of ${title}`}
                    at={cellKey(part, at, column.name)}
                    value={row[column.name] ?? ''}
                    readOnly={readOnly}
                    onChange={(value) => useSectionDraft.getState().setRows(section, part, rows.with(at, { ...row, [column.name]: value }))}
                  />
                </div>
              ))}
            </div>
            {!readOnly && (
              <div className="spec-row__tools">
                <IconButton icon={ArrowUp} label={`Move ${title} up`} disabled={at === 0} onClick={() => set(moveRow(rows, at, -1))} />
                <IconButton
                  icon={ArrowDown}
                  label={`Move ${title} down`}
                  disabled={at === rows.length - 1}
                  onClick={() => set(moveRow(rows, at, 1))}
                />
                <IconButton icon={Trash2} label={`Remove ${title}`} onClick={() => set(rows.toSpliced(at, 1))} />
              </div>
            )}
          </fieldset>
        );
      })}
      {rows.length === 0 && <p className="spec-part__note">No {noun} yet.</p>}
      {!readOnly && (
        <div className="spec-rows__add">
          <Button size="small" icon={Plus} data-field={part} onClick={() => add([{}])}>
            Add {/^[aeiou]/.test(noun) ? 'an' : 'a'} {noun}
          </Button>
          {rows.length === 0 && offered.length > 1 && (
            <Button size="small" look="ghost" onClick={() => add(offered)}>
              Add the {offered.length} usual ones
            </Button>
          )}
        </div>
      )}
      {!readOnly && offered.length > 0 && (
        <div className="spec-rows__offered">
          {offered.map((row) => (
            <Chip
              key={row[first] ?? ''}
              outline
              tall
              icon={Plus}
              title={columns
                .map((column) => row[column.name] ?? '')
                .filter((cell) => cell !== '')
                .join(', ')}
              onClick={() => add([row])}
            >
              {row[first]}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
}
