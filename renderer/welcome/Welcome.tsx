import { useEffect, useMemo, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { Lock } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import type { Command } from '#renderer/state/commands.ts';
import { useRegisteredCommands } from '#renderer/state/commands.ts';
import { useProject } from '#renderer/state/project.ts';
import { useProjects } from '#renderer/state/projects.ts';
import { DropZone } from './DropZone.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { SampleCards } from './SampleCards.tsx';
import { createProject, takeFiles } from './take-file.ts';
import type { ZoneName } from './zone.ts';
import { useZones } from './zone.ts';
import './welcome.css';
import './welcome-lists.css';

/** Two files make a project; below and beside stand those that are there. */
export function Welcome() {
  const source = useZones((state) => state.source);
  const target = useZones((state) => state.target);
  const opening = useProject((state) => state.opening);
  const load = useProjects((state) => state.load);
  const chooser = useRef<HTMLInputElement>(null);
  const into = useRef<ZoneName | undefined>(undefined);
  const [over, setOver] = useState<ZoneName>();
  useEffect(() => void load(), [load]);

  const choose = (zone?: ZoneName) => {
    into.current = zone;
    chooser.current?.click();
  };
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'welcome.choose',
        title: 'Choose a file',
        keys: ['Ctrl O'],
        enabled: () => useProject.getState().opened === undefined,
        run: () => chooser.current?.click(),
      },
    ],
    [],
  );
  useRegisteredCommands(commands);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(undefined);
    takeFiles([...event.dataTransfer.files], zoneUnder(event));
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(zoneUnder(event) ?? 'source');
  };
  const leave = (event: DragEvent) => {
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(undefined);
  };
  const linked = source.state === 'ready';

  return (
    <main className="welcome" onDragOver={drag} onDragLeave={leave} onDrop={drop}>
      <input
        ref={chooser}
        data-chooser="files"
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          takeFiles([...(event.target.files ?? [])], into.current);
          into.current = undefined;
          event.target.value = '';
        }}
      />
      <div className="welcome__main" tabIndex={-1}>
        <h1 className="t-display">Drop what you have and what you need</h1>
        <p className="welcome__about">Two sample files are enough. Mapwright reads their fields and opens the map.</p>
        <div className="zones">
          <DropZone name="source" zone={source} over={over === 'source'} onChoose={() => choose('source')} />
          <span className={linked ? 'zones__link zones__link--drawn' : 'zones__link'} aria-hidden="true" />
          <DropZone name="target" zone={target} over={over === 'target'} onChoose={() => choose('target')} />
        </div>
        <div className="welcome__actions">
          <Button
            look="primary"
            size="large"
            disabled={source.state !== 'ready' || target.state !== 'ready'}
            busy={opening}
            onClick={() => void createProject()}
          >
            Open the map
          </Button>
          <Button size="large" onClick={() => choose()}>
            Choose a file <Kbd keys="Ctrl O" />
          </Button>
          <Button
            look="ghost"
            size="large"
            disabled={source.state !== 'ready' || target.state === 'ready' || opening}
            onClick={() => void createProject()}
          >
            Start without a target
          </Button>
          <span className="welcome__promise">
            <Icon of={Lock} />
            Files stay on this computer. Nothing is sent.
          </span>
        </div>
        <SampleCards />
      </div>
      <RecentProjects />
    </main>
  );
}

function zoneUnder(event: DragEvent): ZoneName | undefined {
  const zone = event.target instanceof Element ? event.target.closest('[data-zone]')?.getAttribute('data-zone') : undefined;
  return zone === 'source' || zone === 'target' ? zone : undefined;
}
