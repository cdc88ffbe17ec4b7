import type { ReactNode } from 'react';
import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { useConnection } from '#renderer/state/connection.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { useStatusNotes } from '#renderer/state/status-note.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { nextProblem } from './next-problem.ts';
import { hasWorkspace } from './workspaces.ts';

/** What the project is worth now, in figures; each leads to where it comes from. */
export function StatusBar() {
  const workspace = useWorkspace((state) => state.workspace);
  const jsonata = useSettings((state) => state.info?.jsonata);
  const milliseconds = usePreview((state) => state.preview?.milliseconds);
  const notes = useStatusNotes((state) => state.notes);
  return (
    <footer className="status-bar" aria-label="Status">
      <Figures />
      <span className="status-bar__gap" />
      {milliseconds !== undefined && (workspace === 'map' || workspace === 'rules') && (
        <span className="status-bar__item">
          Preview <b>{milliseconds < 1 ? '< 1' : Math.round(milliseconds).toLocaleString()} ms</b>
        </span>
      )}
      {notes.map((note) => (
        <span key={note} className="status-bar__item">
          {note}
        </span>
      ))}
      {workspace === 'map' && jsonata !== undefined && <span className="status-bar__item">JSONata {jsonata}</span>}
      <Saved />
    </footer>
  );
}

function Figures() {
  const status = usePreview((state) => state.status);
  const go = useWorkspace((state) => state.go);
  if (status === undefined) return null;
  const { counts, problems, scenarios } = status;
  return (
    <>
      <Figure onClick={hasWorkspace('rules') ? () => go('rules') : undefined}>
        <span className="status-bar__bar">
          <Progress label="Target fields mapped" share={counts.targets === 0 ? 0 : counts.mapped / counts.targets} />
        </span>
        Mapped{' '}
        <b>
          {counts.mapped}/{counts.targets}
        </b>
      </Figure>
      <Figure onClick={hasWorkspace('rules') ? () => go('rules') : undefined}>
        <Icon of={CircleAlert} size={13} /> Required{' '}
        <b>
          {counts.requiredMapped}/{counts.required}
        </b>
      </Figure>
      <Figure tone={problems.length > 0 ? 'err' : undefined} onClick={problems.length > 0 ? () => nextProblem(1) : undefined}>
        <StatusGlyph kind={problems.length > 0 ? 'err' : 'ok'} size={13} /> <b>{problems.length === 0 ? 'No' : problems.length}</b>{' '}
        {problems.length === 1 ? 'problem' : 'problems'}
      </Figure>
      {scenarios.of > 0 && (
        <Figure tone={scenarios.failed > 0 ? 'err' : undefined} onClick={hasWorkspace('test') ? () => go('test') : undefined}>
          <StatusGlyph
            kind={!status.fresh ? 'running' : scenarios.failed > 0 ? 'err' : scenarios.passed === scenarios.of ? 'ok' : 'part'}
            size={13}
          />{' '}
          Tests <b>{scenarios.passed + scenarios.failed === 0 ? scenarios.of : `${scenarios.passed}/${scenarios.of}`}</b>
        </Figure>
      )}
    </>
  );
}

function Figure({
  tone,
  onClick,
  children,
}: {
  readonly tone?: 'err' | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const look = tone === undefined ? 'status-bar__item' : `status-bar__item status-bar__item--${tone}`;
  if (onClick === undefined) return <span className={look}>{children}</span>;
  return (
    <button type="button" className={look} onClick={onClick}>
      {children}
    </button>
  );
}

function Saved() {
  const savedAt = useProject((state) => state.savedAt);
  const pending = useProject((state) => state.pending);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const lost = useConnection((state) => state.lostAt !== undefined);
  if (readOnly) return <span className="status-bar__item">Read-only</span>;
  if (pending > 0)
    return (
      <span className="status-bar__item">
        <Icon of={LoaderCircle} size={13} />
        {lost ? `${pending} ${pending === 1 ? 'edit waits' : 'edits wait'} to be saved` : 'Saving'}
      </span>
    );
  return (
    <span className="status-bar__item status-bar__item--saved">
      <Icon of={Check} size={13} />
      {savedAt === undefined
        ? 'Saved'
        : `Saved ${new Date(savedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`}
    </span>
  );
}
