import type { TriedEdit } from '#shared/rpc/contract/scenario.ts';
import { undo } from '#renderer/state/history.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';

/** Says what an edit that is saved now did to the tests: which fail since, or that all hold. */
export function sayTried(subject: string, { of, broken }: TriedEdit): void {
  if (of === 0) return;
  const { show } = useToasts.getState();
  const [first, second] = broken;
  if (first === undefined) {
    show({
      tone: 'ok',
      subject: `${subject} saved.`,
      text: of === 1 ? 'Its test holds.' : `${of} of ${of} tests hold.`,
      action: { label: 'Undo', run: () => void undo() },
    });
    return;
  }
  show({
    tone: 'err',
    subject: second === undefined ? `${first.name} fails` : `${broken.length} tests fail`,
    text: `since your edit of ${subject}.`,
    action: {
      label: 'Show',
      run: () => {
        useScenarios.getState().choose(first.scenario);
        useWorkspace.getState().go('test');
      },
    },
  });
}
