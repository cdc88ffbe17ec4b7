import { fieldLabel } from '#shared/schema/field-label.ts';
import type { PortShape, PortTone } from './Port.tsx';
import { Port } from './Port.tsx';
import { RowChevron } from './RowChevron.tsx';
import { RowName } from './RowName.tsx';
import { Heard } from './Heard.tsx';
import type { RowValues } from './RowValue.tsx';
import { RowValue } from './RowValue.tsx';
import type { SourceFacts } from './row-facts.ts';
import { heardOfSource } from './row-facts.ts';
import type { TreeRow } from './tree-rows.ts';

export interface SourceRowProps {
  readonly row: TreeRow;
  readonly facts: SourceFacts;
  readonly values: RowValues;
  readonly lit: boolean;
  readonly onToggle: (row: TreeRow, open: boolean) => void;
}

const tones: Readonly<Record<SourceFacts['use'], PortTone>> = {
  none: 'none',
  direct: 'direct',
  computed: 'fn',
  condition: 'cond',
  loop: 'loop',
};

/** A field of a source: name, type, how often, its value in the record in view, port. */
export function SourceRow({ row, facts, values, lit, onToggle }: SourceRowProps) {
  const heard = heardOfSource(facts);
  const shape: PortShape = facts.use === 'none' ? 'hollow' : facts.use === 'loop' ? 'square' : 'circle';
  const quiet = row.group && facts.use === 'none' && (row.open || facts.readers === 0);
  return (
    <div className="tree-row__inner" style={{ paddingLeft: 7 + row.depth * 14 }}>
      <RowChevron row={row} onToggle={onToggle} />
      <RowName row={row} />
      <Heard>{heard.afterName}</Heard>
      {row.path !== '' && <span className="tree-row__type mono">{fieldLabel(row.field)}</span>}
      <Heard>{heard.afterType}</Heard>
      <RowValue values={values} id={row.key} live={false} />
      <Heard>{heard.afterValue}</Heard>
      {!(quiet && !row.field.repeats) && (
        <Port side="source" shape={shape} tone={lit && facts.use !== 'none' && facts.use !== 'loop' ? 'accent' : tones[facts.use]} />
      )}
    </div>
  );
}
