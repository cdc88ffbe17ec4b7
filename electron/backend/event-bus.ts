import type { EventMessage } from '#shared/rpc/events.ts';

/** Carries events from the backend's parts to every page that listens. */
export interface EventBus {
  readonly tell: (event: EventMessage) => void;
  readonly subscribe: (listener: (event: EventMessage) => void) => () => void;
}

export function makeEventBus(): EventBus {
  const listeners = new Set<(event: EventMessage) => void>();
  return {
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
