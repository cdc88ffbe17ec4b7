import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Mapwright keeps its own small files: `MAPWRIGHT_HOME`, else the platform's place for them. */
export function homeFolder(environment: Readonly<Record<string, string | undefined>>, platform: string): string {
  const chosen = environment['MAPWRIGHT_HOME'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Mapwright');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Mapwright');
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'mapwright');
}

/** Projects folder until the user chooses another: `MAPWRIGHT_PROJECTS`, else `Mapwright` in the user's home. */
export function defaultProjectsFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const chosen = environment['MAPWRIGHT_PROJECTS'];
  return chosen !== undefined && chosen !== '' ? chosen : join(homedir(), 'Mapwright');
}
