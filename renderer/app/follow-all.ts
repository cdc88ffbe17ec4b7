import { followPreview } from '#renderer/state/preview.ts';
import { followProject } from '#renderer/state/project.ts';
import { followRevisions } from '#renderer/state/revision.ts';
import { followRuns } from '#renderer/state/run.ts';
import { followScenarios } from '#renderer/state/scenario.ts';
import { followSettings } from '#renderer/state/settings.ts';
import { followSpec } from '#renderer/state/spec.ts';
import { followAddress } from '#renderer/state/workspace.ts';
import { registerGlobalCommands } from './global-commands.ts';
import { loadAhead } from './load-ahead.ts';
import { followTitle } from './follow-title.ts';

/** Everything that keeps the page in step with backend, address and keys; they live as long as the page. */
export function followAll(): void {
  followSettings();
  followAddress();
  followProject();
  followPreview();
  followRuns();
  followScenarios();
  followSpec();
  followRevisions();
  followTitle();
  loadAhead();
  registerGlobalCommands();
}
