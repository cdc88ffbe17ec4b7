/** What a start may ask for. */
export interface StartArguments {
  readonly project?: string;
  readonly sample?: string;
}

/**
 * Reads the arguments behind the program: one project file, or `--sample <id>`. Anything else is left alone: it may be
 * Chromium's, and an unknown word never opens a file.
 */
export function readStartArguments(args: readonly string[]): StartArguments {
  const at = args.indexOf('--sample');
  const sample = at < 0 ? undefined : args[at + 1];
  const project = args.find((arg) => arg.endsWith('.mapwright') && !arg.startsWith('-'));
  if (project !== undefined) return { project };
  return sample !== undefined && /^[a-z0-9-]+$/.test(sample) ? { sample } : {};
}
