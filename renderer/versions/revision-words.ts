import type { Revision, RuleDifference } from '#shared/rpc/contract/revision.ts';

/** Stands for the present state where a revision's id would stand. */
export const presentId = 'present';

/** `2, Agreed with Finance`. */
export function revisionTitle(revision: Pick<Revision, 'number' | 'name'>): string {
  return `${revision.number}, ${revision.name}`;
}

/** `1 added, 2 changed`; what there is none of is not said. */
export function countDifferences(differences: readonly Pick<RuleDifference, 'kind'>[]): string {
  const of = (kind: RuleDifference['kind']) => differences.filter((one) => one.kind === kind).length;
  const parts = (['added', 'removed', 'changed'] as const).flatMap((kind) =>
    of(kind) === 0 ? [] : [`${of(kind).toLocaleString('en')} ${kind}`],
  );
  return parts.length === 0 ? 'No rule differs' : parts.join(', ');
}

/** `38 rules, 12 edits`. */
export function revisionSize(revision: Pick<Revision, 'rules' | 'edits'>): string {
  const count = (of: number, word: string) => `${of.toLocaleString('en')} ${of === 1 ? word : `${word}s`}`;
  return `${count(revision.rules, 'rule')}, ${count(revision.edits, 'edit')}`;
}

/** `24 Nov 2026, 09:41`. */
export function revisionTime(at: string): string {
  return new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
