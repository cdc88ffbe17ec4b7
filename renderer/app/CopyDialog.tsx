import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { problemText } from '#shared/base/problem.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { callBackend } from '#renderer/rpc/client.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useDialogs } from './dialogs.ts';
import { projectName } from './project-name.ts';

/** A second file of the project, in the projects folder; without samples and history it can be mailed. */
export function CopyDialog() {
  const close = useDialogs((state) => state.close);
  const opened = useProject((state) => state.opened);
  const original = useProject((state) => projectName(state.project));
  const [name, setName] = useState(`${original} copy`);
  const [withSamples, setSamples] = useState(true);
  const [withHistory, setHistory] = useState(true);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (opened === undefined || name.trim() === '') return;
    setBusy(true);
    const saved = await callBackend('project.saveCopy', { key: opened.key, name: name.trim(), withSamples, withHistory });
    setBusy(false);
    if (!saved.ok) {
      setFailure(problemText(saved.error));
      return;
    }
    const { recent, path } = saved.value;
    useToasts.getState().show({
      tone: 'ok',
      subject: 'Copy saved.',
      text: path,
      action: { label: 'Open it', run: () => void useProject.getState().open({ recent }) },
    });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Save a copy"
      about="The copy stands in the projects folder; this project stays open."
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="save-copy" busy={busy} disabled={name.trim() === ''}>
            Save the copy
          </Button>
        </>
      }
    >
      <form id="save-copy" className="form" onSubmit={(event) => void submit(event)}>
        <Field label="Name" error={failure}>
          <Input value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <Checkbox checked={withSamples} onChange={setSamples}>
          With the sample files
        </Checkbox>
        <Checkbox checked={withHistory} onChange={setHistory}>
          With the history of edits and runs
        </Checkbox>
      </form>
    </Dialog>
  );
}
