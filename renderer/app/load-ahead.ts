import { useProject } from '#renderer/state/project.ts';
import { loadWorkspaces } from './workspaces.ts';

/** The page's dialogs as a module of their own. */
export async function loadDialogs() {
  return { default: (await import('./Dialogs.tsx')).Dialogs };
}

/**
 * Once a project is shown and the page is idle, fetches what loads by itself later: a page whose backend has died must
 * still open its dialogs and workspaces.
 */
export function loadAhead(): () => void {
  const load = () => {
    if (useProject.getState().opened === undefined) return;
    stop();
    requestIdleCallback(() => void Promise.allSettled([loadDialogs(), loadWorkspaces()]), { timeout: 3000 });
  };
  const stop = useProject.subscribe(load);
  return stop;
}
