import { useRef } from 'react';
import { Table2 } from 'lucide-react';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useProject } from '#renderer/state/project.ts';
import { addLookup } from '#renderer/state/replacement.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { FileInput } from './FileInput.tsx';

export interface ReferenceDataProps {
  readonly tables: readonly LookupTable[];
  /** Names of the tables that the lineage reads. */
  readonly lit: ReadonlySet<string>;
  readonly onShow: (table: LookupTable) => void;
}

/** Lookup tables of the project under the source tree, with their rows. */
export function ReferenceData({ tables, lit, onShow }: ReferenceDataProps) {
  const input = useRef<HTMLInputElement>(null);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const add = async (file: File): Promise<void> => {
    const added = await addLookup(file);
    if (!added.ok) useToasts.getState().showProblem(added.error);
  };
  return (
    <div className="reference-data">
      <h3 className="reference-data__title">
        Reference data
        {!readOnly && (
          <button type="button" className="link reference-data__add" onClick={() => input.current?.click()}>
            Add a table
          </button>
        )}
      </h3>
      <FileInput input={input} label="CSV file of a lookup table" accept=".csv,.txt" onFile={(file) => void add(file)} />
      <ul className="reference-data__list">
        {tables.map((table) => (
          <li key={table.id}>
            <button
              type="button"
              className={classNames('reference-data__row', lit.has(table.name) && 'reference-data__row--lit')}
              onClick={() => onShow(table)}
            >
              <Icon of={Table2} size={12} />
              <span className="ellipsis">{table.file ?? table.name}</span>
              <span className="mono reference-data__count">
                {table.rows.length.toLocaleString('en')} {table.rows.length === 1 ? 'row' : 'rows'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
