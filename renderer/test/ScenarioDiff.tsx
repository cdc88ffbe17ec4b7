import { useEffect, useMemo, useRef, useState } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { codeLine } from '#renderer/parts/CodeLine.tsx';
import { Diff } from '#renderer/parts/Diff.tsx';
import { CodeView } from './CodeView.tsx';
import { agreedOn, clock, jsonText, milliseconds } from './view-model.ts';

interface ScenarioDiffProps {
  readonly scenario: Scenario;
  readonly result: ScenarioResult | undefined;
  readonly format: string;
}

/** Expected and actual output side by side, as the target's format writes them. */
export function ScenarioDiff({ scenario, result, format }: ScenarioDiffProps) {
  const { expected } = scenario;
  const texts = useMemo(() => textsOf(scenario, result, format), [scenario, result, format]);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [places, setPlaces] = useState(0);
  useEffect(() => setPlaces(differences(box.current).length), [texts]);
  if (result === undefined) return <p className="test-pane__nothing">The test has not run yet.</p>;
  if (texts === undefined) {
    if (result.actual === undefined)
      return (
        <p className="test-pane__nothing">
          {expected.kind === 'rejected' && result.passed
            ? 'The record is rejected, as expected.'
            : expected.kind === 'filtered' && result.passed
              ? 'The record is filtered, as expected.'
              : 'Nothing came out.'}
        </p>
      );
    return (
      <CodeView
        label="Output of the test"
        caption={`What came out at ${clock(Date.parse(result.at))}, ${milliseconds(result.milliseconds)}`}
        format={result.actualText === undefined ? 'json' : format}
        text={result.actualText ?? jsonText(result.actual)}
      />
    );
  }
  const step = (by: 1 | -1): void => {
    const found = differences(box.current);
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    found[next]?.scrollIntoView({ block: 'center' });
  };
  const from = [scenario.origin, agreedOn(scenario)].filter((one) => one !== undefined).join(', ');
  return (
    <div ref={box} className="test-diff">
      <Diff
        label="Expected and actual output"
        expected={texts.expected}
        actual={texts.actual}
        colour={(line) => codeLine(texts.format, line)}
        expectedHead={
          <span className="test-diff__head">
            <b>Expected</b>{' '}
            <span className="ellipsis" title={from}>
              {from}
            </span>
          </span>
        }
        actualHead={
          <span className="test-diff__head">
            <b>Actual</b>{' '}
            <span className="ellipsis">
              {clock(Date.parse(result.at))}, {milliseconds(result.milliseconds)}
            </span>
            {places > 0 && (
              <span className="test-diff__steps">
                <IconButton icon={ArrowUp} label="Previous difference" onClick={() => step(-1)} />
                <IconButton icon={ArrowDown} label="Next difference" onClick={() => step(1)} />
                {Math.min(at + 1, places).toLocaleString()} of {places.toLocaleString()}
              </span>
            )}
          </span>
        }
      />
    </div>
  );
}

/** First lines of runs of lines that differ. */
function differences(box: HTMLElement | null): readonly Element[] {
  const lines = [...(box?.querySelectorAll('.diff__line--left') ?? [])];
  const differs = (line: Element | undefined): boolean =>
    line !== undefined &&
    (line.classList.contains('diff__line--expected') || line.nextElementSibling?.classList.contains('diff__line--actual') === true);
  return lines.filter((line, at) => differs(line) && !differs(lines[at - 1]));
}

function textsOf(
  scenario: Scenario,
  result: ScenarioResult | undefined,
  format: string,
): { readonly expected: string; readonly actual: string; readonly format: string } | undefined {
  const { expected } = scenario;
  if (expected.kind !== 'output' || result === undefined) return undefined;
  const { expectedText, actualText, actual } = result;
  const trimmed = (text: string): string => text.replace(/\n$/, '');
  if (expectedText !== undefined && (actualText !== undefined || actual === undefined))
    return { expected: trimmed(expectedText), actual: trimmed(actualText ?? ''), format };
  return { expected: jsonText(expected.value), actual: actual === undefined ? '' : jsonText(actual), format: 'json' };
}
