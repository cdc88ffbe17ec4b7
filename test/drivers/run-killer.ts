import { spawn } from 'node:child_process';

/** How a run that was killed and resumed until it ended came through. */
export interface KilledRun {
  readonly kills: number;
  /** Starts that went on behind records which an earlier one had accounted for. */
  readonly resumed: number;
}

/**
 * Runs a command (program and arguments) with `--resume` and kills it with all its processes (SIGKILL) at random moments,
 * `kills` times; then lets it end. `longest` is the most milliseconds that it is let run. Throws where it ends by itself
 * with another exit code than 0, or ends before all kills were made.
 */
export async function runAndKill(
  folder: string,
  command: readonly string[],
  kills: number,
  longest: number,
  random: () => number = Math.random,
): Promise<KilledRun> {
  let resumed = 0;
  for (let kill = 0; kill <= kills; kill += 1) {
    const patience = kill === kills ? undefined : 700 + random() * longest;
    const { exit, said } = await start(folder, command, patience);
    if (said.includes('Resumed after') && !said.includes('Resumed after 0 ')) resumed += 1;
    if (exit !== undefined && exit !== 0) throw new Error(`The run ended with ${exit}: ${said}`);
    if (exit === 0 && kill < kills) throw new Error(`The run ended after ${kill} of ${kills} kills; give it more records.`);
  }
  return { kills, resumed };
}

function start(
  folder: string,
  command: readonly string[],
  patience: number | undefined,
): Promise<{ exit: number | undefined; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...command, '--resume'], { cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let killed = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const timer =
      patience === undefined
        ? undefined
        : setTimeout(() => {
            killed = true;
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
          }, patience);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ exit: killed && signal !== null ? undefined : (code ?? -1), said });
    });
  });
}
