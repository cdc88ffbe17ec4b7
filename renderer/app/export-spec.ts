import { problemText } from '#shared/base/problem.ts';
import { hostName } from '#renderer/rpc/client.ts';
import type { SpecFormat } from '#renderer/state/spec.ts';
import { saveFile } from '#renderer/state/save-file.ts';
import { useSpec } from '#renderer/state/spec.ts';
import { useToasts } from '#renderer/state/toasts.ts';

/** Builds the specification as a file, saves it, and says where it is. */
export async function exportSpec(format: SpecFormat): Promise<void> {
  const { show, dismiss } = useToasts.getState();
  const busy = show({ tone: 'busy', subject: 'Exporting', text: `the specification as ${format.toUpperCase()}` });
  const done = await useSpec.getState().export(format);
  dismiss(busy);
  if (!done.ok) {
    show({ tone: 'err', subject: 'Export failed.', text: problemText(done.error) });
    return;
  }
  if (hostName() === 'web') saveFile(done.value.name, done.value.base64);
  show({ tone: 'ok', subject: `${done.value.name} is written.`, text: done.value.path });
}
