import type { KeyboardEvent } from 'react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { parse } from '#shared/syntax/parse.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useStatusNote } from '#renderer/state/status-note.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { ColouredArea } from './ColouredArea.tsx';
import { EffectCard } from './EffectCard.tsx';
import { patchRow } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';
import './cell-editor.css';

export interface CellEditorProps {
  readonly mapping: string;
  readonly row: RuleRow;
  readonly column: 'expression' | 'default' | 'note';
  /** What was typed before it was refused. */
  readonly typed: string | undefined;
}

const labels = { expression: 'Transformation rule', default: 'Default', note: 'Note' } as const;

/** Edits one cell in place, over its neighbours. A rule shows what it would do to the sample before it is saved. */
export function CellEditor({ mapping, row, column, typed }: CellEditorProps) {
  const saved = textOf(row, column);
  const [text, setText] = useState(typed ?? saved);
  const host = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  useStandsAbove(host);
  const cardId = useId();
  const rule = row.rule?.id;
  const trimmed = text.trim();
  const broken = useMemo(() => {
    if (column === 'note' || trimmed === '') return undefined;
    const tree = parse(text);
    return tree.ok ? undefined : tree.error;
  }, [column, text, trimmed]);
  useStatusNote(`Editing ${rule ?? row.name}`);

  // What is typed shows in the record's values everywhere, as long as it can be evaluated.
  const draft =
    column === 'expression' && rule !== undefined && broken === undefined && trimmed !== '' && text !== saved ? text : undefined;
  useEffect(() => {
    usePreview.getState().setDraft(draft === undefined || rule === undefined ? undefined : { rule, expression: draft });
  }, [draft, rule]);
  useEffect(() => () => usePreview.getState().setDraft(undefined), []);

  const close = (how: 'back' | 'away') => {
    done.current = true;
    const grid = host.current?.closest<HTMLElement>('[role=grid]');
    useRulesState.getState().edit(undefined);
    if (how === 'back') grid?.focus({ preventScroll: true });
  };
  /** Closes at once, as the edit shows at once; a text that is refused comes back. False: there is nothing that could be saved. */
  const save = (how: 'back' | 'away'): boolean => {
    if (done.current) return true;
    if (broken !== undefined || (column === 'expression' && trimmed === '' && saved !== '')) return false;
    close(how);
    if (text === saved || (trimmed === '' && saved === '')) return true;
    const value = column === 'expression' ? text : trimmed === '' ? null : column === 'note' ? trimmed : text;
    void patchRow(mapping, row, { [column]: value }).then((ok) => {
      const { editing, edit } = useRulesState.getState();
      if (!ok && editing === undefined) edit({ target: row.target, column, text });
    });
    return true;
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close('back');
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) openInMap();
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) save('back');
    else return;
    event.preventDefault();
  };
  const openInMap = () => {
    useSelection.getState().select({ target: row.target });
    if (save('away')) useWorkspace.getState().go('map');
  };

  return (
    <div
      ref={host}
      className={classNames('cell-editor', `cell-editor--${column}`, broken !== undefined && 'cell-editor--wrong')}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <ColouredArea
        label={`${labels[column]} of ${row.name}`}
        text={text}
        plain={column === 'note'}
        invalid={broken !== undefined}
        mark={spanOf(broken?.place)}
        describedBy={cardId}
        onChange={setText}
        onKeyDown={key}
        onBlur={() => save('away')}
      />
      <EffectCard id={cardId} row={row} column={column} text={text} saved={saved} broken={broken} />
    </div>
  );
}

function textOf(row: RuleRow, column: CellEditorProps['column']): string {
  return row.rule?.[column] ?? '';
}

function spanOf(
  place: { readonly start?: number; readonly end?: number } | undefined,
): { readonly start: number; readonly end: number } | undefined {
  if (place?.start === undefined) return undefined;
  return { start: place.start, end: place.end ?? place.start + 1 };
}

/** Room that the card needs below, px. */
const cardRoom = 150;

/** Puts the card above its cell where there is no room under it. */
function useStandsAbove(host: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const cell = host.current;
    const grid = cell?.closest('[role=grid]');
    if (cell === null || grid === null || grid === undefined) return;
    const place = cell.getBoundingClientRect();
    const room = grid.getBoundingClientRect();
    if (room.bottom - place.bottom < cardRoom && place.top - room.top > cardRoom) cell.dataset['above'] = '';
  }, [host]);
}
