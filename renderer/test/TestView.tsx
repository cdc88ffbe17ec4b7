import { useMemo, useState } from 'react';
import { FlaskConical } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { documentsOf, useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { TestDialog } from './Dialogs.tsx';
import { Dialogs } from './Dialogs.tsx';
import { ProofPane } from './ProofPane.tsx';
import { ScenarioList } from './ScenarioList.tsx';
import { ScenarioPane } from './ScenarioPane.tsx';
import { TestBar } from './TestBar.tsx';
import { useResults } from './use-results.ts';
import { useTestCommands } from './use-test-commands.ts';
import { scenarioGroups } from './view-model.ts';
import './test.css';

/** What the scenarios show: their list, the one looked at with its differences, and what all of them prove. */
export function TestView() {
  const project = useProject((state) => state.project);
  const results = useScenarios((state) => state.results);
  const changes = useScenarios((state) => state.changes);
  const chosen = useScenarios((state) => state.chosen);
  const [find, setFind] = useState('');
  const [dialog, setDialog] = useState<TestDialog>();
  const scenarios = useMemo(() => documentsOf(project, 'scenario'), [project]);
  const groups = useMemo(() => scenarioGroups(project, scenarios, results, changes, find), [project, scenarios, results, changes, find]);
  useResults(scenarios.length);
  const current = scenarios.find((one) => one.id === chosen) ?? scenarios.find((one) => results[one.id]?.passed === false) ?? scenarios[0];
  useTestCommands(current, setDialog);

  return (
    <div className="test">
      <TestBar scenarios={scenarios} onMake={() => setDialog({ kind: 'make' })} />
      {current === undefined ? (
        <NoScenario onMake={() => setDialog({ kind: 'make' })} />
      ) : (
        <div className="test__panes">
          <ScenarioList groups={groups} chosen={current.id} find={find} onFind={setFind} onDialog={setDialog} />
          <ScenarioPane key={current.id} scenario={current} onDialog={setDialog} />
          <ProofPane />
        </div>
      )}
      {dialog !== undefined && <Dialogs dialog={dialog} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

function NoScenario({ onMake }: { readonly onMake: () => void }) {
  const record = useSelection((state) => state.record);
  const records = useSelection((state) => state.records);
  const opening = useProject((state) => state.opening);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  if (opening) return <Skeleton label="Reading the tests" />;
  if (records === 0)
    return (
      <EmptyState
        icon={FlaskConical}
        title="No scenario yet"
        text="A test keeps a record and what should come out of it. The source has no sample to take one from."
      />
    );
  return (
    <EmptyState
      icon={FlaskConical}
      title="No scenario yet"
      text="Any sample record can become one: its output is what you expect."
      actions={
        <Button look="primary" disabled={readOnly} onClick={onMake}>
          Make record {record.toLocaleString()} a test
        </Button>
      }
    />
  );
}
