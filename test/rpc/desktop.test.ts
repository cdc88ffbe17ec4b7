import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop } from '#electron/desktop/start-desktop.ts';
import type { EventMessage } from '#shared/rpc/events.ts';
import { electronStandIn } from '#test/drivers/electron-stand-in.ts';
import { rpcSuite } from './rpc-suite.ts';

const dist = join(import.meta.dirname, '../../dist');

// The desktop's own code over a stand-in for the `electron` module; the bridge is the built preload under a sandbox's rules.
rpcSuite('the desktop bridge (Electron stand-in)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-desktop-'));
  process.env['MAPWRIGHT_HOME'] = join(folder, 'home');
  process.env['MAPWRIGHT_PROJECTS'] = join(folder, 'projects');
  const standIn = electronStandIn();
  const backend = await startDesktop(standIn.electron, dist);
  if (backend === undefined) throw new Error('The desktop did not start.');
  const { bridge } = standIn.preload(join(dist, 'desktop/preload.cjs'));
  const seen: EventMessage[] = [];
  const waiting = new Set<() => void>();
  const stop = bridge.subscribe((event) => {
    seen.push(event);
    for (const look of waiting) look();
  });
  return {
    raw: (name, input) => bridge.call(name, input),
    call: async (name, input) => {
      const answer = await bridge.call(name, input);
      return answer.ok ? { ok: true, value: answer.value as never } : { ok: false, error: answer.problem };
    },
    waitFor: (test) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.find(test);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      stop();
      await backend.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
