import type { ReactNode } from 'react';
import { cardinality, typeWord } from '#shared/schema/field-label.ts';
import { FillGlyph } from './FillGlyph.tsx';
import type { PortShape, PortTone } from './Port.tsx';
import { Port } from './Port.tsx';
import { RowChevron } from './RowChevron.tsx';
import { RowName } from './RowName.tsx';
import { Heard } from './Heard.tsx';
import type { RowValues } from './RowValue.tsx';
import { RowValue } from './RowValue.tsx';
import type { FillKind, TargetFacts } from './row-facts.ts';
import { heardOfTarget } from './row-facts.ts';
import type { TreeRow } from './tree-rows.ts';

export interface TargetRowProps {
  readonly row: TreeRow;
  readonly facts: TargetFacts;
  readonly values: RowValues;
  readonly lit: boolean;
  /** What the row says of a field that is carried: in place of its value. */
  readonly verdict?: ReactNode;
  readonly onToggle: (row: TreeRow, open: boolean) => void;
}

const tones: Readonly<Record<FillKind, PortTone>> = {
  none: 'none',
  direct: 'direct',
  computed: 'fn',
  lookup: 'fn',
  condition: 'cond',
  constant: 'direct',
  loop: 'loop',
  whole: 'fn',
};

function portShape(facts: TargetFacts): PortShape {
  if (facts.broken === true || (facts.status === 'invalid' && facts.fields === undefined)) return 'invalid';
  if (facts.fill === 'loop') return 'square';
  if (facts.fill === 'constant') return 'diamond';
  return facts.fill === 'none' && (facts.mapped ?? 0) === 0 ? 'hollow' : 'circle';
}

/** A field of the target: port, name, type, the value that its rule gives now, and how it is filled. */
export function TargetRow({ row, facts, values, lit, verdict, onToggle }: TargetRowProps) {
  const { field } = row;
  const heard = heardOfTarget(facts);
  const closedAndMapped = row.group && !row.open && (facts.mapped ?? 0) > 0 && facts.fill === 'none';
  const hasPort = !row.group || field.repeats || facts.fill !== 'none' || closedAndMapped;
  const tone = lit ? 'accent' : closedAndMapped ? 'direct' : tones[facts.fill];
  return (
    <div className="tree-row__inner" style={{ paddingLeft: 7 + row.depth * 14 }}>
      {hasPort && <Port side="target" shape={portShape(facts)} tone={tone} />}
      <RowChevron row={row} onToggle={onToggle} />
      <RowName row={row} />
      {facts.required && !row.group && (
        <span className="tree-row__required" aria-hidden="true">
          *
        </span>
      )}
      <Heard>{heard.afterName}</Heard>
      {(!row.group || field.repeats) && (
        <span className="tree-row__type mono">
          {row.group ? cardinality(field) : field.repeats ? `${typeWord(field)} ${cardinality(field)}` : typeWord(field)}
        </span>
      )}
      <Heard>{heard.afterType}</Heard>
      {verdict ??
        (facts.fields === undefined ? (
          <RowValue values={values} id={row.key} live />
        ) : (
          <span className="tree-row__value tree-row__value--words">{`${facts.mapped ?? 0}/${facts.fields}`}</span>
        ))}
      <Heard>{heard.afterValue}</Heard>
      <FillGlyph facts={facts} />
    </div>
  );
}
