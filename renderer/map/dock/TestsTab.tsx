import { Play } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { documentsOf, useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';

/** The tests of the mapping with their last outcome. */
export function TestsTab({ mapping, onMake }: { readonly mapping: string; readonly onMake: () => void }) {
  const project = useProject((state) => state.project);
  const results = useScenarios((state) => state.results);
  const running = useScenarios((state) => state.running);
  const record = useSelection((state) => state.record);
  const scenarios = documentsOf(project, 'scenario').filter((scenario) => scenario.mapping === mapping);
  if (scenarios.length === 0) {
    return (
      <EmptyState
        title="No tests yet"
        text="A test keeps a record and what should come out of it."
        actions={
          <Button look="primary" onClick={onMake}>
            Make record {record} a test
          </Button>
        }
      />
    );
  }
  const { run, choose } = useScenarios.getState();
  return (
    <div className="tests-tab">
      <div className="tests-tab__bar">
        <Button size="small" icon={Play} busy={running} onClick={() => void run(scenarios.map((scenario) => scenario.id))}>
          Run {scenarios.length === 1 ? 'the test' : `${scenarios.length} tests`}
        </Button>
      </div>
      <ul className="dock-list" aria-label="Tests" tabIndex={0}>
        {scenarios.map((scenario) => {
          const result = results[scenario.id];
          const differences = result?.differences.length ?? 0;
          return (
            <li key={scenario.id} className="dock-list__row">
              <StatusGlyph
                kind={result === undefined ? 'none' : result.passed ? 'ok' : 'err'}
                size={14}
                label={result === undefined ? 'not run' : result.passed ? 'passed' : 'failed'}
              />
              <span className="chip chip--outline chip--mono">{scenario.id}</span>
              <span className="dock-list__text ellipsis" title={scenario.name}>
                {scenario.name}
              </span>
              {result !== undefined && !result.passed && (
                <span className="t-quiet">{differences === 1 ? '1 difference' : `${differences} differences`}</span>
              )}
              <button
                type="button"
                className="link dock-list__verb"
                onClick={() => {
                  choose(scenario.id);
                  useWorkspace.getState().go('test');
                }}
              >
                Open
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
