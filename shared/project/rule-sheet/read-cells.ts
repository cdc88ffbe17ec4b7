import type { Classification } from '#shared/mapping/mapping.ts';

const yes = new Set(['y', 'yes', 'j', 'ja', 'true', 'wahr', '1', 'x', '*', 'm', 'mandatory', 'required', 'pflicht', 'muss', '✓', '✔']);
const no = new Set(['n', 'no', 'nein', 'false', 'falsch', '0', 'o', 'optional', 'kann', 'not required', '-', '–']);

/** Whether a cell says that a field is required; `undefined` when it says neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const classes: readonly (readonly [Classification, string])[] = [
  ['public', 'public|öffentlich'],
  ['internal', 'internal|intern|internal use|nur intern'],
  ['confidential', 'confidential|vertraulich|restricted|streng vertraulich'],
  ['personal', 'personal|personal data|personenbezogen|personenbezogene daten|pii'],
  ['special', 'special|special category|special category data|besondere kategorie|besondere kategorien|sensitive'],
];

const classByWord: ReadonlyMap<string, Classification> = new Map(
  classes.flatMap(([name, words]) => words.split('|').map((word): [string, Classification] => [word, name])),
);

/** The classification that a cell names, English or German; `undefined` for any other word. */
export function readClassification(text: string): Classification | undefined {
  return classByWord.get(text.trim().toLowerCase());
}
