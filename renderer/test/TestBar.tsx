import { CircleCheck, CircleX, Play, Plus } from 'lucide-react';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { BusyRing } from '#renderer/kit/BusyRing.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { summaryOf } from './view-model.ts';

/** Counts of the last results, and what can be done with all. */
export function TestBar({ scenarios, onMake }: { readonly scenarios: readonly Scenario[]; readonly onMake: () => void }) {
  const results = useScenarios((state) => state.results);
  const running = useScenarios((state) => state.running);
  const measuring = usePreview((state) => state.status?.fresh === false);
  const seq = useProject((state) => state.seq);
  const outdated = useScenarios((state) => state.ofSeq !== seq);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const records = useSelection((state) => state.records);
  const { failed, passed, waiting, ran } = summaryOf(scenarios, results);
  return (
    <header className="work-bar" data-pane="test-bar">
      <h2 className="t-title">Tests</h2>
      <span className="work-bar__facts" role="status" aria-live="polite">
        {failed > 0 && (
          <Chip tall tone="err" icon={CircleX}>
            {failed.toLocaleString()} failed
          </Chip>
        )}
        {passed > 0 && (
          <Chip tall tone="ok" icon={CircleCheck}>
            {passed.toLocaleString()} passed
          </Chip>
        )}
        {waiting > 0 && ran !== undefined && <Chip tall>{waiting.toLocaleString()} not run</Chip>}
        {ran !== undefined && <span className="t-muted">{ran}</span>}
        {(running || (measuring && outdated)) && scenarios.length > 0 && (
          <span className="work-bar__busy">
            <BusyRing /> Running
          </span>
        )}
      </span>
      <span className="work-bar__gap" />
      <Button icon={Plus} disabled={readOnly || records === 0} title="Make the record in view a test" onClick={onMake}>
        Test
      </Button>
      <Button
        look="primary"
        icon={Play}
        busy={running}
        disabled={scenarios.length === 0}
        onClick={() => void useScenarios.getState().run(scenarios.map((one) => one.id))}
      >
        Run all <span className="work-bar__key">F5</span>
      </Button>
    </header>
  );
}
