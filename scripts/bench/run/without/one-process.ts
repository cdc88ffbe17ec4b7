import type { Hear } from '#electron/backend/evaluator/child-port.ts';

/** The line between the two ends of the evaluation where both are in one process. */
export const line: { toChild: Hear; toParent: Hear } = {
  toChild: () => undefined,
  toParent: () => undefined,
};
