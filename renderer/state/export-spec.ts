import { problemText } from '#shared/base/problem.ts';
import { hostName } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { saveFile } from './save-file.ts';
import { useSectionDraft } from './section-draft.ts';
import type { SpecFormat } from './spec.ts';
import { useSpec } from './spec.ts';
import { useToasts } from './toasts.ts';

/** Builds the specification as a file, saves it, and says where it is. */
export async function exportSpec(format: SpecFormat): Promise<void> {
  const { show, dismiss } = useToasts.getState();
  const busy = show({ tone: 'busy', subject: 'Exporting', text: `the specification as ${format.toUpperCase()}` });
  useSectionDraft.getState().flush();
  await editsSaved();
  const done = await useSpec.getState().export(format);
  dismiss(busy);
  if (!done.ok) {
    show({ tone: 'err', subject: 'Export failed.', text: problemText(done.error) });
    return;
  }
  if (hostName() === 'web') saveFile(done.value.name, done.value.base64);
  show({ tone: 'ok', subject: `${done.value.name} is written.`, text: done.value.path });
}

/** Longest wait for edits under way, ms; a backend that is gone says so by itself. */
const longestWait = 3000;

/** Waits for the edits under way, so that the file holds what has just been typed. */
function editsSaved(): Promise<void> {
  return new Promise((resolve) => {
    if (useProject.getState().pending === 0) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = useProject.subscribe((now) => {
      if (now.pending === 0) end();
    });
    const timer = setTimeout(end, longestWait);
  });
}
