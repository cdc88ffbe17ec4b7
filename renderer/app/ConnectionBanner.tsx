import { Banner } from '#renderer/kit/Banner.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { useConnection } from '#renderer/state/connection.ts';
import { useProject } from '#renderer/state/project.ts';

/** Says that the backend does not answer, and what becomes of the edits. */
export function ConnectionBanner() {
  const state = useConnection((connection) => connection.state);
  const pending = useProject((project) => project.pending);
  if (state === 'refused')
    return (
      <Banner tone="err" actions={<Button onClick={() => location.reload()}>Reload the page</Button>}>
        <strong>This browser has no session.</strong> Open the address that the start of Mapwright printed.
      </Banner>
    );
  if (state !== 'lost') return null;
  return (
    <Banner tone="err">
      <strong>Mapwright does not answer.</strong>{' '}
      {pending === 0
        ? 'Everything was saved.'
        : pending === 1
          ? '1 edit waits here and is saved'
          : `${pending} edits wait here and are saved`}
      {pending === 0 ? '' : ' as soon as it is back.'} It is tried again by itself.
    </Banner>
  );
}
