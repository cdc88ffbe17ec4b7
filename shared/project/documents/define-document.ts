import type { z } from 'zod';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isJson } from './json-schema.ts';

/** One step of a stored document from version n to n + 1. It is handed plain JSON of version n. */
export type Migration = (body: unknown) => unknown;

/** How one kind of document is read from a file. Its version is one more than it has migrations. */
export interface DocumentDefinition<T> {
  /** What a document of this kind is called in a sentence: `rule`, `lookup table`. */
  readonly word: string;
  readonly schema: z.ZodType<T>;
  readonly migrations: readonly Migration[];
}

/**
 * Declares a kind. The second type argument makes the compiler refuse a validator that forgets a field of the type:
 * it would take the field away without a word.
 */
export function defineDocument<T>() {
  return <S extends z.ZodType<T>>(
    word: string,
    schema: keyof T extends keyof z.output<S> ? S : never,
    migrations: readonly Migration[] = [],
  ): DocumentDefinition<T> => ({ word, schema, migrations });
}

export function documentVersion(definition: DocumentDefinition<unknown>): number {
  return definition.migrations.length + 1;
}

/**
 * A stored document of some version as its type today. Errors: `document/newer-version`, `document/not-json`,
 * `document/not-valid` (naming the first part that does not fit).
 */
export function readDocument<T>(definition: DocumentDefinition<T>, version: number, body: unknown): Result<T> {
  const current = documentVersion(definition);
  if (!Number.isInteger(version) || version < 1 || version > current)
    return fail(
      problem('document/newer-version', `A ${definition.word} is of version ${version}; this Mapwright knows versions up to ${current}.`),
    );
  if (!isJson(body)) return fail(problem('document/not-json', `A ${definition.word} is not JSON or is too deep.`));
  let value: unknown = body;
  for (const migrate of definition.migrations.slice(version - 1)) value = migrate(value);
  return checkDocument(definition, value);
}

/** Whether a value is a document of the kind, as its type today. */
export function checkDocument<T>(definition: DocumentDefinition<T>, value: unknown): Result<T> {
  const parsed = definition.schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const first = parsed.error.issues[0];
  const place = first === undefined || first.path.length === 0 ? '' : ` at ${first.path.map(String).join('.')}`;
  return fail(problem('document/not-valid', `A ${definition.word} does not have the right shape${place}: ${first?.message ?? 'unknown'}`));
}
