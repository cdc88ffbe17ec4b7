import { useState } from 'react';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { Banner } from '#renderer/kit/Banner.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { useRuns } from '#renderer/state/run.ts';
import { keptWords } from './kept-words.ts';

/** Of a run that did not come to its end: how far it came, what is kept, and that this can be given up. */
export function KeptBanner({ run }: { readonly run: RunSummary }) {
  const [busy, setBusy] = useState(false);
  const words = keptWords(run);
  if (words === undefined) return null;
  const [is, follows] = words;
  const discard = async (): Promise<void> => {
    setBusy(true);
    await useRuns.getState().discard(run.id);
    setBusy(false);
  };
  return (
    <Banner
      tone={run.kept === undefined ? 'info' : 'cond'}
      actions={
        run.kept !== undefined && (
          <Button size="small" busy={busy} onClick={() => void discard()}>
            Discard what is kept
          </Button>
        )
      }
    >
      <strong>{is}</strong> {follows}
    </Banner>
  );
}
