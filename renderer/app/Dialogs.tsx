import { CopyDialog } from './CopyDialog.tsx';
import { useDialogs } from './dialogs.ts';
import { Palette } from './Palette.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { RevisionDialog } from './RevisionDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShortcutsSheet } from './ShortcutsSheet.tsx';

/** The page's own dialogs; loaded when the first of them opens. */
export function Dialogs() {
  const open = useDialogs((state) => state.open);
  if (open === 'palette') return <Palette />;
  if (open === 'shortcuts') return <ShortcutsSheet />;
  if (open === 'settings') return <SettingsDialog />;
  if (open === 'rename') return <RenameDialog />;
  if (open === 'copy') return <CopyDialog />;
  return open === 'revision' ? <RevisionDialog /> : null;
}
