import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef } from 'react';
import { Search } from 'lucide-react';
import { ContextMenu } from '#renderer/kit/Menu.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import type { TestDialog } from './Dialogs.tsx';
import { removeScenario } from './scenario-edits.ts';
import { scenarioEntries } from './scenario-entries.ts';
import type { ScenarioGroup, ScenarioRow } from './view-model.ts';
import { milliseconds } from './view-model.ts';

interface ScenarioListProps {
  readonly groups: readonly ScenarioGroup[];
  readonly chosen: string;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly onDialog: (dialog: TestDialog) => void;
}

/** All scenarios by mapping; arrows move, F2 renames, Del removes. */
export function ScenarioList({ groups, chosen, find, onFind, onDialog }: ScenarioListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const choose = useScenarios((state) => state.choose);
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.findIndex((row) => row.scenario.id === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const key = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const current = rows[at]?.scenario;
    if (to !== undefined) choose(rows[Math.min(rows.length - 1, Math.max(0, to))]?.scenario.id ?? chosen);
    else if (event.key === 'F2' && current !== undefined) onDialog({ kind: 'rename', scenario: current });
    else if (event.key === 'Delete' && current !== undefined) void removeScenario(current);
    else return;
    event.preventDefault();
  };

  return (
    <section className="test-list" data-pane="tests" aria-label="List of tests">
      <div className="test-list__find">
        <Input
          icon={Search}
          type="search"
          data-filter=""
          aria-label="Find a test or a rule"
          placeholder="Find a test or a rule, like R-05"
          value={find}
          onChange={(event) => onFind(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || find === '') return;
            event.stopPropagation();
            onFind('');
          }}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="No test fits"
          text={`None has ${find.trim()} in its name, its id or what differs.`}
          actions={<Button onClick={() => onFind('')}>Clear the filter</Button>}
        />
      ) : (
        <div
          ref={list}
          className="test-list__rows"
          role="listbox"
          aria-label="Tests"
          tabIndex={0}
          aria-activedescendant={at < 0 ? undefined : `${id}-${chosen}`}
          onKeyDown={key}
        >
          {groups
            .filter((group) => group.rows.length > 0)
            .map((group) => (
              <div key={group.id} role="group" aria-label={group.title} className="test-list__group">
                <div className="test-list__head" role="presentation">
                  <span>{group.title}</span>
                  <span>
                    {group.passed.toLocaleString()} of {group.of.toLocaleString()}
                  </span>
                </div>
                {group.rows.map((row) => (
                  <ContextMenu
                    key={row.scenario.id}
                    label={`Actions of ${row.scenario.id}`}
                    entries={scenarioEntries(row.scenario, onDialog)}
                  >
                    <div
                      role="option"
                      id={`${id}-${row.scenario.id}`}
                      aria-selected={row.scenario.id === chosen}
                      className={classNames('test-row', row.scenario.id === chosen && 'test-row--chosen')}
                      onClick={() => choose(row.scenario.id)}
                      onContextMenu={() => choose(row.scenario.id)}
                    >
                      <Row row={row} />
                    </div>
                  </ContextMenu>
                ))}
              </div>
            ))}
        </div>
      )}
    </section>
  );
}

function Row({ row: { scenario, result, reason } }: { readonly row: ScenarioRow }) {
  return (
    <>
      <StatusGlyph
        kind={result === undefined ? 'none' : result.passed ? 'ok' : 'err'}
        label={result === undefined ? 'not run' : result.passed ? 'passed' : 'failed'}
      />
      <span className="test-row__words">
        <span className="test-row__name ellipsis" title={scenario.name}>
          {scenario.name}
        </span>
        {reason !== undefined && (
          <span className="test-row__reason ellipsis" title={reason}>
            {reason}
          </span>
        )}
      </span>
      {result?.passed === true && <span className="test-row__time">{milliseconds(result.milliseconds)}</span>}
    </>
  );
}
