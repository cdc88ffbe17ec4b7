import type { KeyboardEvent } from 'react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { parse } from '#shared/syntax/parse.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useStatusNote } from '#renderer/state/status-note.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { ColouredArea } from './ColouredArea.tsx';
import { CompletionList } from './CompletionList.tsx';
import { EffectCard } from './EffectCard.tsx';
import { patchRow } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import type { MoveOn } from './rules-state.ts';
import { useRulesState } from './rules-state.ts';
import { sayTried } from './say-tried.ts';
import { useCompletion } from './use-completion.ts';
import { useTriedEdit } from './use-tried-edit.ts';
import './cell-editor.css';

export interface CellEditorProps {
  readonly mapping: string;
  readonly row: RuleRow;
  readonly column: 'expression' | 'default' | 'note';
  /** What it starts with in place of what is saved. */
  readonly typed: string | undefined;
}

const labels = { expression: 'Transformation rule', default: 'Default', note: 'Note' } as const;
const stay: MoveOn = { down: 0, right: 0 };

/** Edits one cell in place, over its neighbours. A rule shows what it would do to sample and scenarios before it is saved. */
export function CellEditor({ mapping, row, column, typed }: CellEditorProps) {
  const saved = textOf(row, column);
  const [text, setText] = useState(typed ?? saved);
  const host = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(undefined);
  const done = useRef(false);
  useStandsAbove(host);
  const cardId = useId();
  const listId = useId();
  const completion = useCompletion(mapping, row.target);
  const rule = row.rule?.id;
  const trimmed = text.trim();
  const broken = useMemo(() => {
    if (column === 'note' || trimmed === '') return undefined;
    const tree = parse(text);
    return tree.ok ? undefined : tree.error;
  }, [column, text, trimmed]);
  useStatusNote(`Editing ${rule ?? row.name}`);
  const changes = column !== 'note' && broken === undefined && text !== saved && (trimmed !== '' || column === 'default');
  const { tried, stale } = useTriedEdit(mapping, row.target, column === 'default' ? 'default' : 'expression', changes ? text : undefined);

  // What is typed shows in the record's values everywhere, as long as it can be evaluated.
  const draft = column === 'expression' && rule !== undefined && changes ? text : undefined;
  useEffect(() => {
    usePreview.getState().setDraft(draft === undefined || rule === undefined ? undefined : { rule, expression: draft });
  }, [draft, rule]);
  useEffect(() => () => usePreview.getState().setDraft(undefined), []);
  useLayoutEffect(() => {
    if (caret.current !== undefined) area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [text]);

  const close = (move: MoveOn | undefined) => {
    done.current = true;
    useRulesState.getState().leave(move);
  };
  /** Closes at once, as the edit shows at once; a text that is refused comes back. False: there is nothing that could be saved. */
  const save = (move: MoveOn | undefined): boolean => {
    if (done.current) return true;
    if (broken !== undefined || (column === 'expression' && trimmed === '' && saved !== '')) return false;
    close(move);
    if (text === saved || (trimmed === '' && saved === '')) return true;
    const value = column === 'expression' ? text : trimmed === '' ? null : column === 'note' ? trimmed : text;
    void patchRow(mapping, row, { [column]: value }).then((ok) => {
      const { editing, edit } = useRulesState.getState();
      if (!ok && editing === undefined) edit({ target: row.target, column, text });
      else if (ok && tried !== undefined && !stale) sayTried(rule ?? row.name, tried);
    });
    return true;
  };
  const accept = (at: number) => {
    const item = completion.open?.items[at];
    if (completion.open === undefined || item === undefined) return;
    const { start, end } = completion.open;
    caret.current = start + (item.caret ?? item.insert.length);
    setText(text.slice(0, start) + item.insert + text.slice(end));
    completion.close();
  };
  const completionKey = (event: KeyboardEvent): boolean => {
    const { open } = completion;
    if (event.key === ' ' && event.ctrlKey && column !== 'note') completion.look(text, area.current?.selectionStart ?? text.length, true);
    else if (open === undefined) return false;
    else if (event.key === 'ArrowDown') completion.move(1);
    else if (event.key === 'ArrowUp') completion.move(-1);
    else if (event.key === 'Escape') completion.close();
    else if (event.key === 'Tab' && !event.shiftKey) accept(Math.max(0, open.active));
    else if (event.key === 'Enter' && open.active >= 0) accept(open.active);
    else return false;
    return true;
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (completionKey(event)) event.preventDefault();
    else if (event.key === 'Escape') close(stay);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) openInMap();
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) save({ down: 1, right: 0 });
    else if (event.key === 'Tab') save({ down: 0, right: event.shiftKey ? -1 : 1 });
    else return;
    event.preventDefault();
  };
  const openInMap = () => {
    useSelection.getState().select({ target: row.target });
    if (save(undefined)) useWorkspace.getState().go('map');
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
        area={area}
        plain={column === 'note'}
        invalid={broken !== undefined}
        mark={spanOf(broken?.place)}
        describedBy={cardId}
        listed={completion.open === undefined ? undefined : { list: listId, active: completion.open.active }}
        onChange={(next, at) => {
          setText(next);
          if (column !== 'note') completion.look(next, at, false);
        }}
        onKeyDown={key}
        onBlur={() => save(undefined)}
      />
      {completion.open !== undefined && <CompletionList id={listId} open={completion.open} onAccept={accept} />}
      <EffectCard id={cardId} row={row} column={column} text={text} saved={saved} broken={broken} tried={tried} triedStale={stale} />
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
const cardRoom = 170;

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
