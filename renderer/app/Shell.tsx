import { Suspense, useEffect, useState } from 'react';
import { Banner } from '#renderer/kit/Banner.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { OverlayHost } from '#renderer/kit/overlay-host.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { projectName } from './project-name.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { workspaces } from './workspaces.ts';

/** Title bar, rail, the workspace in view, status bar. */
export function Shell() {
  const name = useWorkspace((state) => state.workspace);
  const go = useWorkspace((state) => state.go);
  const current = workspaces.find((workspace) => workspace.name === name);
  const first = workspaces[0];
  const title = useProject((state) => projectName(state.project));
  const [host, setHost] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (current === undefined && first !== undefined) go(first.name);
  }, [current, first, go]);
  return (
    <OverlayHost value={host}>
      <div className="shell">
        <TitleBar />
        <div className="shell__middle">
          <Rail />
          <main className="shell__main" aria-label={current?.title ?? 'Workspace'}>
            <h1 className="visually-hidden">
              {current?.title}, {title}
            </h1>
            <ConnectionBanner />
            <ProjectBanners />
            {current === undefined ? (
              <EmptyState title="No workspace is built" />
            ) : (
              <ErrorBoundary key={current.name} what={`The ${current.title} workspace`}>
                <Suspense fallback={<Skeleton label={`Opening ${current.title}`} rows={8} />}>
                  <current.View />
                </Suspense>
              </ErrorBoundary>
            )}
            <div ref={setHost} />
          </main>
        </div>
        <StatusBar />
      </div>
    </OverlayHost>
  );
}

function ProjectBanners() {
  const readOnly = useProject((state) => state.readOnly);
  const opened = useProject((state) => state.opened);
  const notice = useProject((state) => state.notice);
  const dismiss = useProject((state) => state.dismissNotice);
  return (
    <>
      {readOnly !== undefined && (
        <Banner
          tone="locked"
          actions={
            readOnly.code === 'project/open-elsewhere' && opened !== undefined ? (
              <Button onClick={() => void useProject.getState().open({ recent: opened.key })}>Open again</Button>
            ) : undefined
          }
        >
          <strong>{readOnly.message}</strong> {readOnly.next}
        </Banner>
      )}
      {notice !== undefined && (
        <Banner tone="info" actions={<Button onClick={dismiss}>Dismiss</Button>}>
          {notice}
        </Banner>
      )}
    </>
  );
}
