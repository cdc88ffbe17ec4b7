import type { ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import { ValueView } from '#renderer/parts/ValueView.tsx';
import { goToRule } from '#renderer/state/go-to-rule.ts';
import type { Check } from './view-model.ts';
import { checksOf } from './view-model.ts';

/** What the scenario holds its outcome against; what fails comes first, with the rule to blame. */
export function CheckList({ scenario, result }: { readonly scenario: Scenario; readonly result: ScenarioResult | undefined }) {
  const { checks, holding, of } = checksOf(scenario, result);
  if (result === undefined) return null;
  const held = holding + checks.filter((check) => check.holds).length;
  return (
    <section className="checks" aria-label="Checks">
      <header className="checks__head">
        <b>Checks</b> <span className="t-muted">{`${held.toLocaleString()} of ${of.toLocaleString()} hold`}</span>
      </header>
      <ul className="checks__list" tabIndex={0} aria-label="Checks of the test">
        {checks.map((check) => (
          <li key={check.id} className="check">
            <StatusGlyph kind={check.holds ? 'ok' : 'err'} label={check.holds ? 'holds' : 'fails'} />
            <CheckWords check={check} />
          </li>
        ))}
        {holding > 0 && (
          <li className="check check--rest">
            <StatusGlyph kind="ok" label="hold" />
            <span className="t-muted">
              {checks.length > 0
                ? `${holding.toLocaleString()} more ${holding === 1 ? 'value is' : 'values are'}`
                : holding === 1
                  ? 'The one value is'
                  : `All ${holding.toLocaleString()} values are`}{' '}
              as expected
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

function CheckWords({ check: { name, text, code = false, difference, rule } }: { readonly check: Check }) {
  return (
    <>
      <span className="check__name ellipsis" title={name}>
        {name}
      </span>
      {text !== undefined && (
        <span className={code ? 'check__text mono ellipsis' : 'check__text ellipsis'} title={text}>
          {text}
        </span>
      )}
      {difference !== undefined && (
        <span className="check__text">
          {difference.kind === 'extra' ? (
            'is not expected,'
          ) : (
            <>
              is <ValueView value={difference.expected} />,
            </>
          )}{' '}
          got <ValueView value={difference.actual} className="check__actual" />
        </span>
      )}
      {rule !== undefined && <RuleChip rule={rule} onOpen={goToRule} />}
    </>
  );
}
