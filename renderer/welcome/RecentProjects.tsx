import { useRef, useState } from 'react';
import { FolderOpen, Search, X } from 'lucide-react';
import type { RecentProject } from '#shared/rpc/contract/app.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useProjects } from '#renderer/state/projects.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { ProjectGlyph } from './ProjectGlyph.tsx';
import { takeFiles } from './take-file.ts';
import { whenWords } from './when-words.ts';

/** From so many target fields on a map is drawn crossed. */
const largeMap = 16;

/** Projects opened before, newest first. Absent on the first start: the samples lead. */
export function RecentProjects() {
  const recent = useProjects((state) => state.recent);
  const failure = useProjects((state) => state.failure);
  const [text, setText] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  if (recent === undefined && failure === undefined) return <aside className="recent" aria-label="Recent projects" />;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (recent ?? []).filter((project) => words.every((word) => `${project.name} ${project.file}`.toLowerCase().includes(word)));
  return (
    <aside className="recent" aria-label="Recent projects">
      <header className="recent__head">
        <h2 className="t-title">Recent projects</h2>
        <Button icon={FolderOpen} size="small" className="recent__open" onClick={() => chooser.current?.click()}>
          Open
        </Button>
        <input
          ref={chooser}
          type="file"
          data-chooser="project"
          accept=".mapwright"
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={(event) => {
            takeFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      {recent !== undefined && recent.length > 0 && (
        <div className="recent__search">
          <Input
            icon={Search}
            type="search"
            aria-label="Find a project"
            placeholder="Find a project"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      {failure !== undefined && <EmptyState tone="err" title="The list cannot be read" text={failure.message} />}
      {recent?.length === 0 && (
        <EmptyState title="No project yet" text="Drop two files, or open a sample: it is copied into your projects folder." />
      )}
      {recent !== undefined && recent.length > 0 && found.length === 0 && (
        <EmptyState
          icon={Search}
          title={`No project is called “${text}”`}
          actions={<Button onClick={() => setText('')}>Clear the search</Button>}
        />
      )}
      <ul className="recent__list">
        {found.map((project) => (
          <Recent key={project.id} project={project} />
        ))}
      </ul>
    </aside>
  );
}

function Recent({ project }: { readonly project: RecentProject }) {
  const opening = useProject((state) => state.opening);
  const forget = useProjects((state) => state.forget);
  const open = async () => {
    const opened = await useProject.getState().open({ recent: project.id });
    if (!opened.ok) useToasts.getState().showProblem(opened.error);
  };
  const figures = figureWords(project);
  if (!project.exists)
    return (
      <li className="recent__item recent__item--gone">
        <ProjectGlyph crossed={false} />
        <span className="recent__words">
          <span className="recent__name ellipsis">{project.name}</span>
          <span className="ellipsis">{project.file} was moved or deleted</span>
        </span>
        <IconButton icon={X} label={`Take ${project.name} off the list`} onClick={() => void forget(project.id)} />
      </li>
    );
  return (
    <li>
      <button type="button" className="recent__item" disabled={opening} onClick={() => void open()}>
        <ProjectGlyph crossed={(project.mapped?.of ?? 0) > largeMap} />
        <span className="recent__words">
          <span className="recent__name ellipsis">{project.name}</span>
          <span className="ellipsis">{figures}</span>
        </span>
        <span className="recent__state">
          <StateChip project={project} />
          <span className="t-small t-quiet">{whenWords(project.modified)}</span>
        </span>
      </button>
    </li>
  );
}

function figureWords(project: RecentProject): string {
  const mapped = project.mapped === undefined ? [] : [`${project.mapped.done}/${project.mapped.of} mapped`];
  const tests =
    project.tests === undefined ? [] : [project.tests.of === 0 ? 'no tests' : `${project.tests.passed}/${project.tests.of} tests`];
  return [...mapped, ...tests].join(', ') || project.file;
}

function StateChip({ project }: { readonly project: RecentProject }) {
  const { problems = 0, tests } = project;
  const failing = tests === undefined ? 0 : tests.of - tests.passed;
  if (problems > 0) return <Chip tone="err">{problems === 1 ? '1 problem' : `${problems} problems`}</Chip>;
  if (failing > 0) return <Chip tone="err">{failing === 1 ? '1 test fails' : `${failing} tests fail`}</Chip>;
  if (tests !== undefined && tests.of > 0) return <Chip tone="ok">Tests pass</Chip>;
  return <Chip>Draft</Chip>;
}
