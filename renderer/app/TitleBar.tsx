import { ArrowRight, ChevronDown, Redo2, Search, Undo2 } from 'lucide-react';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { redo, undo, useHistory } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useDialogs } from './dialogs.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { Logo } from './Logo.tsx';
import { nameSides, projectName } from './project-name.ts';
import { useProjectMenu } from './project-menu.ts';
import { hasWorkspace } from './workspaces.ts';

/** Project, search, undo and redo, export. */
export function TitleBar() {
  const show = useDialogs((state) => state.show);
  const pending = useProject((state) => state.pending > 0);
  const workspace = useWorkspace((state) => state.workspace);
  const history = useHistory();
  return (
    <header className="title-bar">
      <span className="title-bar__logo">
        <Logo />
      </span>
      <ProjectTitle />
      {pending && (
        <span className="title-bar__dot" role="status">
          <span className="visually-hidden">Saving</span>
        </span>
      )}
      <button type="button" className="search-field" onClick={() => show('palette')}>
        <Icon of={Search} />
        <span>Find a field, rule or command</span>
        <Kbd keys="Ctrl K" />
      </button>
      <span className="title-bar__end">
        <IconButton
          icon={Undo2}
          label={history.undo === undefined ? 'Nothing to undo' : `Undo: ${history.undo}`}
          keys="Ctrl Z"
          disabled={history.undo === undefined}
          onClick={() => void undo()}
        />
        <IconButton
          icon={Redo2}
          label={history.redo === undefined ? 'Nothing to redo' : `Redo: ${history.redo}`}
          keys="Ctrl Shift Z"
          disabled={history.redo === undefined}
          onClick={() => void redo()}
        />
        {(workspace !== 'spec' || !hasWorkspace('spec')) && <ExportMenu />}
      </span>
    </header>
  );
}

function ProjectTitle() {
  const project = useProject((state) => state.project);
  const version = Object.values(project.info)[0]?.version;
  const name = projectName(project);
  const sides = nameSides(name);
  const entries = useProjectMenu();
  return (
    <>
      <Menu
        label="Project"
        entries={entries}
        trigger={
          <button type="button" className="project-title">
            {sides === undefined ? (
              <span className="ellipsis">{name}</span>
            ) : (
              <>
                <span className="ellipsis">{sides[0]}</span>
                <Icon of={ArrowRight} className="t-quiet" />
                <span className="visually-hidden"> to </span>
                <span className="ellipsis">{sides[1]}</span>
              </>
            )}
            <Icon of={ChevronDown} />
          </button>
        }
      />
      {version !== undefined && version !== '' && <Chip outline>{version}</Chip>}
    </>
  );
}
