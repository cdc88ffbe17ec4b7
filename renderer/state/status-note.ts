import { useEffect } from 'react';
import { create } from 'zustand';

/** Words that the workspace in view puts into the status bar: `Editing R-05`, `Section 9 of 23`. */
export const useStatusNotes = create<{ readonly notes: readonly string[] }>()(() => ({ notes: [] }));

/** Shows a note while the component is mounted; `undefined` shows none. */
export function useStatusNote(note: string | undefined): void {
  useEffect(() => {
    if (note === undefined) return undefined;
    useStatusNotes.setState((state) => ({ notes: [...state.notes, note] }));
    return () =>
      useStatusNotes.setState((state) => {
        const at = state.notes.indexOf(note);
        return { notes: state.notes.filter((_, index) => index !== at) };
      });
  }, [note]);
}
