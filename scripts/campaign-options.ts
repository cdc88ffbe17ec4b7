import { parseArgs } from 'node:util';

/** What a person asked of campaigns behind their names; each campaign takes what concerns it. */
export interface CampaignOptions {
  /** Less of everything, for a machine that is busy. */
  readonly quick?: boolean;
  readonly seed?: string;
  /** How many pairs of expression and data. */
  readonly pairs?: string;
  readonly rounds?: string;
  /** Which workloads, their names with commas between. */
  readonly workloads?: string;
  /** Size of the one large document or file, in megabytes. */
  readonly megabytes?: string;
  /** File that the figures are kept in. */
  readonly json?: string;
  /** Writes the figures into the README. */
  readonly readme?: boolean;
}

/** Names of campaigns and options as they stand on the command line. Throws a sentence about an option that is none. */
export function readArguments(args: readonly string[]): { readonly names: readonly string[]; readonly options: CampaignOptions } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      readme: { type: 'boolean' },
      seed: text,
      pairs: text,
      rounds: text,
      workloads: text,
      megabytes: text,
      json: text,
    },
    allowPositionals: true,
  });
  return { names: positionals, options: values };
}

/** A whole number from 1 up that was asked for, or `otherwise`. Throws a sentence when it is no such number. */
export function wholeOption(name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} wants a whole number from 1 up, not "${given}".`);
  return number;
}
