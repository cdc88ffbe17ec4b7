import { FileBraces, FileCode, FileSpreadsheet, SlidersHorizontal, X } from 'lucide-react';
import { Chip } from '#renderer/kit/Chip.tsx';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { ReadOptionsForm } from './ReadOptionsForm.tsx';
import { clearZone } from './take-file.ts';
import type { Zone, ZoneName } from './zone.ts';
import { useZones } from './zone.ts';

const icons: Readonly<Record<string, IconComponent>> = { csv: FileSpreadsheet, xml: FileCode };
const shownColumns = 5;
const shownRows = 5;

/** A file that was read: what it is, its first rows, what is worth knowing. */
export function FileCard({ name, zone }: { readonly name: ZoneName; readonly zone: Extract<Zone, { state: 'ready' }> }) {
  const { inspection, root } = zone;
  const set = useZones((state) => state.set);
  return (
    <div className="file-card">
      <header className="file-card__head">
        <Icon of={icons[inspection.format] ?? FileBraces} size={16} />
        <strong className="file-card__name ellipsis">{inspection.name}</strong>
        <Chip outline>{name === 'source' ? 'Source' : 'Target'}</Chip>
        {inspection.holds === 'sample' && (
          <Popover label="How it is read" align="end" trigger={<IconButton icon={SlidersHorizontal} label="How it is read" />}>
            <div className="file-card__options">
              <ReadOptionsForm zone={name} read={zone.read} format={inspection.format} busy={zone.busy === true} parts={inspection.parts} />
            </div>
          </Popover>
        )}
        <IconButton icon={X} label={`Take ${inspection.name} away`} onClick={() => clearZone(name)} />
      </header>
      <p className="file-card__chips">
        {inspection.chips.map((chip) => (
          <Chip key={chip}>{chip}</Chip>
        ))}
      </p>
      {inspection.roots !== undefined && inspection.roots.length > 1 && (
        <div className="file-card__root">
          <span className="t-muted">Documents begin with</span>
          <Select
            label="Root element"
            value={root}
            options={inspection.roots.map((value) => ({ value, label: value }))}
            onChange={(next) => set(name, { ...zone, root: next })}
          />
        </div>
      )}
      <FirstRows columns={inspection.preview.columns.slice(0, shownColumns)} rows={inspection.preview.rows.slice(0, shownRows)} />
      {inspection.notes.length > 0 && (
        <p className="file-card__note">
          <StatusGlyph kind={inspection.notes.some((note) => note.severity !== 'info') ? 'open' : 'none'} />
          <span>
            {inspection.notes
              .slice(0, 3)
              .map((note) => note.message)
              .join(' ')}
          </span>
        </p>
      )}
    </div>
  );
}

function FirstRows({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }) {
  if (columns.length === 0) return null;
  return (
    <div className="file-card__rows">
      <table className="first-rows">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col" title={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map((_, place) => (
                <Cell key={place} value={row[place]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value }: { readonly value: string | null | undefined }) {
  if (value === null || value === undefined || value === '') return <td className="first-rows__empty">empty</td>;
  return (
    <td className="mono" title={value}>
      {value}
    </td>
  );
}
