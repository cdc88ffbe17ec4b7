import { FlaskConical } from 'lucide-react';
import type { Rule } from '#shared/mapping/mapping.ts';
import type { Spread, ValuesTable } from '#shared/rpc/contract/preview.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { counted, showOutcome } from '#renderer/map/value-text.ts';
import { SpreadBar } from './SpreadBar.tsx';

export interface ValuesPaneProps {
  readonly view: MappingView;
  readonly rule: Rule | undefined;
  readonly table: ValuesTable | undefined;
  readonly spread: Spread | undefined;
  readonly stale: boolean;
  readonly onMakeTest: () => void;
}

/** Columns that the table has room for; the last is always the rule itself. */
const columnsAtMost = 5;

/** What a rule gives: its parts item by item for the record in view, and the whole over all records. */
export function ValuesPane({ view, rule, table, spread, stale, onMakeTest }: ValuesPaneProps) {
  const record = useSelection((state) => state.record);
  const records = useSelection((state) => state.records);
  const items = useSelection((state) => state.items);
  const scenarios = useProject((state) => state.project.scenario);
  const running = useScenarios((state) => state.running);
  const { select } = useSelection.getState();
  const loops = rule === undefined ? [] : loopsAround(view, rule.target);
  const now = itemsOf(items, loops.map((loop) => loop.id));
  const tests = Object.values(scenarios).filter((scenario) => scenario.mapping === view.mapping.id).length;
  const inner = loops.at(-1);

  const choose = (at: readonly number[]): void => {
    const chosen = Object.fromEntries(loops.flatMap((loop, depth) => (at[depth] === undefined ? [] : [[loop.id, at[depth]]])));
    select({ items: { ...items, ...chosen } });
  };

  return (
    <section className={classNames('values-pane', stale && 'values-pane--stale')} aria-label="Values" data-pane="values" tabIndex={-1}>
      <header className="values-pane__head">
        <strong>Values</strong>
        <span className="t-quiet">{inner === undefined ? `record ${record}` : `record ${record}, each item of ${inner.each}`}</span>
      </header>
      <div className="values-pane__body" tabIndex={0} role="region" aria-label="Values of the parts of the rule">
        {rule === undefined ? (
          <p className="values-pane__note">A rule that fills this field shows its values here.</p>
        ) : (
          table !== undefined && <PartsTable table={table} rule={rule} view={view} now={now} inLoop={inner !== undefined} onChoose={choose} />
        )}
        {spread !== undefined && rule !== undefined && <SpreadBar spread={spread} perItem={inner !== undefined} onShow={(next) => select({ record: next })} />}
      </div>
      {records > 0 && (
        <footer className="values-pane__foot">
          <Icon of={FlaskConical} size={14} />
          <span className="ellipsis">{tests === 0 ? 'No test uses this mapping' : `${counted(tests, 'test')} ${tests === 1 ? 'uses' : 'use'} this mapping`}</span>
          <Button size="medium" busy={running} onClick={onMakeTest}>
            Make record {record} a test
          </Button>
        </footer>
      )}
    </section>
  );
}

interface PartsTableProps {
  readonly table: ValuesTable;
  readonly rule: Rule;
  readonly view: MappingView;
  readonly now: readonly number[];
  readonly inLoop: boolean;
  readonly onChoose: (items: readonly number[]) => void;
}

function PartsTable({ table, rule, view, now, inLoop, onChoose }: PartsTableProps) {
  const last = table.columns.length - 1;
  const shown = table.columns.map((_, at) => at).filter((at) => at >= last - columnsAtMost + 1);
  const name = pathWords(view, rule.target).at(-1) ?? '';
  return (
    <table className="values-table">
      <thead>
        <tr>
          {inLoop && <th scope="col">#</th>}
          {shown.map((at) => (
            <th key={at} scope="col" title={table.columns[at]?.label}>
              <span className="ellipsis">{at === last ? name : table.columns[at]?.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => {
          const current = inLoop && row.items.join('.') === now.join('.');
          return (
            <tr key={row.items.join('.')} className={classNames(current && 'values-table__row--now')} aria-current={current || undefined} onClick={inLoop ? () => onChoose(row.items) : undefined}>
              {inLoop && <td>{(row.items.at(-1) ?? 0) + 1}</td>}
              {shown.map((at) => {
                const cell = row.cells[at];
                if (cell === undefined) return <td key={at} />;
                const value = showOutcome(cell);
                return (
                  <td key={at} className={classNames('mono', `values-table__cell--${value.tone}`)} title={value.text}>
                    <span className="ellipsis">{value.text}</span>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
