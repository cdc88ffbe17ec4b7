import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

export interface KilledRun {
  readonly kills: number;
  /** Starts that went on behind records which an earlier one had accounted for. */
  readonly resumed: number;
  /** Runs that came to their end. */
  readonly ended: number;
}

export interface KillPlan {
  readonly folder: string;
  /** Program and arguments; `--resume` is added. */
  readonly command: readonly string[];
  /** The file by which a start shows that records are accounted for. */
  readonly checkpoint: string;
  readonly kills: number;
  /** Most milliseconds that it is let run after that. */
  readonly longest: number;
  readonly random: () => number;
  /** Told after each end of a run. */
  readonly whole?: () => void;
}

/** One start in so many is killed while it still begins. */
const earlyOneIn = 6;

/**
 * Runs a command and kills it with all its processes (SIGKILL) at random moments, so often as planned; then lets it end. A run that ends before
 * all kills were made is followed by another. Throws where it ends by itself with another exit code than 0.
 */
export async function runAndKill(plan: KillPlan): Promise<KilledRun> {
  let resumed = 0;
  let ended = 0;
  for (let made = 0; ;) {
    const { exit, said } = await start(plan, made < plan.kills);
    if (said.includes('Resumed after') && !said.includes('Resumed after 0 ')) resumed += 1;
    if (exit === undefined) {
      made += 1;
      continue;
    }
    if (exit !== 0) throw new Error(`The run ended with ${exit}: ${said}`);
    ended += 1;
    plan.whole?.();
    if (made === plan.kills) return { kills: made, resumed, ended };
  }
}

function start(plan: KillPlan, killed: boolean): Promise<{ exit: number | undefined; said: string }> {
  const { folder, command, random, longest, checkpoint } = plan;
  return new Promise((resolve, reject) => {
    let seen = writtenAt(checkpoint);
    let written = 0;
    const child = spawn(process.execPath, [...command, '--resume'], { cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let struck = false;
    let timer: NodeJS.Timeout | undefined;
    const strike = (): void => {
      struck = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const strikeSoon = (): void => {
      timer = setTimeout(strike, random() * longest);
    };
    const watch = setInterval(() => {
      const now = writtenAt(checkpoint);
      if (!killed || now === undefined || now === seen) return;
      seen = now;
      written += 1;
      // The first is written before any record, the next when some are accounted for.
      if (written < 2) return;
      clearInterval(watch);
      if (timer === undefined) strikeSoon();
    }, 5);
    if (killed && random() * earlyOneIn < 1) strikeSoon();
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve({ exit: struck && signal !== null ? undefined : (code ?? -1), said });
    });
  });
}

function writtenAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
