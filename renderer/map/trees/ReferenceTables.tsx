import { useState } from 'react';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { LookupDialog } from './LookupDialog.tsx';
import { ReferenceData } from './ReferenceData.tsx';

/** The lookup tables under the source tree; a press opens one. */
export function ReferenceTables({
  tables,
  lit,
  readOnly,
}: {
  readonly tables: readonly LookupTable[];
  readonly lit: ReadonlySet<string>;
  readonly readOnly: boolean;
}) {
  const [open, setOpen] = useState<string>();
  const table = tables.find((one) => one.id === open);
  return (
    <>
      <ReferenceData tables={tables} lit={lit} onShow={(one) => setOpen(one.id)} />
      {table !== undefined && <LookupDialog key={table.id} table={table} readOnly={readOnly} onClose={() => setOpen(undefined)} />}
    </>
  );
}
