import type { UploadFolder } from './files/upload-folder.ts';
import type { EventBus } from './event-bus.ts';
import type { RunDesk } from './runs/run-desk.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { StatusBoard } from './sessions/status-board.ts';
import type { RecentProjects } from './settings/recent-projects.ts';
import type { SettingsStore } from './settings/settings.ts';

/** What handlers work with; made once by `createBackend`. */
export interface BackendParts {
  readonly version: string;
  readonly jsonata: string;
  readonly host: 'web' | 'desktop';
  /** Folder of the sample projects that came with the program. */
  readonly samplesFolder: string;
  /** Handle of the project to open at start. */
  readonly openAtStart?: string;
  readonly settings: SettingsStore;
  readonly recent: RecentProjects;
  readonly uploads: UploadFolder;
  readonly events: EventBus;
  readonly sessions: Sessions;
  readonly runs: RunDesk;
  readonly statuses: StatusBoard;
}
