import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface MeasuredRun {
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** Bytes that the program and all that it started held at once, at most, as the system counts them; 0 where it does not say. */
  readonly peak: number;
}

const between = 20;

/** Runs a program of Node to its end and watches its memory. Throws where it ends with another exit code than 0. */
export function measuredRun(folder: string, args: readonly string[]): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, peak] = ['', '', 0];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const timer = setInterval(() => child.pid !== undefined && (peak = Math.max(peak, residentBytes(child.pid))), between);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ out, err, peak, seconds: (performance.now() - started) / 1000 });
      else reject(new Error(`${args.slice(0, 3).join(' ')} ended with ${code}: ${err}`));
    });
  });
}

/** Resident memory of a process and of all that it started. */
function residentBytes(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    const children = readdirSync(`/proc/${process}/task`).flatMap((task) =>
      readFileSync(`/proc/${process}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return own + children.reduce((sum, child) => sum + residentBytes(child), 0);
  } catch {
    // It ended between two looks.
    return 0;
  }
}
