import { useMemo } from 'react';
import { Split } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { goToRule } from '#renderer/state/go-to-rule.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { clock, lastName } from './view-model.ts';

/** What all scenarios together reach of rules and branches, and the branches that none takes. */
export function ProofPane() {
  const coverage = useScenarios((state) => state.coverage);
  const results = useScenarios((state) => state.results);
  const chosen = useSelection((state) => state.target);
  const rules = useProject((state) => state.project.rule);
  const measured = useMemo(
    () =>
      Object.values(results)
        .map((result) => result.at)
        .sort()
        .at(-1),
    [results],
  );
  if (coverage === undefined)
    return (
      <section className="proof" aria-label="What the tests prove">
        <Skeleton label="Measuring what the tests prove" />
      </section>
    );
  const { open } = coverage;
  const [first] = open;
  // The branch whose rule is chosen anywhere else, else the first.
  const shown = open.find(({ rule }) => rules[rule]?.target === chosen) ?? first;
  return (
    <section className="proof" data-pane="proof" aria-label="What the tests prove">
      <header className="test-pane__head">
        <h3 className="test-pane__name">What the tests prove</h3>
        <span className="work-bar__gap" />
        {measured !== undefined && <span className="t-muted">measured {clock(Date.parse(measured))}</span>}
      </header>
      <dl className="proof__bars">
        <Bar name="Rules" taken={coverage.rules.reached} of={coverage.rules.of} />
        <Bar name="Branches" taken={coverage.branches.taken} of={coverage.branches.of} />
      </dl>
      {open.length === 0 || shown === undefined ? (
        <p className="proof__none">Every branch of every rule is taken by a test.</p>
      ) : (
        <>
          <div className="proof__open">
            <b>{open.length === 1 ? '1 branch no test takes' : `${open.length.toLocaleString()} branches no test takes`}</b>
            <button type="button" className="link" aria-label={`Show in Map, ${shown.rule}`} onClick={() => goToRule(shown.rule)}>
              Show in Map
            </button>
          </div>
          <ul className="proof__list" tabIndex={0} aria-label="Branches that no test takes">
            {open.map(({ rule, label, sampleRecords }, at) => (
              <li key={`${rule} ${at}`} className="branch">
                <Icon of={Split} size={13} className="branch__icon" />
                <button type="button" className="branch__rule" title={`Show ${rule} in Map`} onClick={() => goToRule(rule)}>
                  {rule}
                </button>
                <span className="branch__label ellipsis" title={`${lastName(rules[rule]?.target ?? '')}: ${label}`}>
                  {label}
                </span>
                <span className="branch__count">
                  {sampleRecords === 1 ? '1 sample record' : `${sampleRecords.toLocaleString()} sample records`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Bar({ name, taken, of }: { readonly name: string; readonly taken: number; readonly of: number }) {
  return (
    <div className="proof__bar">
      <dt>{name}</dt>
      <dd>
        <Progress label={`${name} that tests reach`} share={of === 0 ? 0 : taken / of} />
        <b>
          {taken.toLocaleString()} / {of.toLocaleString()}
        </b>
      </dd>
    </div>
  );
}
