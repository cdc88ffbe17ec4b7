import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';

/**
 * Gives the text of another file of the chosen folder, by its path in it with `/` between names; `undefined` where
 * there is none. It is asked for paths inside the folder only.
 */
export type ResolveFile = (file: string) => string | undefined;

/**
 * The path in the chosen folder that a reference means. References to the network, to absolute paths and to places
 * outside the folder are refused; nothing is fetched or opened here.
 */
export function resolveReference(from: string, reference: string): Result<string> {
  const said = reference.length > 200 ? `${reference.slice(0, 200)}…` : reference;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference) || reference.startsWith('//')) {
    return fail(
      refused(
        from,
        'schema/remote-reference',
        `The schema refers to ${said}; nothing is fetched from other places.`,
        'Save that file beside the schema and refer to it by its name.',
      ),
    );
  }
  const path = decode(reference);
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return fail(outside(from, said));
  const names = from.split('/').slice(0, -1);
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return fail(outside(from, said));
  }
  return ok(names.join('/'));
}

function outside(from: string, said: string): Problem {
  return refused(
    from,
    'schema/outside-folder',
    `The schema refers to ${said}, outside the chosen folder; it was not opened.`,
    'Choose the folder that holds both files.',
  );
}

function refused(file: string, code: string, message: string, next: string): Problem {
  return problem(code, message, { severity: 'warning', place: { file }, next });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded: the name stands as it is.
    return text;
  }
}
