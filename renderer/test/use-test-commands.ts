import { useEffect, useRef } from 'react';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import type { TestDialog } from './Dialogs.tsx';
import { removeScenario } from './scenario-edits.ts';

/** The commands of the workspace, by key and palette; they act on the scenario looked at when they run. */
export function useTestCommands(scenario: Scenario | undefined, onDialog: (dialog: TestDialog) => void): void {
  const latest = useRef({ scenario, onDialog });
  useEffect(() => {
    latest.current = { scenario, onDialog };
  });
  useEffect(() => useCommands.getState().register(testCommands(() => latest.current)), []);
}

function testCommands(
  now: () => { readonly scenario: Scenario | undefined; readonly onDialog: (dialog: TestDialog) => void },
): readonly Command[] {
  const chosen = (): boolean => now().scenario !== undefined;
  const editable = (): boolean => chosen() && useProject.getState().readOnly === undefined;
  const on = (act: (scenario: Scenario) => void) => (): void => {
    const { scenario } = now();
    if (scenario !== undefined) act(scenario);
  };
  const common = { workspace: 'test', group: 'Test' } as const;
  return [
    {
      ...common,
      id: 'test.run',
      title: 'Run the test in view',
      keys: ['Shift F5'],
      enabled: chosen,
      run: on(({ id }) => void useScenarios.getState().run([id])),
    },
    {
      ...common,
      id: 'test.rename',
      title: 'Rename the test',
      keys: ['F2'],
      enabled: editable,
      typing: 'never',
      run: on((scenario) => now().onDialog({ kind: 'rename', scenario })),
    },
    {
      ...common,
      id: 'test.expect',
      title: 'Change what the test expects',
      enabled: editable,
      run: on((scenario) => now().onDialog({ kind: 'expect', scenario })),
    },
    { ...common, id: 'test.remove', title: 'Remove the test', enabled: editable, run: on((scenario) => void removeScenario(scenario)) },
  ];
}
