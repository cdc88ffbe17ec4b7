/**
 * A field's place in its schema as text: names joined by dots, names that are not plain written in backticks with
 * a backtick doubled: `Invoice.Lines.Line`, `` `cbc:ID`.`@schemeID` ``. Arrays add nothing to a path.
 * The empty path is the root.
 */
export type FieldPath = string;

const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as it stands in a path and in JSONata: plain, or in backticks. */
export function quoteName(name: string): string {
  return plain.test(name) &&
    name !== 'and' &&
    name !== 'or' &&
    name !== 'in' &&
    name !== 'true' &&
    name !== 'false' &&
    name !== 'null' &&
    name !== 'function'
    ? name
    : `\`${name.replaceAll('`', '``')}\``;
}

export function joinPath(names: readonly string[]): FieldPath {
  return names.map(quoteName).join('.');
}

/** Appends one name to a path. */
export function childPath(parent: FieldPath, name: string): FieldPath {
  return parent === '' ? quoteName(name) : `${parent}.${quoteName(name)}`;
}

/** The names of a path; `undefined` when the text is not a path. */
export function splitPath(path: FieldPath): readonly string[] | undefined {
  if (path === '') return [];
  const names: string[] = [];
  let i = 0;
  for (;;) {
    if (path[i] === '`') {
      let name = '';
      for (i += 1; ; i += 1) {
        if (i >= path.length) return undefined;
        if (path[i] !== '`') name += path[i];
        else if (path[i + 1] === '`') name += path[(i += 1)];
        else break;
      }
      names.push(name);
      i += 1;
    } else {
      const end = path.indexOf('.', i);
      const name = path.slice(i, end < 0 ? undefined : end);
      if (name === '') return undefined;
      names.push(name);
      i = end < 0 ? path.length : end;
    }
    if (i >= path.length) return names;
    if (path[i] !== '.') return undefined;
    i += 1;
  }
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: FieldPath, ancestor: FieldPath): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}
