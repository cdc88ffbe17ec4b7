import { useMemo } from 'react';
import { FlaskConical } from 'lucide-react';
import { joinPath } from '#shared/base/field-path.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { RecordPreview, Spread, ValuesTable } from '#shared/rpc/contract/preview.ts';
import type { TraceStep } from '#shared/trace/trace.ts';
import { findField } from '#shared/schema/find-field.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { Gives } from '#renderer/state/preview.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopSource, loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { asObject, sourceValue } from '#renderer/map/source-value.ts';
import { factOf, showStep } from '#renderer/map/step-text.ts';
import { counted, showOutcome } from '#renderer/map/value-text.ts';
import { SpreadBar } from './SpreadBar.tsx';
import { shownColumns } from './shown-columns.ts';

export interface ValuesPaneProps {
  readonly view: MappingView;
  readonly rule: Rule | undefined;
  readonly table: ValuesTable | undefined;
  readonly spread: Spread | undefined;
  readonly stale: boolean;
  /** Hops of the chosen value while its lineage shows. */
  readonly steps: readonly TraceStep[] | undefined;
  readonly onMakeTest: () => void;
}

/** Columns that the table has room for; the last is always the rule itself. */
const columnsAtMost = 4;

/** What a rule gives: its parts item by item for the record in view, and the whole over all records. */
export function ValuesPane({ view, rule, table, spread, stale, steps, onMakeTest }: ValuesPaneProps) {
  const record = useSelection((state) => state.record);
  const records = useSelection((state) => state.records);
  const items = useSelection((state) => state.items);
  const scenarios = useProject((state) => state.project.scenario);
  const running = useScenarios((state) => state.running);
  const { select } = useSelection.getState();
  const loops = rule === undefined ? [] : loopsAround(view, rule.target);
  const now = itemsOf(
    items,
    loops.map((loop) => loop.id),
  );
  const tests = Object.values(scenarios).filter((scenario) => scenario.mapping === view.mapping.id).length;
  const inner = loops.at(-1);

  const name = rule === undefined ? '' : (pathWords(view, rule.target).at(-1) ?? '');
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
          table !== undefined && (
            <PartsTable table={table} rule={rule} view={view} now={now} inLoop={inner !== undefined} onChoose={choose} />
          )
        )}
        {steps !== undefined && rule !== undefined && <TraceFacts steps={steps.filter((step) => step.owner === rule.id)} />}
        {spread !== undefined && rule !== undefined && (
          <SpreadBar
            spread={spread}
            perItem={inner !== undefined}
            onShow={(gives, label) => void showRows(rule, loops, name, gives, label)}
          />
        )}
      </div>
      {records > 0 && (
        <footer className="values-pane__foot">
          <Icon of={FlaskConical} size={14} />
          <span className="ellipsis">
            {tests === 0 ? 'No test uses this mapping' : `${counted(tests, 'test')} ${tests === 1 ? 'uses' : 'use'} this mapping`}
          </span>
          <Button size="medium" busy={running} onClick={onMakeTest}>
            Make record {record} a test
          </Button>
        </footer>
      )}
    </section>
  );
}

/** The rows that lookups found, and what filters let through. */
function TraceFacts({ steps }: { readonly steps: readonly TraceStep[] }) {
  const facts = steps.flatMap((step, at) => {
    const text = factOf(step);
    return text === undefined ? [] : [{ at, text, value: step.outcome === undefined ? undefined : showStep(step.outcome).text }];
  });
  if (facts.length === 0) return null;
  return (
    <ul className="why-facts" aria-label="Lookup rows and matches">
      {facts.slice(0, factsAtMost).map(({ at, text, value }) => (
        <li key={at}>
          <span className="ellipsis" title={text}>
            {text}
          </span>
          {value !== undefined && <b className="ellipsis">{value}</b>}
        </li>
      ))}
    </ul>
  );
}

const factsAtMost = 3;

/** Goes to the first record for which the rule gives something, and steps through those alone. */
async function showRows(rule: Rule, loops: readonly Loop[], name: string, gives: Gives, label: string): Promise<void> {
  const found = await usePreview.getState().records(rule.id, gives);
  if (!found.ok) {
    useToasts.getState().showProblem(found.error);
    return;
  }
  const { count, records } = found.value;
  const items = found.value.items.map((at) =>
    Object.fromEntries(loops.flatMap((loop, depth) => (at[depth] === undefined ? [] : [[loop.id, at[depth]]]))),
  );
  const [first] = records;
  if (first === undefined) return;
  useSelection.getState().select({ record: first, items: items[0] ?? {}, among: { label: `${name} is ${label}`, count, records, items } });
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
  const preview = usePreview((state) => state.preview);
  const name = pathWords(view, rule.target).at(-1) ?? '';
  const shown = useMemo(() => shownColumns(table, name, columnsAtMost), [table, name]);
  const identity = inLoop ? itemIdentity(view, rule, preview) : undefined;
  const named = identity !== undefined && !shown.some((column) => column.label === identity.label);
  return (
    <table className="values-table">
      <thead>
        <tr>
          {inLoop && (
            <th scope="col" className="values-table__number">
              #
            </th>
          )}
          {named && (
            <th scope="col" className="values-table__identity">
              {identity.label}
            </th>
          )}
          {shown.map((column) => (
            <th key={column.at} scope="col" title={table.columns[column.at]?.label}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => {
          const current = inLoop && row.items.join('.') === now.join('.');
          return (
            <tr key={row.items.join('.')} aria-current={current || undefined} onClick={inLoop ? () => onChoose(row.items) : undefined}>
              {inLoop && <td>{(row.items.at(-1) ?? 0) + 1}</td>}
              {named && <td className="mono">{identity.of(row.items)}</td>}
              {shown.map((column) => {
                const cell = row.cells[column.at];
                if (cell === undefined) return <td key={column.at} />;
                const value = showOutcome(cell);
                const text = value.tone === 'wanting' && column.label === 'lookup' ? 'no match' : value.text;
                return (
                  <td key={column.at} className={classNames('mono', `values-table__cell--${value.tone}`)} title={text}>
                    {text}
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

/** What tells the items of a loop apart: the first text field of the item, where its array is a field of a source. */
function itemIdentity(
  view: MappingView,
  rule: Rule,
  preview: RecordPreview | undefined,
): { readonly label: string; readonly of: (items: readonly number[]) => string } | undefined {
  const loops = loopsAround(view, rule.target);
  const inner = loops.at(-1);
  const source = inner === undefined ? undefined : loopSource(view, inner);
  const side = view.sources.find((one) => one.id === source?.side);
  const array = side === undefined || source === undefined ? undefined : findField(side.schema, joinPath(source.names));
  const field = array?.children?.find((child) => child.type === 'string' && !child.repeats);
  if (preview === undefined || source === undefined || side === undefined || field === undefined) return undefined;
  const record = view.sources.length > 1 ? asObject(preview.input)?.[side.name] : preview.input;
  const paths = loops.map((loop) => loopSource(view, loop)?.names.join('\u0000'));
  return {
    label: field.name,
    of: (items) => {
      const found = sourceValue(record, [...source.names, field.name], (names) => items[paths.indexOf(names.join('\u0000'))] ?? 0);
      return found.kind === 'value' && typeof found.value === 'string' ? found.value : '';
    },
  };
}
