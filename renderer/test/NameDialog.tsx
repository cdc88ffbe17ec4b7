import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { problemText } from '#shared/base/problem.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { renameScenario } from './scenario-edits.ts';

/** Asks for the claim of a new scenario, or for another one of a scenario there is. */
export function NameDialog({ scenario, onClose }: { readonly scenario?: Scenario; readonly onClose: () => void }) {
  const record = useSelection((state) => state.record);
  const [name, setName] = useState(scenario?.name ?? '');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const verb = scenario === undefined ? `Make record ${record.toLocaleString()} a test` : 'Rename the test';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const claim = name.trim();
    if (claim === '') return;
    setBusy(true);
    const done = scenario === undefined ? await useScenarios.getState().make(claim) : await renameScenario(scenario, claim);
    setBusy(false);
    if (done.ok) onClose();
    else setFailure(problemText(done.error));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={verb}
      about={
        scenario === undefined
          ? `Keeps record ${record.toLocaleString()} and what comes out of it now as what is expected.`
          : `${scenario.id} keeps its input and what it expects.`
      }
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="test-name" busy={busy} disabled={name.trim() === ''}>
            {scenario === undefined ? 'Make the test' : 'Rename it'}
          </Button>
        </>
      }
    >
      <form id="test-name" onSubmit={(event) => void submit(event)}>
        <Field label="Claim" error={failure} hint="What holds for this record, as a sentence.">
          <Input
            value={name}
            maxLength={200}
            autoFocus
            placeholder="Partially refunded order stays PREPAID"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
