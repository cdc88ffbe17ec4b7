/** Values by key of which each mounted row follows only its own: a keystroke touches the rows whose value it changes. */
export interface KeyedValues<T> {
  readonly get: (key: string) => T;
  /** Takes another way to reckon and tells the followers of every key whose value is no longer the same. */
  readonly refresh: (compute: (key: string) => T) => void;
  readonly follow: (key: string, listener: () => void) => () => void;
}

export function createKeyedValues<T>(first: (key: string) => T, same: (a: T, b: T) => boolean): KeyedValues<T> {
  let compute = first;
  const known = new Map<string, T>();
  const followers = new Map<string, Set<() => void>>();

  const get = (key: string): T => {
    const value = known.get(key);
    if (value !== undefined || known.has(key)) return value ?? compute(key);
    const fresh = compute(key);
    known.set(key, fresh);
    return fresh;
  };

  return {
    get,
    refresh: (next) => {
      compute = next;
      for (const [key, was] of known) {
        const listeners = followers.get(key);
        if (listeners === undefined) {
          known.delete(key);
          continue;
        }
        const is = compute(key);
        if (same(was, is)) continue;
        known.set(key, is);
        for (const listener of listeners) listener();
      }
    },
    follow: (key, listener) => {
      const listeners = followers.get(key) ?? new Set();
      followers.set(key, listeners);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) followers.delete(key);
      };
    },
  };
}
