/** The line between the two ends of the evaluation where both are in one process. */
export const line: { toChild: (message: unknown) => void; toParent: (message: unknown) => void } = {
  toChild: () => undefined,
  toParent: () => undefined,
};
