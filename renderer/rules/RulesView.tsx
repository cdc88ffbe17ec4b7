import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { Search } from 'lucide-react';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Table } from '#renderer/kit/Table.tsx';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useLayout } from '#renderer/state/settings.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { AddRule } from './AddRule.tsx';
import { BulkBar } from './BulkBar.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { GroupHead } from './GroupHead.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { ColumnMenu, GroupMenu } from './ViewMenus.tsx';
import { countRules, patchRow, sayUnmapped } from './rule-edits.ts';
import { everything, filterRows, sayFilter } from './row-filter.ts';
import type { Grouping, TableLine } from './row-groups.ts';
import { groupings, groupKey, sortRows, tableLines } from './row-groups.ts';
import { allColumns, lastingColumns, usualColumns } from './column-names.ts';
import { ruleColumns } from './RuleColumns.tsx';
import type { ColumnName } from './column-names.ts';
import type { RuleRow } from './rule-rows.ts';
import { ruleRows, SourceMemory } from './rule-rows.ts';
import { editableColumns, useRulesState } from './rules-state.ts';
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
  const { query, sort, closed, ticked, editing, ask, removeFilter, sortBy, toggleGroup, openGroup, tick, edit } = useRulesState();
  const [keptGrouping, setGrouping] = useLayout('rules.group', 'section');
  const [keptColumns, setColumns] = useLayout('rules.columns', usualColumns.join(' '));
  const by = groupings.find((one) => one === keptGrouping) ?? 'section';
  const columnNames = useMemo(() => readColumns(keptColumns), [keptColumns]);
  const [memory] = useState(() => new SourceMemory());
  const loops = useMemo(() => listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping), [project, mapping]);

  const rows = useMemo(() => ruleRows(project, mapping, status, memory), [project, mapping, status, memory]);
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
  useRulesCommands({ shown, ticked: tickedRows, current, readOnly });
  useFollowProject();
  // A cell that is edited brings its column.
  const missing = editing !== undefined && !columnNames.includes(editing.column) ? editing.column : undefined;
  useEffect(() => {
    if (missing !== undefined) setColumns([...columnNames, missing].join(' '));
  }, [missing, columnNames, setColumns]);
  // A cell whose row is gone takes its editor with it.
  useEffect(() => () => edit(undefined), [edit]);
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
    if (cell !== 'expression' && row.rule === undefined) sayUnmapped([row]);
    else if (cell === undefined) void patchRow(mapping, row, { mandatory: !row.mandatory });
    else edit({ target: row.target, column: cell });
  };
  const start = (row: RuleRow) => {
    if (!shown.includes(row)) ask(everything);
    openGroup(groupKey(row, by));
    useSelection.getState().select({ target: row.target });
    edit({ target: row.target, column: 'expression' });
  };
  const mapped = rows.filter((row) => row.rule !== undefined).length;
  const filtered = shown.length < rows.length;

  return (
    <div className="rules" data-pane="rules">
      <div className="rules__bar">
        <h2 className="t-title">Rules</h2>
        <span className="t-muted">
          {rows.length.toLocaleString('en')} target fields, {countRules(mapped)}
        </span>
        <span className="rules__line" />
        <StatusFilter rows={rows} />
        <span className="rules__gap" />
        <AddRule rows={rows} disabled={readOnly} onChoose={start} />
      </div>
      <div className="rules__bar rules__bar--second">
        <Input
          type="search"
          icon={Search}
          className="rules__find"
          aria-label="Find in rules, fields, notes"
          placeholder="Find in rules, fields, notes"
          data-filter=""
          value={query.text}
          onChange={(event) => ask({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query.text !== '') ask({ text: '' });
            else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') focusGrid();
            else return;
            event.preventDefault();
          }}
        />
        <FilterMenu rows={rows} />
        {query.filters.map((filter) => (
          <Chip
            key={sayFilter(filter)}
            tone="accent"
            tall
            onRemove={() => removeFilter(filter)}
            removeLabel={`Remove the filter ${sayFilter(filter)}`}
          >
            {sayFilter(filter)}
          </Chip>
        ))}
        {filtered && (
          <span className="t-muted" role="status">
            {shown.length.toLocaleString('en')} of {rows.length.toLocaleString('en')} shown
          </span>
        )}
        <span className="rules__gap" />
        <GroupMenu by={by} onChange={(next: Grouping) => setGrouping(next)} />
        <ColumnMenu shown={columnNames} onChange={(next) => setColumns(next.join(' '))} />
      </div>
      <Table
        label="Rules"
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
    </div>
  );
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

function focusGrid(): void {
  document.querySelector<HTMLElement>('.rules-table')?.focus();
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
