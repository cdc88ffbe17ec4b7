import { useProject } from './project.ts';
import { useToasts } from './toasts.ts';

/** What undo and redo would do, in words; `undefined` when there is nothing. */
export function useHistory(): { readonly undo: string | undefined; readonly redo: string | undefined } {
  const history = useProject((state) => state.history);
  return { undo: history.undo, redo: history.redo };
}

/** Undoes the last edit of the project, whichever face made it, and says which. */
export async function undo(): Promise<void> {
  const { history, undo: step } = useProject.getState();
  if (history.undo === undefined) return;
  const result = await step();
  if (result.ok)
    useToasts.getState().show({ tone: 'info', subject: 'Undone:', text: history.undo, action: { label: 'Redo', run: () => void redo() } });
}

export async function redo(): Promise<void> {
  const { history, redo: step } = useProject.getState();
  if (history.redo === undefined) return;
  const result = await step();
  if (result.ok)
    useToasts.getState().show({ tone: 'info', subject: 'Redone:', text: history.redo, action: { label: 'Undo', run: () => void undo() } });
}
