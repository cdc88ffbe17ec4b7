import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import type { TableControl } from '#renderer/kit/Table.tsx';
import { Table } from '#renderer/kit/Table.tsx';
import { sayOutcome } from '#renderer/parts/outcome-text.ts';
import { beginsText } from '#renderer/state/keys.ts';
import { loopsAround } from '#renderer/state/loops-around.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { exportRules } from '#renderer/state/rule-sheets.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useLayout } from '#renderer/state/settings.ts';
import { ruleValue } from '#renderer/state/value-store.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { BulkBar } from './BulkBar.tsx';
import { GroupHead } from './GroupHead.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { RulesBar, ViewBar } from './RulesBars.tsx';
import { patchRow, sayUnmapped } from './rule-edits.ts';
import { everything, filterRows } from './row-filter.ts';
import type { Grouping, TableLine } from './row-groups.ts';
import { groupings, groupKey, sortRows, tableLines } from './row-groups.ts';
import { allColumns, lastingColumns, usualColumns } from './column-names.ts';
import { ruleColumns } from './RuleColumns.tsx';
import type { ColumnName } from './column-names.ts';
import type { RuleRow } from './rule-rows.ts';
import { ruleRows, SourceMemory } from './rule-rows.ts';
import { useRulesDialogs } from './rules-dialogs.ts';
import { rulesHeard } from './rules-heard.ts';
import { editableColumns, useRulesState } from './rules-state.ts';
import { isPersonal, rulesView } from './rules-view.ts';
import { usePaste } from './use-paste.ts';
import { useRowChanges } from './use-row-changes.ts';
import { useRulesCommands } from './use-rules-commands.ts';
import './rules.css';

const rowHeight = 26;
const headHeight = 28;
const none: readonly RuleRow[] = [];

/** The rules of the mapping as a table: one row a target field. */
export function RulesView() {
  const mapping = useSelection((state) => state.mapping);
  const hasTarget = useProject(
    (state) =>
      mapping !== undefined &&
      state.project.mapping[mapping] !== undefined &&
      listDocuments(state.project, 'side').some((side) => side.id === state.project.mapping[mapping]?.target),
  );
  if (mapping === undefined || !hasTarget)
    return (
      <EmptyState
        title="No target yet"
        text="The table lists the fields of the target, each with its rule."
        actions={
          <Button look="primary" onClick={() => useWorkspace.getState().go('map')}>
            Choose a target in Map
          </Button>
        }
      />
    );
  return <RulesTable key={mapping} mapping={mapping} />;
}

function RulesTable({ mapping }: { readonly mapping: string }) {
  const project = useProject((state) => state.project);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const status = usePreview((state) => state.status);
  const chosen = useSelection((state) => state.target);
  const { query, sort, closed, ticked, editing, leaving, ask, sortBy, toggleGroup, openGroup, tick, edit } = useRulesState();
  const dialogs = useRulesDialogs();
  const [keptGrouping, setGrouping] = useLayout('rules.group', 'section');
  const [keptColumns, setColumns] = useLayout('rules.columns', usualColumns.join(' '));
  const by = groupings.find((one) => one === keptGrouping) ?? 'section';
  const columnNames = useMemo(() => readColumns(keptColumns), [keptColumns]);
  const [memory] = useState(() => new SourceMemory());
  const [personal, setPersonal] = useState(false);
  const control = useRef<TableControl>(null);
  const loops = useMemo(() => listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping), [project, mapping]);
  const changes = useRowChanges(query.filters.some((filter) => filter.field === 'change'));

  const rows = useMemo(() => ruleRows(project, mapping, status, memory, changes), [project, mapping, status, memory, changes]);
  const shown = useMemo(() => sortRows(filterRows(rows, query), sort), [rows, query, sort]);
  const lines = useMemo(() => tableLines(shown, rows, by, closed, loops), [shown, rows, by, closed, loops]);
  const tickedRows = useMemo(() => (ticked.size === 0 ? none : rows.filter((row) => ticked.has(row.target))), [rows, ticked]);
  const current = rows.find((row) => row.target === chosen);
  const shownTicked = shown.filter((row) => ticked.has(row.target)).length;
  const allTicked = shownTicked === 0 ? false : shownTicked === shown.length ? true : 'indeterminate';

  const columns = useMemo(
    () =>
      ruleColumns(columnNames, {
        mapping,
        editing,
        ticked,
        chosen,
        readOnly,
        allTicked,
        onTickAll: (all) => tick(all ? shown.map((row) => row.target) : []),
      }),
    [columnNames, mapping, editing, ticked, chosen, readOnly, allTicked, shown, tick],
  );
  const exportAs = (format: 'xlsx' | 'csv') => {
    const whole = tableLines(shown, rows, by, noneClosed, loops);
    void exportRules(mapping, format, rulesView({ lines: whole, closed, columns: columnNames, value: shownValue, personal }));
  };
  const closeAll = () => useRulesState.getState().closeGroups(lines.flatMap((line) => (line.kind === 'group' ? [line.key] : [])));
  // An editor has closed: on to the next cell.
  useEffect(() => {
    if (leaving === undefined) return;
    control.current?.move(leaving.down, leaving.right);
    edit(undefined);
  }, [leaving, edit]);
  useRulesCommands({ mapping, shown, ticked: tickedRows, current, readOnly, exportAs, closeAll });
  useFollowProject();
  const dropping = usePaste(!readOnly);
  // A cell that is edited brings its column.
  const missing = editing !== undefined && !columnNames.includes(editing.column) ? editing.column : undefined;
  useEffect(() => {
    if (missing !== undefined) setColumns([...columnNames, missing].join(' '));
  }, [missing, columnNames, setColumns]);
  // A cell whose row is gone takes its editor with it; dialogs are of this table.
  useEffect(
    () => () => {
      edit(undefined);
      useRulesDialogs.getState().close();
    },
    [edit],
  );
  const reveal = useEffectEvent(() => {
    if (current !== undefined) openGroup(groupKey(current, by));
  });
  useEffect(() => reveal(), [chosen]);

  const act = (line: TableLine, column: string, how: 'Enter' | 'F2' | 'Space' | 'double') => {
    if (line.kind === 'group') {
      toggleGroup(line.key);
      return;
    }
    const { row } = line;
    if (column === 'tick' || how === 'Space') {
      if (how !== 'double') useRulesState.getState().toggleTick(row.target);
      return;
    }
    if (readOnly) return;
    const cell = editableColumns.find((one) => one === column) ?? (column === 'required' ? undefined : 'expression');
    if (cell !== 'expression' && cell !== 'source' && row.rule === undefined) sayUnmapped([row]);
    else if (cell === undefined) void patchRow(mapping, row, { mandatory: !row.mandatory });
    else edit({ target: row.target, column: cell });
  };
  const takesText = (line: TableLine, column: string): boolean =>
    !readOnly &&
    line.kind === 'row' &&
    (column === 'expression' || (line.row.rule !== undefined && (column === 'default' || column === 'note')));
  const start = (row: RuleRow) => {
    if (!shown.includes(row)) ask(everything);
    openGroup(groupKey(row, by));
    useSelection.getState().select({ target: row.target });
    edit({ target: row.target, column: 'expression' });
  };

  return (
    <div className="rules" data-pane="rules" {...dropping}>
      <RulesBar
        rows={rows}
        readOnly={readOnly}
        personal={columnNames.includes('value') && shown.some(isPersonal) ? personal : undefined}
        onPersonal={setPersonal}
        onExport={exportAs}
        onStart={start}
      />
      <ViewBar
        rows={rows}
        shown={shown.length}
        by={by}
        columns={columnNames}
        onGroup={(next: Grouping) => setGrouping(next)}
        onColumns={(next) => setColumns(next.join(' '))}
        onLeave={() => control.current?.focus()}
      />
      <span className="visually-hidden" role="status">
        {rulesHeard(shown.length, rows.length, tickedRows.length, sort)}
      </span>
      <Table
        label="Rules"
        control={control}
        className="rules-table"
        columns={columns}
        rows={lines}
        rowHeight={rowHeight}
        headHeight={headHeight}
        rowKey={lineKey}
        groupOf={groupHead}
        isSelected={(line) => line.kind === 'row' && ticked.has(line.row.target)}
        activeRow={chosen}
        onMove={choose}
        onRow={choose}
        onCell={act}
        takesText={takesText}
        onKey={(event, line, column) => {
          const cell = editableColumns.find((one) => one === column);
          if (line?.kind !== 'row' || cell === undefined || !takesText(line, cell) || !beginsText(event)) return;
          event.preventDefault();
          edit({ target: line.row.target, column: cell, text: event.key });
        }}
        sort={sort}
        onSort={sortBy}
        empty={
          <EmptyState
            title="No rule fits"
            text={`None of the ${rows.length.toLocaleString('en')} fields passes the filters.`}
            actions={<Button onClick={() => ask(everything)}>Clear filters</Button>}
          />
        }
      />
      {tickedRows.length > 0 && <BulkBar mapping={mapping} rows={tickedRows} readOnly={readOnly} />}
      {dialogs.paste !== undefined && <PasteDialog mapping={mapping} source={dialogs.paste} />}
      {dialogs.replace && (
        <ReplaceDialog
          mapping={mapping}
          rows={tickedRows.length > 0 ? tickedRows : shown}
          about={
            tickedRows.length > 0
              ? `In the ${tickedRows.length.toLocaleString('en')} rows that are selected.`
              : shown.length < rows.length
                ? `In the ${shown.length.toLocaleString('en')} rows that are shown.`
                : 'In all rules of the mapping.'
          }
        />
      )}
    </div>
  );
}

const noneClosed: ReadonlySet<string> = new Set();

/** What the rule of a row gives for the record and items in view, as text. */
function shownValue(row: RuleRow): string {
  const { rule } = row;
  if (rule === undefined) return '';
  const loops = loopsAround(useProject.getState().project, rule.mapping, row.target).map((loop) => loop.id);
  const value = ruleValue(rule.id, itemsOf(useSelection.getState().items, loops));
  return value === undefined ? '' : sayOutcome(value.outcome).text;
}

function choose(line: TableLine): void {
  if (line.kind === 'row' && useSelection.getState().target !== line.row.target)
    useSelection.getState().select({ target: line.row.target });
}

function lineKey(line: TableLine): string {
  return line.kind === 'group' ? `group ${line.key}` : line.row.target;
}

function groupHead(line: TableLine) {
  return line.kind === 'group' ? <GroupHead group={line} /> : undefined;
}

function readColumns(kept: string): readonly ColumnName[] {
  const words = kept.split(' ');
  return allColumns.filter((name) => lastingColumns.includes(name) || words.includes(name));
}

/** Filters and ticks are of one project. */
function useFollowProject(): void {
  const key = useProject((state) => state.opened?.key);
  useEffect(() => {
    if (ofProject === key) return;
    if (ofProject !== undefined) useRulesState.getState().reset();
    ofProject = key;
  }, [key]);
}

let ofProject: string | undefined;
