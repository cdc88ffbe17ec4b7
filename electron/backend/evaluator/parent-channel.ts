/** The line to the process that started this one. */
export interface ParentChannel {
  post(message: unknown): void;
  listen(hear: (message: unknown) => void): void;
}

/** The line of a forked process, or of a utility process; this program does nothing else and ends with its parent. */
export function parentChannel(): ParentChannel {
  const port = utilityPort();
  if (port !== undefined)
    return { post: (message) => port.postMessage(message), listen: (hear) => port.on('message', (event) => hear(event.data)) };
  if (process.send === undefined) throw new Error('The evaluation process is started by Mapwright and not by hand');
  process.on('disconnect', () => process.exit(0));
  return { post: (message) => void process.send?.(message), listen: (hear) => void process.on('message', hear) };
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(name: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

function utilityPort(): UtilityPort | undefined {
  const port: unknown = 'parentPort' in process ? process.parentPort : undefined;
  return isPort(port) ? port : undefined;
}

function isPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}
