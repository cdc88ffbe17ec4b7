import { useState } from 'react';
import { Ellipsis } from 'lucide-react';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { Banner } from '#renderer/kit/Banner.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { undo, useHistory } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { CheckList } from './CheckList.tsx';
import { CodeView } from './CodeView.tsx';
import type { TestDialog } from './Dialogs.tsx';
import { ScenarioDiff } from './ScenarioDiff.tsx';
import { scenarioEntries } from './scenario-entries.ts';
import { causeOf, jsonText } from './view-model.ts';

type Face = 'diff' | 'input' | 'output';

const faces = [
  { value: 'diff', label: 'Diff' },
  { value: 'input', label: 'Input' },
  { value: 'output', label: 'Output' },
] as const;

/** One scenario: why it fails, what differs, and what it checks. */
export function ScenarioPane({ scenario, onDialog }: { readonly scenario: Scenario; readonly onDialog: (dialog: TestDialog) => void }) {
  const result = useScenarios((state) => state.results[scenario.id]);
  const changes = useScenarios((state) => state.changes);
  const lastChanged = useScenarios((state) => state.lastChanged);
  const history = useHistory();
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const format = useProject((state) => state.project.side[state.project.mapping[scenario.mapping]?.target ?? '']?.format ?? 'json');
  const [face, setFace] = useState<Face>('diff');
  const cause = causeOf(scenario, result, {
    changes,
    lastChanged,
    history: {
      ...(history.undo === undefined ? {} : { undo: history.undo }),
      ...(history.redo === undefined ? {} : { redo: history.redo }),
    },
  });
  return (
    <section className="test-pane" data-pane="test" aria-label={`Test ${scenario.id}`}>
      <header className="test-pane__head">
        <StatusGlyph
          size={16}
          kind={result === undefined ? 'none' : result.passed ? 'ok' : 'err'}
          label={result === undefined ? 'not run' : result.passed ? 'passed' : 'failed'}
        />
        <h3 className="test-pane__name ellipsis" title={scenario.name}>
          {scenario.name}
        </h3>
        <Chip outline>{scenario.id}</Chip>
        <span className="work-bar__gap" />
        <Segments label="What is shown of the test" value={face} options={faces} onChange={setFace} />
        <Menu
          label={`Actions of ${scenario.id}`}
          align="end"
          entries={scenarioEntries(scenario, onDialog)}
          trigger={<IconButton icon={Ellipsis} label="More of this test" />}
        />
      </header>
      {cause !== undefined && (
        <Banner
          tone="err"
          actions={
            <>
              {cause.undoes !== undefined && (
                <Button disabled={readOnly} onClick={() => void undo()}>
                  Undo the edit
                </Button>
              )}
              <Button disabled={readOnly} onClick={() => onDialog({ kind: 'accept', scenario })}>
                {acceptWords(scenario, result?.differences.length ?? 0)}
              </Button>
            </>
          }
        >
          <strong>{cause.subject}</strong> {cause.text}
        </Banner>
      )}
      {face === 'diff' && <ScenarioDiff scenario={scenario} result={result} format={format} />}
      {face === 'input' && (
        <CodeView
          label="Input of the test"
          caption={scenario.origin ?? 'kept with the test'}
          format="json"
          text={jsonText(scenario.input)}
        />
      )}
      {face === 'output' &&
        (result?.actual === undefined ? (
          <p className="test-pane__nothing">{result === undefined ? 'The test has not run yet.' : 'Nothing came out.'}</p>
        ) : (
          <CodeView
            label="Output of the test"
            caption={format === 'xml' || result.actualText !== undefined ? `as ${format.toUpperCase()}` : 'as JSON'}
            format={result.actualText === undefined ? 'json' : format}
            text={result.actualText ?? jsonText(result.actual)}
          />
        ))}
      {face === 'diff' && <CheckList scenario={scenario} result={result} />}
    </section>
  );
}

function acceptWords({ expected }: Scenario, differences: number): string {
  if (expected.kind !== 'output' || differences === 0) return 'Accept the new outcome';
  return differences === 1 ? 'Accept new value' : `Accept ${differences.toLocaleString()} new values`;
}
