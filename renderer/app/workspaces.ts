import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { CirclePlay, FileText, FlaskConical, History, Spline, Table } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { WorkspaceName } from '#renderer/state/workspace.ts';

export interface Workspace {
  readonly name: WorkspaceName;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly View: LazyExoticComponent<ComponentType>;
}

/** The views that are built; a workspace without one is not on the rail. */
const views = import.meta.glob([
  '../map/MapView.tsx',
  '../rules/RulesView.tsx',
  '../test/TestView.tsx',
  '../run/RunView.tsx',
  '../spec/SpecView.tsx',
  '../versions/VersionsView.tsx',
]);

const all: readonly (Omit<Workspace, 'View'> & { readonly file: string })[] = [
  { name: 'map', title: 'Map', icon: Spline, file: '../map/MapView.tsx' },
  { name: 'rules', title: 'Rules', icon: Table, file: '../rules/RulesView.tsx' },
  { name: 'test', title: 'Test', icon: FlaskConical, file: '../test/TestView.tsx' },
  { name: 'run', title: 'Run', icon: CirclePlay, file: '../run/RunView.tsx' },
  { name: 'spec', title: 'Spec', icon: FileText, file: '../spec/SpecView.tsx' },
  { name: 'versions', title: 'Versions', icon: History, file: '../versions/VersionsView.tsx' },
];

/** In the order of the rail; `Ctrl 1` is the first. */
export const workspaces: readonly Workspace[] = all.flatMap(({ file, ...workspace }) => {
  const load = views[file];
  if (load === undefined) return [];
  return [{ ...workspace, View: lazy(async () => ({ default: viewOf(await load(), `${workspace.title}View`) })) }];
});

/** Fetches every view; those that are here already cost nothing. */
export async function loadWorkspaces(): Promise<void> {
  await Promise.allSettled(Object.values(views).map((load) => load()));
}

export function hasWorkspace(name: WorkspaceName): boolean {
  return workspaces.some((workspace) => workspace.name === name);
}

function viewOf(module: unknown, name: string): ComponentType {
  const found: unknown =
    typeof module === 'object' && module !== null ? Object.entries(module).find(([key]) => key === name)?.[1] : undefined;
  if (!isComponent(found)) throw new Error(`The module of a workspace has no component ${name}.`);
  return found;
}

function isComponent(value: unknown): value is ComponentType {
  return typeof value === 'function';
}
