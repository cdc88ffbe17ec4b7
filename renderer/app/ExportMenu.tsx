import { Share } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { useSpec } from '#renderer/state/spec.ts';
import { exportSpec } from '#renderer/state/export-spec.ts';

/** The specification as a file, from anywhere. */
export function ExportMenu() {
  const exporting = useSpec((state) => state.exporting !== undefined);
  return (
    <Menu
      label="Export the specification"
      align="end"
      entries={[
        { label: 'Excel', aside: 'field mapping, a sheet per section', keys: 'Ctrl E', onSelect: () => void exportSpec('xlsx') },
        { label: 'Markdown', aside: 'for the repository, diffs well', onSelect: () => void exportSpec('md') },
        { label: 'HTML', aside: 'one file, opens anywhere', onSelect: () => void exportSpec('html') },
        { label: 'JSON', aside: 'for machines', onSelect: () => void exportSpec('json') },
      ]}
      trigger={
        <Button size="small" icon={Share} busy={exporting} className="title-bar__export">
          Export spec
        </Button>
      }
    />
  );
}
