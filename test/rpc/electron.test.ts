import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { describe, it } from 'vitest';
import type { Bridge } from '#shared/rpc/bridge.ts';
import type { EventMessage } from '#shared/rpc/events.ts';
import { rpcSuite } from './rpc-suite.ts';

const root = join(import.meta.dirname, '../..');
const binary = electronBinary();

/** The same suite in a real Electron, through its real preload; counted as skipped where the binary is not there. */
if (binary === undefined) {
  describe('rpc over Electron', () => {
    it.skip('the Electron binary is not here', () => undefined);
  });
} else {
  rpcSuite('Electron', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-electron-'));
    const app = await _electron.launch({
      executablePath: binary,
      args: [join(root, 'dist/desktop/main.js'), '--no-sandbox'],
      env: { ...process.env, MAPWRIGHT_HOME: join(folder, 'home'), MAPWRIGHT_PROJECTS: join(folder, 'projects') },
    });
    const page = await app.firstWindow();
    const seen: EventMessage[] = [];
    const waiting = new Set<() => void>();
    await page.exposeFunction('heardInTest', (event: EventMessage) => {
      seen.push(event);
      for (const look of waiting) look();
    });
    await page.evaluate(() => {
      const shared = globalThis as unknown as { mapwright: Bridge; heardInTest(event: EventMessage): void };
      shared.mapwright.subscribe((event) => shared.heardInTest(event));
    });
    const raw = (name: string, input: unknown) =>
      page.evaluate(([n, i]) => (globalThis as unknown as { mapwright: Bridge }).mapwright.call(n as string, i), [name, input] as const);
    return {
      raw,
      call: async (name, input) => {
        const answer = await raw(name, input);
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
        await app.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
}

function electronBinary(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  const path = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : undefined;
  return path !== undefined && existsSync(path) ? path : undefined;
}
