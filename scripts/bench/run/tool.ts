import { spawnSync } from 'node:child_process';

/** What a tool says of its version, or `undefined` where it is not on the PATH. */
export function versionOf(tool: string): string | undefined {
  const { error, status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return error === undefined && status === 0 ? stdout.trim().split('\n')[0] : undefined;
}
