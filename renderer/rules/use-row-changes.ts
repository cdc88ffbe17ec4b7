import { useEffect, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { useProject } from '#renderer/state/project.ts';
import { useRevisions } from '#renderer/state/revision.ts';
import type { RowChange } from './rule-rows.ts';

/** Edits that come close together are one reason to compare again; ms. */
const patience = 300;

/** What differs from the last revision, by target field. Empty while there is no revision, or `wanted` is false. */
export function useRowChanges(wanted: boolean): ReadonlyMap<FieldPath, RowChange> | undefined {
  const loaded = useRevisions((state) => state.loaded);
  const last = useRevisions((state) => state.revisions[0]?.id);
  const seq = useProject((state) => state.seq);
  const [changes, setChanges] = useState<ReadonlyMap<FieldPath, RowChange>>();
  useEffect(() => {
    if (wanted && !loaded) void useRevisions.getState().load();
  }, [wanted, loaded]);
  useEffect(() => {
    if (!wanted || last === undefined) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void useRevisions
        .getState()
        .compare(last)
        .then((found) => {
          if (!current || !found.ok) return;
          setChanges(
            new Map(
              found.value.flatMap(({ target, rule, kind }): readonly (readonly [FieldPath, RowChange])[] =>
                // Loops differ too; their target is no row.
                kind === 'removed' || !rule.startsWith('R') ? [] : [[target, kind === 'added' ? 'new' : 'changed']],
              ),
            ),
          );
        });
    }, patience);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, last, seq]);
  return wanted && last !== undefined ? changes : undefined;
}
