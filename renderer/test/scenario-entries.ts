import { ListChecks, Pencil, Play, Trash2 } from 'lucide-react';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import type { MenuEntry } from '#renderer/kit/Menu.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import type { TestDialog } from './Dialogs.tsx';
import { removeScenario } from './scenario-edits.ts';

/** What can be done with one scenario. */
export function scenarioEntries(scenario: Scenario, onDialog: (dialog: TestDialog) => void): readonly MenuEntry[] {
  const disabled = useProject.getState().readOnly !== undefined;
  return [
    { label: 'Run the test', icon: Play, keys: 'Shift F5', onSelect: () => void useScenarios.getState().run([scenario.id]) },
    'line',
    { label: 'Rename it', icon: Pencil, keys: 'F2', disabled, onSelect: () => onDialog({ kind: 'rename', scenario }) },
    { label: 'Change what is expected', icon: ListChecks, disabled, onSelect: () => onDialog({ kind: 'expect', scenario }) },
    'line',
    { label: 'Remove it', icon: Trash2, keys: 'Del', danger: true, disabled, onSelect: () => void removeScenario(scenario) },
  ];
}
