import type { DragEvent } from 'react';
import { useEffect, useEffectEvent } from 'react';
import { useToasts } from '#renderer/state/toasts.ts';
import { readClipboard } from './clipboard-table.ts';
import { openSheetFile } from './open-sheet-file.ts';
import { useRulesDialogs } from './rules-dialogs.ts';

/** Takes what is pasted onto the table, or a mapping sheet dropped on it; `able` false: nothing can be changed. */
export function usePaste(able: boolean): { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void } {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (!able || goesElsewhere(event.target)) return;
    const data = event.clipboardData;
    const pasted = readClipboard(data?.getData('text/html') ?? '', data?.getData('text/plain') ?? '');
    event.preventDefault();
    if (pasted === undefined)
      useToasts.getState().show({ tone: 'info', text: 'The clipboard holds no table. Copy cells with their headings first.' });
    else useRulesDialogs.getState().openPaste(pasted);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
  return {
    onDragOver: (event) => {
      if (able && event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event) => {
      const file = event.dataTransfer.files[0];
      if (!able || file === undefined) return;
      event.preventDefault();
      void openSheetFile(file).then((refused) => {
        if (refused !== undefined) useToasts.getState().showProblem(refused);
      });
    },
  };
}

/** Text fields and dialogs take what is pasted themselves. */
function goesElsewhere(target: EventTarget | null): boolean {
  return (
    document.querySelector('[role=dialog][data-state=open], [role=menu]') !== null ||
    (target instanceof Element && target.closest('input:not([type=checkbox]), textarea, [contenteditable=true]') !== null)
  );
}
