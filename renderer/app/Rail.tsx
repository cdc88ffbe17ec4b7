import { CircleHelp, Settings } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Tooltip } from '#renderer/kit/Tooltip.tsx';
import { usePreview } from '#renderer/state/preview.ts';
import { useRuns } from '#renderer/state/run.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useDialogs } from './dialogs.ts';
import { workspaces } from './workspaces.ts';

/** The workspaces; a dot on Test the moment an edit breaks a scenario, on Run while one is under way or waits to go on. */
export function Rail() {
  const current = useWorkspace((state) => state.workspace);
  const go = useWorkspace((state) => state.go);
  const show = useDialogs((state) => state.show);
  const runDot = useRuns(({ runs }) => {
    const [last] = runs;
    if (runs.some((run) => run.state === 'running')) return 'running';
    return last?.state === 'interrupted' && last.kept !== undefined ? 'interrupted' : undefined;
  });
  const failing = usePreview((state) => state.status?.scenarios.failed ?? 0);
  return (
    <nav className="rail" aria-label="Workspaces" data-pane="rail">
      {workspaces.map(({ name, title, icon }, at) => (
        <Tooltip key={name} text={title} keys={`Ctrl ${at + 1}`} side="right">
          <button type="button" className="rail__item" aria-current={name === current ? 'page' : undefined} onClick={() => go(name)}>
            <Icon of={icon} size={18} />
            {title}
            {name === 'test' && failing > 0 && (
              <span className="rail__dot">
                <span className="visually-hidden">{failing === 1 ? '1 test fails' : `${failing} tests fail`}</span>
              </span>
            )}
            {name === 'run' && runDot !== undefined && (
              <span className={`rail__dot rail__dot--${runDot}`}>
                <span className="visually-hidden">{runDot === 'running' ? 'A run is under way' : 'A run was interrupted'}</span>
              </span>
            )}
          </button>
        </Tooltip>
      ))}
      <span className="rail__gap" />
      <Tooltip text="Shortcuts" keys="?" side="right">
        <button type="button" className="rail__tool" aria-label="Shortcuts" onClick={() => show('shortcuts')}>
          <Icon of={CircleHelp} size={18} />
        </button>
      </Tooltip>
      <Tooltip text="Settings" keys="Ctrl ," side="right">
        <button type="button" className="rail__tool" aria-label="Settings" onClick={() => show('settings')}>
          <Icon of={Settings} size={18} />
        </button>
      </Tooltip>
    </nav>
  );
}
