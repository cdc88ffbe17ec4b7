import type { RefObject } from 'react';
import { useState } from 'react';
import type { Side } from '#shared/project/documents/side.ts';
import type { ReplacementPlan } from '#shared/rpc/contract/project.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { undo } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { planReplacement } from '#renderer/state/replacement.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { FileInput } from './FileInput.tsx';

/** Replaces a source or the target by its next version: the file is read, what would change is shown, then it is done. */
export function ReplaceSide({ side, input }: { readonly side: Side; readonly input: RefObject<HTMLInputElement | null> }) {
  const [plan, setPlan] = useState<{ readonly file: string; readonly plan: ReplacementPlan }>();
  const take = async (file: File): Promise<void> => {
    const planned = await planReplacement(side.id, file);
    if (planned.ok) setPlan({ file: file.name, plan: planned.value });
    else useToasts.getState().showProblem(planned.error);
  };
  const replace = async (): Promise<void> => {
    if (plan === undefined) return;
    const done = await useProject.getState().edit(plan.plan.edit);
    setPlan(undefined);
    if (done.ok)
      useToasts.getState().show({
        tone: 'info',
        subject: 'Replaced:',
        text: `${side.file} by ${plan.file}`,
        action: { label: 'Undo', run: () => void undo() },
      });
    else useToasts.getState().showProblem(done.error);
  };
  return (
    <>
      <FileInput input={input} label={`Newer version of ${side.file}`} onFile={(file) => void take(file)} />
      {plan !== undefined && (
        <Dialog
          open
          wide
          onClose={() => setPlan(undefined)}
          title={`Replace ${side.file} by ${plan.file}`}
          about={summary(plan.plan)}
          footer={
            <>
              <Button look="ghost" onClick={() => setPlan(undefined)}>
                Cancel
              </Button>
              <Button look="primary" onClick={() => void replace()}>
                Replace it
              </Button>
            </>
          }
        >
          <Changes plan={plan.plan} />
        </Dialog>
      )}
    </>
  );
}

function Changes({ plan }: { readonly plan: ReplacementPlan }) {
  const parts: readonly { readonly title: string; readonly lines: readonly string[] }[] = [
    {
      title: 'No longer fits',
      lines: plan.broken.map((found) => `${found.place?.field ?? found.place?.rule ?? ''} ${found.message}`.trim()),
    },
    { title: 'Renamed, rules follow', lines: plan.renames.map(({ from, to, why }) => `${from} → ${to}, ${why}`) },
    { title: 'Gone', lines: plan.removed },
    { title: 'New', lines: plan.added },
    { title: 'Changed', lines: plan.changed.map(({ path, was, is }) => `${path}: ${was} → ${is}`) },
  ];
  return (
    <div className="replace-side" tabIndex={0} role="region" aria-label="What changes">
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <section key={title}>
            <h3 className="t-title">
              {title} {lines.length}
            </h3>
            <ul>
              {lines.slice(0, 200).map((line) => (
                <li key={line} className="mono">
                  {line}
                </li>
              ))}
            </ul>
            {lines.length > 200 && <p>and {lines.length - 200} more</p>}
          </section>
        ))}
    </div>
  );
}

function summary({ added, removed, changed, renames, broken }: ReplacementPlan): string {
  const parts = [
    [added.length, 'new'],
    [removed.length, 'gone'],
    [renames.length, 'renamed'],
    [changed.length, 'changed'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  const fields = parts.length === 0 ? 'The fields are the same.' : `Fields: ${parts.join(', ')}.`;
  if (broken.length === 0) return `${fields} Every rule still fits.`;
  return `${fields} ${broken.length} ${broken.length === 1 ? 'thing no longer fits and becomes a problem' : 'things no longer fit and become problems'} to go through.`;
}
