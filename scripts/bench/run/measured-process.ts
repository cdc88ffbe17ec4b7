import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a program and all that it started used. Seconds and bytes. */
export interface MeasuredProcess {
  readonly wall: number;
  /** Of all processors, user and system together. */
  readonly cpu: number;
  /** Resident memory of all its processes at once, at most. */
  readonly peak: number;
  /** Resident memory of the largest of them. */
  readonly peakOfOne: number;
  readonly out: string;
}

interface Wishes {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** File in the folder that its standard output goes to; without it the output is given back. */
  readonly into?: string;
}

const millisecondsBetweenLooks = 50;

/** Runs a program to its end and looks at it and its children while it runs (Linux). Throws with what it complained of where it fails. */
export async function measureProcess(command: string, args: readonly string[], wishes: Wishes): Promise<MeasuredProcess> {
  const { folder, environment, into } = wishes;
  const file = into === undefined ? undefined : openSync(join(folder, into), 'w');
  try {
    return await new Promise<MeasuredProcess>((resolve, reject) => {
      const started = performance.now();
      const before = reapedSeconds();
      const child = spawn(command, args, {
        cwd: folder,
        env: { ...process.env, INIT_CWD: folder, ...environment },
        stdio: ['ignore', file ?? 'pipe', 'pipe'],
      });
      let [out, complaint] = ['', ''];
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
      const seen = new Map<number, number>();
      let [peak, peakOfOne] = [0, 0];
      const look = (): void => {
        if (child.pid === undefined) return;
        const sizes = lookAt(child.pid, seen);
        peak = Math.max(
          peak,
          sizes.reduce((sum, size) => sum + size, 0),
        );
        peakOfOne = Math.max(peakOfOne, ...sizes);
      };
      const timer = setInterval(look, millisecondsBetweenLooks);
      child.once('error', reject);
      child.once('close', (code) => {
        clearInterval(timer);
        const wall = (performance.now() - started) / 1_000;
        // What a killed grandchild used is with its parent only where that has waited for it; what was seen last is a little early.
        const cpu = Math.max(
          reapedSeconds() - before,
          [...seen.values()].reduce((sum, seconds) => sum + seconds, 0),
        );
        if (code === 0) resolve({ wall, cpu, peak, peakOfOne, out });
        else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${complaint.slice(-4_000)}`));
      });
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const ticksOfSecond = 100;

/** Processor seconds of the children of this process that have ended, and of theirs. */
function reapedSeconds(): number {
  const fields = statFields('self');
  return (Number(fields[13]) + Number(fields[14])) / ticksOfSecond;
}

/** Resident bytes of a process and all below it; notes the processor seconds of each. */
function lookAt(process: number, seen: Map<number, number>): readonly number[] {
  try {
    const fields = statFields(String(process));
    seen.set(process, (Number(fields[11]) + Number(fields[12])) / ticksOfSecond);
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1_024;
    const children = readdirSync(`/proc/${process}/task`).flatMap((task) =>
      readFileSync(`/proc/${process}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return [own, ...children.flatMap((child) => lookAt(child, seen))];
  } catch {
    // It ended between two looks.
    return [];
  }
}

/** The fields behind the name, which may have blanks itself: from the state on. */
function statFields(process: string): readonly string[] {
  const text = readFileSync(`/proc/${process}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
