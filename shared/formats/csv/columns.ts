import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';

export interface Columns {
  readonly names: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Column names from the header row. Equal names are refused, or numbered on when `rename`; a column without a name is called by its place. */
export function columnsOf(header: readonly string[], rename: boolean, place: Place): Result<Columns> {
  const warnings: Problem[] = [];
  const empty = header.flatMap((name, i) => (name === '' ? [i + 1] : []));
  const names = header.map((name, i) => (name === '' ? `column_${i + 1}` : name));
  if (empty.length > 0)
    warnings.push(
      problem(
        'csv/unnamed-column',
        `${empty.length === 1 ? `Column ${empty[0]} has` : `Columns ${empty.join(', ')} have`} no name in the header and ${empty.length === 1 ? 'is' : 'are'} called ${empty.map((n) => `column_${n}`).join(', ')}.`,
        { severity: 'warning', place },
      ),
    );
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
  if (twice.length === 0) return ok({ names, warnings });
  const listed = twice.map((name) => `“${name}”`).join(', ');
  if (!rename)
    return fail(
      problem('csv/duplicate-column', `The header has more than one column called ${listed}.`, {
        place,
        next: 'Rename them in the file, or read it with duplicates=rename, which numbers the later ones.',
      }),
    );
  return ok({ names: numbered(names), warnings });
}

function numbered(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let n = 2;
    while (taken.has(`${name}_${n}`)) n += 1;
    const renamed = `${name}_${n}`;
    taken.add(renamed);
    return renamed;
  });
}
