import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { projectFingerprint } from './project-fingerprint.ts';

/** What was found after killing a writer of one project file again and again. All but the first three must be 0. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Kills that left a journal behind. */
  readonly interrupted: number;
  readonly lost: number;
  readonly unreadable: number;
  /** The state is not the one of its number. */
  readonly torn: number;
}

/**
 * Lets a real process edit the project and kills it with SIGKILL at a random moment after its first acknowledgement;
 * then opens the file as the app does. The next round goes on with the same file.
 */
export async function killLoop(path: string, kills: number): Promise<KillReport> {
  const report = { kills: 0, acknowledged: 0, interrupted: 0, lost: 0, unreadable: 0, torn: 0 };
  for (; report.kills < kills; report.kills += 1) {
    const acks = await writeUntilKilled(path);
    report.acknowledged += acks.length;
    if (existsSync(`${path}-journal`)) report.interrupted += 1;
    const last = acks.at(-1);
    const file = openProjectFile(path);
    if (!file.ok || file.value.readOnly !== undefined) {
      report.unreadable += 1;
      if (file.ok) file.value.close();
      continue;
    }
    const { seq, project } = file.value;
    file.value.close();
    if (last === undefined) continue;
    // One edit may be on disk whose acknowledgement the kill swallowed.
    if (seq < last.seq || seq > last.seq + 1) report.lost += 1;
    else if (seq === last.seq && projectFingerprint(project) !== last.fingerprint) report.torn += 1;
  }
  return report;
}

interface Acknowledged {
  readonly seq: number;
  readonly fingerprint: string;
}

async function writeUntilKilled(path: string): Promise<readonly Acknowledged[]> {
  const writer = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('edit-writer.ts', import.meta.url)), path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  let timer: NodeJS.Timeout | undefined;
  writer.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    timer ??= setTimeout(() => writer.kill('SIGKILL'), Math.random() * 200);
  });
  writer.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    writer.on('error', reject);
    writer.on('close', (_code, by) => resolve(by));
  });
  clearTimeout(timer);
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${complaint}`);
  return [...output.matchAll(/^ACK (\d+) (\w+)\n/gm)].map(([, seq = '', fingerprint = '']) => ({ seq: Number(seq), fingerprint }));
}
