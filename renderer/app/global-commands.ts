import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { exportSpec } from '#renderer/state/export-spec.ts';
import { redo, undo } from '#renderer/state/history.ts';
import { loopsAround } from '#renderer/state/loops-around.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { loopCount } from '#renderer/state/value-store.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useDialogs } from './dialogs.ts';
import { nextProblem } from './next-problem.ts';
import { filterPane, stepPane } from './panes.ts';
import { hasWorkspace, workspaces } from './workspaces.ts';

const isOpen = (): boolean => useProject.getState().opened !== undefined;
const show = useDialogs.getState().show;

/** Commands that act whatever is in view. */
export function registerGlobalCommands(): () => void {
  return useCommands.getState().register([...places(), ...edits, ...steps, ...page]);
}

function places(): readonly Command[] {
  return workspaces.map(({ name, title }, at) => ({
    id: `go.${name}`,
    title: `Go to ${title}`,
    keys: [`Ctrl ${at + 1}`],
    group: 'Places',
    enabled: isOpen,
    run: () => useWorkspace.getState().go(name),
  }));
}

const edits: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    keys: ['Ctrl Z'],
    typing: 'code',
    enabled: () => useProject.getState().history.undo !== undefined,
    run: () => void undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    keys: ['Ctrl Shift Z', 'Ctrl Y'],
    typing: 'code',
    enabled: () => useProject.getState().history.redo !== undefined,
    run: () => void redo(),
  },
  {
    id: 'project.revision',
    title: 'Name a revision',
    keys: ['Ctrl S'],
    enabled: isOpen,
    words: 'save checkpoint version',
    run: () => show('revision'),
  },
  { id: 'project.rename', title: 'Rename the project', enabled: isOpen, run: () => show('rename') },
  { id: 'project.copy', title: 'Save a copy of the project', enabled: isOpen, words: 'duplicate mail', run: () => show('copy') },
  {
    id: 'project.close',
    title: 'Close the project',
    enabled: isOpen,
    words: 'welcome recent all projects',
    run: () => void useProject.getState().close(),
  },
  {
    id: 'spec.export-xlsx',
    title: 'Export the specification as Excel',
    keys: ['Ctrl E'],
    enabled: isOpen,
    run: () => void exportSpec('xlsx'),
  },
  { id: 'spec.export-md', title: 'Export the specification as Markdown', enabled: isOpen, run: () => void exportSpec('md') },
  { id: 'spec.export-html', title: 'Export the specification as HTML', enabled: isOpen, run: () => void exportSpec('html') },
  {
    id: 'scenario.run-all',
    title: 'Run all tests',
    keys: ['F5'],
    enabled: () => isOpen() && hasWorkspace('test') && Object.keys(useProject.getState().project.scenario).length > 0,
    run: () => void useScenarios.getState().run(Object.keys(useProject.getState().project.scenario)),
  },
  {
    id: 'scenario.make',
    title: 'Make a test from this record',
    keys: ['T'],
    enabled: () => isOpen() && hasWorkspace('test') && useSelection.getState().records > 0,
    run: () => void makeScenario(),
  },
];

const steps: readonly Command[] = [
  {
    id: 'record.next',
    title: 'Next record',
    keys: [']', 'Alt Down'],
    group: 'Steps',
    enabled: isOpen,
    run: () => useSelection.getState().stepRecord(1),
  },
  {
    id: 'record.previous',
    title: 'Previous record',
    keys: ['[', 'Alt Up'],
    group: 'Steps',
    enabled: isOpen,
    run: () => useSelection.getState().stepRecord(-1),
  },
  {
    id: 'item.next',
    title: 'Next loop item',
    keys: ['Shift ]', 'Alt Shift Down'],
    group: 'Steps',
    enabled: isOpen,
    run: () => stepLoop(1),
  },
  {
    id: 'item.previous',
    title: 'Previous loop item',
    keys: ['Shift [', 'Alt Shift Up'],
    group: 'Steps',
    enabled: isOpen,
    run: () => stepLoop(-1),
  },
  { id: 'problem.next', title: 'Next problem', keys: ['F8'], group: 'Steps', enabled: isOpen, run: () => nextProblem(1) },
  { id: 'problem.previous', title: 'Previous problem', keys: ['Shift F8'], group: 'Steps', enabled: isOpen, run: () => nextProblem(-1) },
  { id: 'pane.next', title: 'Next pane', keys: ['F6'], group: 'Steps', hidden: true, enabled: isOpen, run: () => stepPane(1) },
  {
    id: 'pane.previous',
    title: 'Previous pane',
    keys: ['Shift F6'],
    group: 'Steps',
    hidden: true,
    enabled: isOpen,
    run: () => stepPane(-1),
  },
];

const page: readonly Command[] = [
  { id: 'page.palette', title: 'Find a field, rule or command', keys: ['Ctrl K'], hidden: true, run: () => show('palette') },
  { id: 'page.filter', title: 'Filter the pane in focus', keys: ['Ctrl F'], hidden: true, enabled: isOpen, run: filterPane },
  { id: 'page.shortcuts', title: 'Show all shortcuts', keys: ['?'], run: () => show('shortcuts') },
  {
    id: 'page.settings',
    title: 'Settings',
    keys: ['Ctrl ,'],
    words: 'theme dark light density compact folder',
    run: () => show('settings'),
  },
  { id: 'page.dark', title: 'Switch between light and dark', words: 'theme', run: switchTheme },
];

function switchTheme(): void {
  const dark = document.documentElement.dataset['theme'] === 'dark';
  void useSettings.getState().change({ theme: dark ? 'light' : 'dark' });
}

async function makeScenario(): Promise<void> {
  const made = await useScenarios.getState().make();
  if (made.ok) useWorkspace.getState().go('test');
}

/** Steps the innermost loop around the field chosen. */
function stepLoop(by: 1 | -1): void {
  const { mapping, target, items, stepItem } = useSelection.getState();
  if (mapping === undefined || target === undefined) return;
  const loops = loopsAround(useProject.getState().project, mapping, target).map((loop) => loop.id);
  const inner = loops.at(-1);
  if (inner === undefined) return;
  const count = loopCount(inner, itemsOf(items, loops.slice(0, -1)));
  if (count !== undefined) stepItem(inner, by, count);
}
