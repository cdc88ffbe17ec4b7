import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { problemText } from '#shared/base/problem.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { TextArea } from '#renderer/kit/TextArea.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useRevisions } from '#renderer/state/revision.ts';
import { useLayout } from '#renderer/state/settings.ts';
import { useToasts } from '#renderer/state/toasts.ts';

/** Keeps the present state under a name. */
export function NameForm({ onKept }: { readonly onKept: (id: string) => void }) {
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const [author, setAuthor] = useLayout('revision.author', '');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const made = await useRevisions.getState().create(name.trim(), reason.trim(), author.trim());
    setBusy(false);
    setFailure(made.ok ? undefined : problemText(made.error));
    if (!made.ok) return;
    setName('');
    setReason('');
    useToasts.getState().show({ tone: 'ok', subject: `Revision ${made.value.number} is kept.`, text: made.value.name });
    onKept(made.value.id);
  };
  return (
    <form className="name-form" aria-label="Name this revision" onSubmit={(event) => void submit(event)}>
      <Field label="Name" error={failure}>
        <Input size="small" value={name} maxLength={100} disabled={readOnly} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Reason">
        <TextArea value={reason} maxLength={1000} disabled={readOnly} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label="Your name">
        <Input size="small" value={author} maxLength={100} disabled={readOnly} onChange={(event) => setAuthor(event.target.value)} />
      </Field>
      <Button look="primary" type="submit" busy={busy} disabled={readOnly || name.trim() === ''}>
        Name this revision
      </Button>
    </form>
  );
}
