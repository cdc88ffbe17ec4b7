import { Copy, FolderOpen, PencilLine, Tag } from 'lucide-react';
import type { MenuEntry } from '#renderer/kit/Menu.tsx';
import { documentsOf, useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useDialogs } from './dialogs.ts';

/** What can be done with the project as a whole; its mappings where it has several. */
export function useProjectMenu(): readonly MenuEntry[] {
  const project = useProject((state) => state.project);
  const close = useProject((state) => state.close);
  const chosen = useSelection((state) => state.mapping);
  const select = useSelection((state) => state.select);
  const show = useDialogs((state) => state.show);
  const mappings = [...documentsOf(project, 'mapping')].sort((a, b) => a.order - b.order);
  const choice: readonly MenuEntry[] =
    mappings.length < 2
      ? []
      : [
          { heading: 'Mappings' },
          ...mappings.map((mapping) => ({
            label: mapping.name,
            checked: mapping.id === chosen,
            onSelect: () => select({ mapping: mapping.id, target: undefined, source: undefined, node: undefined, record: 1 }),
          })),
          'line',
        ];
  return [
    ...choice,
    { label: 'Rename project', icon: PencilLine, onSelect: () => show('rename') },
    { label: 'Name a revision', icon: Tag, keys: 'Ctrl S', onSelect: () => show('revision') },
    { label: 'Save a copy', icon: Copy, onSelect: () => show('copy') },
    'line',
    { label: 'Close, back to all projects', icon: FolderOpen, onSelect: () => void close() },
  ];
}
