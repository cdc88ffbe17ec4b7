import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { problemText } from '#shared/base/problem.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { TextArea } from '#renderer/kit/TextArea.tsx';
import { useRevisions } from '#renderer/state/revision.ts';
import { useLayout } from '#renderer/state/settings.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useDialogs } from './dialogs.ts';

/** Every edit is saved anyway; a revision gives the present state a name to come back to. */
export function RevisionDialog() {
  const close = useDialogs((state) => state.close);
  const create = useRevisions((state) => state.create);
  const [author, setAuthor] = useLayout('revision.author', '');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const made = await create(name.trim(), reason.trim(), author.trim());
    setBusy(false);
    if (!made.ok) {
      setFailure(problemText(made.error));
      return;
    }
    useToasts.getState().show({ tone: 'ok', subject: `Revision ${made.value.number} is kept.`, text: made.value.name });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Name a revision"
      about="Edits are saved as you make them. A revision is a state to compare with and come back to."
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="name-revision" busy={busy} disabled={name.trim() === ''}>
            Keep the revision
          </Button>
        </>
      }
    >
      <form id="name-revision" className="form" onSubmit={(event) => void submit(event)}>
        <Field label="Name" error={failure}>
          <Input
            value={name}
            maxLength={100}
            autoFocus
            placeholder="Agreed with Finance"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Reason">
          <TextArea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Field label="Your name" hint="Stands in the change history.">
          <Input value={author} maxLength={100} onChange={(event) => setAuthor(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
