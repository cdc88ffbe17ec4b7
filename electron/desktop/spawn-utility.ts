import type { UtilityProcess } from 'electron';
import { deepStack, smallHeap } from '#electron/backend/evaluator/fork-evaluator.ts';
import { carriedBytes, withBytes } from '#electron/backend/evaluator/carried-bytes.ts';
import type { ChildPort } from '#electron/backend/evaluator/child-port.ts';

/** Starts the evaluation process as Electron's utility process: fork needs a fuse that is off. Its environment is empty. */
export function spawnUtility(
  utilityProcess: { fork(entry: string, args: string[], options: object): UtilityProcess },
  entry: string,
): ChildPort {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Mapwright evaluation',
    env: {},
    stdio: 'ignore',
    execArgv: ['--disable-proto=delete', '--max-old-space-size=1024', ...smallHeap, ...deepStack],
  });
  return {
    post: (message, bytes) => child.postMessage(withBytes(message, bytes)),
    listen: (hear, gone) => {
      child.on('message', (message: unknown) => hear(message, carriedBytes(message)));
      child.once('exit', () => gone());
    },
    kill: () => {
      const { pid } = child;
      // `kill()` asks; a process in a loop without end does not hear it.
      if (pid === undefined || process.platform === 'win32') child.kill();
      else process.kill(pid, 'SIGKILL');
    },
    hold: () => undefined,
  };
}
