import type { Menu, MenuItemConstructorOptions } from 'electron';

/** A menu of roles only: the designer's own commands live in its palette, so that both hosts have the same. */
export function setAppMenu(menu: typeof Menu, platform: string, packaged: boolean): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: 'Edit', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(packaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  menu.setApplicationMenu(menu.buildFromTemplate(template));
}
