import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useDialogs } from './dialogs.ts';
import { projectName } from './project-name.ts';

/** The project's name and the version label beside it. The file keeps its name. */
export function RenameDialog() {
  const close = useDialogs((state) => state.close);
  const project = useProject((state) => state.project);
  const edit = useProject((state) => state.edit);
  const [name, setName] = useState(projectName(project));
  const [version, setVersion] = useState(Object.values(project.info)[0]?.version ?? '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    // Shown at once and kept until it is saved; a refusal is said in a toast.
    void edit({ type: 'info.set', patch: { name: name.trim(), version: version.trim() } });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Rename project"
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="rename-project" disabled={name.trim() === ''}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-project" className="form" onSubmit={submit}>
        <Field label="Name" hint="Two sides joined by “to” are shown with an arrow between them.">
          <Input value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Version">
          <Input value={version} maxLength={40} onChange={(event) => setVersion(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
