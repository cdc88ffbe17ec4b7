type Listener = (...said: readonly unknown[]) => void;

/** The two ends of the evaluation where both are in one process: what is said to one is heard by it as it was said. */
export const line: { toChild: Listener; toParent: Listener } = { toChild: () => undefined, toParent: () => undefined };

/** A listener that takes whatever is said. */
export function listener(hear: (...said: never[]) => void): Listener {
  return (...said) => void Reflect.apply(hear, undefined, said);
}

/** What was said, its bytes copied as a pipe does: both ends use their buffers again. */
export function carried(said: readonly unknown[]): readonly unknown[] {
  return said.map((part): unknown => (part instanceof Uint8Array ? part.slice() : Array.isArray(part) ? part.map(bytesOf) : part));
}

function bytesOf(part: unknown): unknown {
  return part instanceof Uint8Array ? part.slice() : part;
}
