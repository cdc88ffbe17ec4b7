import { quoteName } from '#shared/base/field-path.ts';
import { rewriteExpressions, rewriteNames, type MappingParts } from './rewrite-expressions.ts';

/**
 * The mapping when a second source joins its only one: paths from the record get the first source's name in front,
 * because the input is then an object with a key per source. Paths from items of loops stay.
 */
export function nameOnlySource(parts: MappingParts, source: string): MappingParts {
  return rewriteExpressions(parts, (text, scopes) =>
    rewriteNames(text, ({ start, end, origins }) => {
      const fromRecord = origins.every(
        (origin) => origin.names.length === 0 && (origin.root === 'root' || (origin.root === 'context' && scopes.length === 0)),
      );
      return fromRecord ? `${quoteName(source)}.${text.slice(start, end)}` : undefined;
    }),
  );
}
