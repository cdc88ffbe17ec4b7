import type { Expectation, Scenario } from '#shared/scenarios/scenario.ts';
import type { Result } from '#shared/base/result.ts';
import type { EditSaved } from '#shared/rpc/contract/project.ts';
import { undo } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';

/** Gives a scenario another name. */
export function renameScenario(scenario: Scenario, name: string): Promise<Result<EditSaved>> {
  return useProject.getState().edit({ type: 'scenario.set', scenario: { ...scenario, name } });
}

/** Changes what a scenario expects, and keeps why. */
export function expectOf(scenario: Scenario, expected: Expectation, reason: string): Promise<Result<EditSaved>> {
  const approved = { at: new Date().toISOString(), ...(reason === '' ? {} : { reason }) };
  return useProject.getState().edit({ type: 'scenario.set', scenario: { ...scenario, expected, approved } });
}

/** Takes a scenario away; undo brings it back. */
export async function removeScenario(scenario: Scenario): Promise<void> {
  const removed = await useProject.getState().edit({ type: 'scenario.remove', scenarios: [scenario.id] });
  if (removed.ok)
    useToasts.getState().show({
      tone: 'info',
      subject: `${scenario.id} is removed.`,
      text: scenario.name,
      action: { label: 'Undo', run: () => void undo() },
    });
}
