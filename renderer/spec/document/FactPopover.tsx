import { Icon } from '#renderer/kit/Icon.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { FactButton, factIcon } from '#renderer/parts/FactChip.tsx';
import { useRuns } from '#renderer/state/run.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import type { Fact } from '#shared/spec/document.ts';

/** A measured figure in the document; pressing it tells when, on what and with which rules it was measured. */
export function FactPopover({ fact }: { readonly fact: Fact }) {
  const icon = factIcon(fact);
  const link = linkOf(fact);
  return (
    <Popover
      label={`Origin of ${fact.text}`}
      align="end"
      className="fact-origin"
      trigger={<FactButton fact={fact} onClick={(event) => event.stopPropagation()} />}
    >
      <div className="fact-origin__head">
        {icon !== undefined && <Icon of={icon} />}
        <b>{fact.text}</b>
        {link !== undefined && (
          <button type="button" className="link" onClick={link.open}>
            {link.words}
          </button>
        )}
      </div>
      <dl className="fact-origin__lines">
        <dt>Measured</dt>
        <dd>
          {fact.at === undefined
            ? 'not yet'
            : new Date(fact.at).toLocaleString([], {
                day: 'numeric',
                month: 'long',
                year: 'numeric',
                hour: '2-digit',
                minute: '2-digit',
                hourCycle: 'h23',
              })}
        </dd>
        {fact.on !== undefined && (
          <>
            <dt>On</dt>
            <dd>{fact.on}</dd>
          </>
        )}
        {fact.state !== 'not-measured' && (
          <>
            <dt>{fact.origin === 'project' ? 'From' : 'Rules'}</dt>
            <dd>
              {fact.origin === 'project' ? 'the history of the project' : fact.state === 'out-of-date' ? 'changed since' : 'same as now'}
            </dd>
          </>
        )}
      </dl>
    </Popover>
  );
}

function linkOf(fact: Fact): { readonly words: string; readonly open: () => void } | undefined {
  const { go } = useWorkspace.getState();
  if (fact.origin === 'run') {
    const { run } = fact;
    return run === undefined ? { words: 'Go to Run', open: () => go('run') } : { words: `Open run ${run}`, open: () => void openRun(run) };
  }
  if (fact.origin === 'project') return { words: 'Go to Versions', open: () => go('versions') };
  if (fact.origin === 'sample') return { words: 'Go to Rules', open: () => go('rules') };
  const { scenario } = fact;
  if (scenario === undefined) return { words: 'Go to Test', open: () => go('test') };
  return {
    words: `Open ${scenario}`,
    open: () => {
      useScenarios.getState().choose(scenario);
      go('test');
    },
  };
}

async function openRun(number: number): Promise<void> {
  const { loaded, load } = useRuns.getState();
  if (!loaded) await load();
  const { runs, choose } = useRuns.getState();
  choose(runs.find((run) => run.number === number)?.id);
  useWorkspace.getState().go('run');
}
