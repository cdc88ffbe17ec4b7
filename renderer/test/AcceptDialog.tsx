import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { problemText } from '#shared/base/problem.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useScenarios } from '#renderer/state/scenario.ts';

/** Asks why what comes out now is right; the reason stays with the scenario. */
export function AcceptDialog({ scenario, onClose }: { readonly scenario: Scenario; readonly onClose: () => void }) {
  const differences = useScenarios((state) => state.results[scenario.id]?.differences.length ?? 0);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    setBusy(true);
    const taken = await useScenarios.getState().accept(scenario.id, reason.trim());
    setBusy(false);
    if (taken.ok) onClose();
    else setFailure(problemText(taken.error));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Accept what comes out now"
      about={`${scenario.id} will expect the present outcome${differences === 0 ? '' : differences === 1 ? '; 1 value changes' : `; ${differences.toLocaleString()} values change`}.`}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="test-accept" busy={busy} disabled={reason.trim() === ''}>
            Accept it
          </Button>
        </>
      }
    >
      <form id="test-accept" onSubmit={(event) => void submit(event)}>
        <Field label="Reason" error={failure} hint="Stays with the test.">
          <Input
            value={reason}
            maxLength={500}
            autoFocus
            placeholder="Finance moves to NET30 from August"
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
