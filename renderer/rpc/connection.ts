import type { ConnectionState } from './transport.ts';

let state: ConnectionState = 'connecting';
const watchers = new Set<(state: ConnectionState, before: ConnectionState) => void>();

export function connectionState(): ConnectionState {
  return state;
}

/** Told of every change, with the state before. */
export function watchConnection(watcher: (state: ConnectionState, before: ConnectionState) => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

export function setConnection(next: ConnectionState): void {
  if (next === state) return;
  const before = state;
  state = next;
  for (const watcher of watchers) watcher(next, before);
}
