/** What the command line answers with; the numbers are promised to scripts. */
export const exitCodes = {
  done: 0,
  /** The work is done and says no: failed scenarios, problems, rejects above the limit, an invalid document. */
  saysNo: 1,
  wrongUse: 2,
  /** An input or a project cannot be read. */
  unreadable: 3,
  /** An output cannot be written. */
  unwritable: 4,
  /** A bug. */
  internal: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command that has done its work says how it ended, where that is not plainly done. */
export type End = (exit: ExitCode) => void;
