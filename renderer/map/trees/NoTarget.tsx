import { useRef } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { useProject } from '#renderer/state/project.ts';
import { setTarget } from '#renderer/state/replacement.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { FileInput } from './FileInput.tsx';

/** A mapping that was started from its source alone. */
export function NoTarget() {
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const taken = await setTarget(file);
    if (!taken.ok) useToasts.getState().showProblem(taken.error);
  };
  return (
    <>
      <FileInput input={input} label="Target file" onFile={(file) => void take(file)} />
      <EmptyState
        title="No target yet"
        text="Choose the schema of the target, or a file like those it should get. Its fields will stand here."
        actions={
          <Button look="primary" disabled={readOnly} onClick={() => input.current?.click()}>
            Choose a target file
          </Button>
        }
      />
    </>
  );
}
