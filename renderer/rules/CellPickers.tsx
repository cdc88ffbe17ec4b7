import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { childPath } from '#shared/base/field-path.ts';
import { rankSources } from '#shared/matching/rank-targets.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { mappingSources } from '#shared/project/mapping-definition.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import { typeWord } from '#shared/schema/field-label.ts';
import { useProject } from '#renderer/state/project.ts';
import type { PickedField } from './FieldPicker.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';

export interface CellPickerProps {
  readonly mapping: string;
  readonly row: RuleRow;
  readonly cell: ReactNode;
}

const close = (): void => useRulesState.getState().leave({ down: 0, right: 0 });

/** The source fields that a target field takes, best first, each with how it would be taken; choosing one draws the link. */
export function SourcePicker({ mapping, row, cell }: CellPickerProps) {
  const [project] = useState(() => useProject.getState().project);
  const fields = useMemo((): readonly (PickedField & { readonly side: string; readonly from: string })[] => {
    const found = findDocument(project, 'mapping', mapping);
    const target = found === undefined ? undefined : findDocument(project, 'side', found.target)?.schema;
    if (found === undefined || target === undefined) return [];
    const sides = mappingSources(project, found);
    const rules = listDocuments(project, 'rule').filter((rule) => rule.mapping === mapping);
    const loops = listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping);
    return sides.flatMap((side) =>
      rankSources({ mapping: found, source: side, target, rules, loops }, row.target).map(({ path, verdict }) => ({
        key: `${side.id} ${path}`,
        path: sides.length > 1 ? `${childPath('', side.name)}.${path}` : path,
        aside: verdict.label,
        side: side.id,
        from: path,
      })),
    );
  }, [project, mapping, row.target]);
  return (
    <FieldPicker
      label={`Source field of ${row.name}`}
      cell={cell}
      fields={fields}
      none={`No source field fits ${row.name}.`}
      onChoose={(field) => {
        const chosen = fields.find((one) => one.key === field.key);
        close();
        if (chosen !== undefined)
          void useProject.getState().edit({ type: 'fields.connect', mapping, source: chosen.side, from: chosen.from, to: row.target });
      }}
      onClose={close}
    />
  );
}

/** The target fields without a rule; choosing one moves the rule there. */
export function TargetPicker({ mapping, row, cell }: CellPickerProps) {
  const [project] = useState(() => useProject.getState().project);
  const fields = useMemo(
    (): readonly PickedField[] =>
      targetFields(project, mapping).flatMap(({ target, field, rule }) =>
        rule === undefined ? [{ key: target, path: target, aside: field === undefined ? '' : typeWord(field) }] : [],
      ),
    [project, mapping],
  );
  const rule = row.rule?.id ?? '';
  return (
    <FieldPicker
      label={`Move ${rule} to the field`}
      cell={cell}
      fields={fields}
      none="Every target field has a rule."
      onChoose={(field) => {
        close();
        void useProject.getState().edit({ type: 'rule.move', rule, target: field.path });
      }}
      onClose={close}
    />
  );
}
