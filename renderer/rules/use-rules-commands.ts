import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { copyRows, patchRow, removeRows, sayUnmapped } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesDialogs } from './rules-dialogs.ts';
import { useRulesState } from './rules-state.ts';

export interface RulesCommandsInput {
  readonly mapping: string;
  /** Rows as shown, filters applied. */
  readonly shown: readonly RuleRow[];
  /** Rows that are ticked, hidden ones included. */
  readonly ticked: readonly RuleRow[];
  /** The row of the field chosen. */
  readonly current: RuleRow | undefined;
  readonly readOnly: boolean;
  readonly exportAs: (format: 'xlsx' | 'csv') => void;
  readonly closeAll: () => void;
}

/** Keys and palette entries of the table. They read what is shown when they run, so the list never changes. */
export function useRulesCommands(input: RulesCommandsInput): void {
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });
  useEffect(() => useCommands.getState().register(rulesCommands(() => latest.current)), []);
}

function rulesCommands(now: () => RulesCommandsInput): readonly Command[] {
  const meant = (): readonly RuleRow[] => {
    const { ticked, current } = now();
    return ticked.length > 0 ? ticked : current === undefined ? [] : [current];
  };
  const any = (): boolean => meant().length > 0;
  const edits = (): boolean => !now().readOnly;
  const toMap = (): void => useWorkspace.getState().go('map');
  const { edit, tick } = useRulesState.getState();
  const command = (id: string, title: string, run: () => void, more: Partial<Command>): Command => ({
    id: `rules.${id}`,
    title,
    group: 'Rules',
    workspace: 'rules',
    typing: 'never',
    run,
    ...more,
  });
  return [
    command('edit', 'Edit the rule of the field', () => startEdit(now().current, 'expression'), {
      keys: ['F2'],
      enabled: () => edits() && now().current !== undefined && !inGrid(),
    }),
    command('note', 'Note on the rule', () => startEdit(now().current, 'note'), {
      keys: ['N'],
      enabled: () => edits() && now().current !== undefined,
    }),
    command('open-in-map', 'Open the rule in Map', toMap, {
      keys: ['Alt Enter', 'Ctrl Enter'],
      enabled: () => now().current !== undefined,
    }),
    command('select-all', 'Select all rows shown', () => tick(now().shown.map((row) => row.target)), {
      keys: ['Ctrl A'],
      enabled: () => now().shown.length > 0,
    }),
    command('copy', 'Copy the selected rows', () => void copyRows(meant()), { keys: ['Ctrl C'], enabled: () => any() && !hasMarkedText() }),
    command('cut', 'Cut the selected rules', () => void cut(), { keys: ['Ctrl X'], enabled: () => edits() && any() && !hasMarkedText() }),
    // The browser's own paste hands over what is on the clipboard; a key that is taken would not.
    command('paste-key', 'Paste rules or a table', () => undefined, { keys: ['Ctrl V'], hidden: true, enabled: () => false }),
    command('paste', 'Paste from Excel', () => useRulesDialogs.getState().openPaste({ kind: 'waiting' }), {
      words: 'import xlsx csv mapping sheet clipboard',
      enabled: edits,
    }),
    command('replace', 'Find and replace in rules', () => useRulesDialogs.getState().openReplace(), {
      keys: ['Ctrl H'],
      enabled: edits,
    }),
    command('export-xlsx', 'Export the table as Excel', () => now().exportAs('xlsx'), { keys: ['Ctrl E'], words: 'xlsx' }),
    command('export-csv', 'Export the table as CSV', () => now().exportAs('csv'), {}),
    command('close-groups', 'Close all groups', () => now().closeAll(), { words: 'fold collapse' }),
    command('open-groups', 'Open all groups', () => useRulesState.getState().closeGroups([]), { words: 'unfold expand *', keys: ['*'] }),
    command('required', 'Required or not, for the rule of the field', () => void toggleRequired(), {
      enabled: () => edits() && now().current?.rule !== undefined,
    }),
    command('delete', 'Delete the selected rules', () => void removeRows(meant()).then(() => tick([])), {
      keys: ['Del'],
      enabled: () => edits() && any(),
    }),
    command('clear', 'Clear the selection', () => tick([]), {
      keys: ['Esc'],
      hidden: true,
      enabled: () => useRulesState.getState().ticked.size > 0 && useRulesState.getState().editing === undefined,
    }),
  ];

  async function cut(): Promise<void> {
    const rows = meant();
    if (!(await copyRows(rows))) return;
    await removeRows(rows);
    tick([]);
  }

  async function toggleRequired(): Promise<void> {
    const { current, mapping } = now();
    if (current !== undefined) await patchRow(mapping, current, { mandatory: !current.mandatory });
  }

  function startEdit(row: RuleRow | undefined, column: 'expression' | 'note'): void {
    if (row === undefined) return;
    if (column === 'note' && row.rule === undefined) sayUnmapped([row]);
    else edit({ target: row.target, column });
    useSelection.getState().select({ target: row.target });
  }
}

/** The table itself takes F2 for the cell that is active. */
function inGrid(): boolean {
  return document.activeElement?.getAttribute('role') === 'grid';
}

/** Text marked with the mouse is what Ctrl C means then. */
function hasMarkedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
