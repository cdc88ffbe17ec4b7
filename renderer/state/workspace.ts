import { create } from 'zustand';

export const workspaceNames = ['map', 'rules', 'test', 'run', 'spec', 'versions'] as const;
export type WorkspaceName = (typeof workspaceNames)[number];

interface WorkspaceState {
  readonly workspace: WorkspaceName;
  /** Key of the open project as the address names it; a reload opens it again. */
  readonly project: string | undefined;
  go(workspace: WorkspaceName): void;
  /** Writes the open project into the address; `undefined`: Welcome. */
  setProject(key: string | undefined): void;
}

/** Where the page is: `#/p/<project key>/<workspace>`, so that a reload, a second tab and the back button work. */
export const useWorkspace = create<WorkspaceState>()((set, get) => ({
  ...readAddress(),
  go(workspace) {
    if (workspace === get().workspace) return;
    set({ workspace });
    writeAddress('push');
  },
  setProject(project) {
    if (project === get().project) return;
    set({ project });
    writeAddress('replace');
  },
}));

function isWorkspace(name: string | undefined): name is WorkspaceName {
  return workspaceNames.some((one) => one === name);
}

function readAddress(): { readonly workspace: WorkspaceName; readonly project: string | undefined } {
  const [place, key, name] = (typeof location === 'undefined' ? '' : location.hash).replace(/^#\//, '').split('/');
  return {
    workspace: isWorkspace(name) ? name : 'map',
    project: place === 'p' && key !== undefined && key !== '' ? decodeURIComponent(key) : undefined,
  };
}

function writeAddress(how: 'push' | 'replace'): void {
  const { workspace, project } = useWorkspace.getState();
  const address = project === undefined ? '#/welcome' : `#/p/${encodeURIComponent(project)}/${workspace}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

/** Whether the address says nothing yet: the first visit. */
export function isBareAddress(): boolean {
  return location.hash === '' || location.hash === '#' || location.hash === '#/';
}

/** Follows the back and forward buttons. Once, at start. */
export function followAddress(): () => void {
  const read = () => useWorkspace.setState(readAddress());
  window.addEventListener('popstate', read);
  return () => window.removeEventListener('popstate', read);
}
