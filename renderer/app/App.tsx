import { lazy, Suspense, useEffect, useState } from 'react';
import { Toaster } from '#renderer/kit/Toaster.tsx';
import { OverlayHost } from '#renderer/kit/overlay-host.ts';
import { TooltipScope } from '#renderer/kit/Tooltip.tsx';
import { runKey } from '#renderer/state/commands.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { Welcome } from '#renderer/welcome/Welcome.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { useDialogs } from './dialogs.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { loadDialogs } from './load-ahead.ts';
import { Shell } from './Shell.tsx';
import { useStart } from './start.ts';
import { WelcomeBar } from './WelcomeBar.tsx';
import './app.css';

const Dialogs = lazy(loadDialogs);

/** The page: Welcome, or the shell around an open project; messages and dialogs above both. */
export function App() {
  const ready = useStart((state) => state.ready);
  const isOpen = useProject((state) => state.opened !== undefined);
  const toasts = useToasts();
  const dialog = useDialogs((state) => state.open);
  useKeys();
  return (
    <TooltipScope>
      <ErrorBoundary what="The page">
        {isOpen ? <Shell /> : <WelcomePage ready={ready} />}
        {dialog !== undefined && (
          <ErrorBoundary key={dialog} what="The dialog">
            <Suspense fallback={null}>
              <Dialogs />
            </Suspense>
          </ErrorBoundary>
        )}
      </ErrorBoundary>
      <Toaster toasts={toasts.toasts} onDismiss={toasts.dismiss} />
    </TooltipScope>
  );
}

function WelcomePage({ ready }: { readonly ready: boolean }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <OverlayHost value={host}>
      <div className="shell">
        <WelcomeBar />
        <ConnectionBanner />
        {ready && <Welcome />}
        <div ref={setHost} />
      </div>
    </OverlayHost>
  );
}

/** Keys come down from the window before any view sees them, so that they mean the same everywhere. */
function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role=dialog][data-state=open], [role=menu]') !== null)
        return;
      if (!runKey(event, useWorkspace.getState().workspace, useSettings.getState().settings.singleKeys)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
