import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { nameLikeness, plainName } from '#shared/schema/name-likeness.ts';

/** A field found by what a sheet calls it. */
export interface FoundField {
  readonly path: FieldPath;
  /** `name`: it is called so but for case, separators and groups left out. `near`: the closest name. */
  readonly how: 'path' | 'name' | 'near';
}

/** A name that is less alike than this is another name. */
const likeEnough = 0.8;
/** The second best has to stand back by this. */
const lead = 0.06;
/** Searches for a near name cost; a sheet of another system would ask for thousands. */
const nearSearches = 400;

/** Finds fields by path, by name, or by the closest name. */
export class FieldIndex {
  readonly #word: string;
  readonly #dotted = new Map<string, FieldPath>();
  /** Every tail of every path in plain names, joined by dots. */
  readonly #tails = new Map<string, FieldPath[]>();
  readonly #lastNames = new Map<string, FieldPath[]>();
  #searched = 0;

  /** `word` is what the fields are: `target field`. */
  constructor(paths: Iterable<FieldPath>, word: string) {
    this.#word = word;
    for (const path of paths) {
      const names = splitPath(path) ?? [path];
      this.#dotted.set(names.join('.'), path);
      const plain = names.map(plainName);
      for (let from = 0; from < plain.length; from += 1) push(this.#tails, plain.slice(from).join('.'), path);
      const last = names.at(-1);
      if (last !== undefined) push(this.#lastNames, last, path);
    }
  }

  /** `group` is the table or group that the sheet names beside the field, '' where it names none. */
  find(text: string, group = ''): Result<FoundField> {
    const asked = text
      .trim()
      .replace(/^\$+\.?/, '')
      .replace(/\s*\*$/, '')
      .replace(/\[[^\]]*\]/g, '');
    const exact = this.#dotted.get(asked) ?? this.#dotted.get((splitPath(asked) ?? [asked]).join('.'));
    if (exact !== undefined) return ok({ path: exact, how: 'path' });
    const names = plainNames(asked);
    const groups = plainNames(group);
    if (names.length === 0) return fail(this.#unknown(text));
    const named = this.#tails.get([...groups, ...names].join('.')) ?? inside(this.#tails.get(names.join('.')), groups);
    const [first, second] = named;
    if (first !== undefined && second === undefined) return ok({ path: first, how: 'name' });
    if (first !== undefined) {
      // The whole path beats those that only end so.
      const whole = named.find((path) => (splitPath(path) ?? []).length === names.length);
      return whole === undefined ? fail(this.#several(text, named)) : ok({ path: whole, how: 'name' });
    }
    return this.#near(text, asked);
  }

  #near(text: string, asked: string): Result<FoundField> {
    this.#searched += 1;
    if (this.#searched > nearSearches) return fail(this.#unknown(text));
    const last = asked.split(/[./>›→|\\]/).at(-1) ?? asked;
    const ranked = [...this.#lastNames]
      .map(([name, paths]) => ({ paths, likeness: nameLikeness(name, last) }))
      .filter(({ likeness }) => likeness >= likeEnough)
      .toSorted((a, b) => b.likeness - a.likeness);
    const [best, other] = ranked;
    if (best === undefined || (other !== undefined && best.likeness - other.likeness < lead)) return fail(this.#unknown(text));
    const [path, second] = best.paths;
    if (path === undefined) return fail(this.#unknown(text));
    return second === undefined ? ok({ path, how: 'near' }) : fail(this.#several(text, best.paths));
  }

  #unknown(text: string) {
    return problem('sheet/unknown-field', `There is no ${this.#word} ${text.trim()}.`, { token: text });
  }

  #several(text: string, paths: readonly FieldPath[]) {
    const shown = paths.slice(0, 3).join(', ');
    return problem(
      'sheet/ambiguous-field',
      `${text.trim()} is the name of ${paths.length} ${this.#word}s: ${shown}${paths.length > 3 ? ' …' : ''}.`,
      {
        next: 'Write the whole path.',
        token: text,
      },
    );
  }
}

function plainNames(text: string): readonly string[] {
  return text
    .split(/[./>›→|\\]+/)
    .map(plainName)
    .filter((name) => name !== '');
}

/** Those that lie in the groups named; all of them where none does. */
function inside(paths: readonly FieldPath[] = [], groups: readonly string[]): readonly FieldPath[] {
  if (groups.length === 0 || paths.length < 2) return paths;
  const within = paths.filter((path) => {
    const names = (splitPath(path) ?? []).slice(0, -1).map(plainName);
    return groups.every((group) => names.includes(group));
  });
  return within.length === 0 ? paths : within;
}

function push(map: Map<string, FieldPath[]>, key: string, path: FieldPath): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [path]);
  else known.push(path);
}
