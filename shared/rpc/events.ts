import type { DocumentChange } from '#shared/project/documents/document.ts';
import type { HistoryState } from './contract/project.ts';
import type { ProjectStatus } from './contract/preview.ts';
import type { RunSummary } from './contract/run.ts';

/** What the backend tells every page, past tense. */
export interface Events {
  'project.changed': {
    readonly key: string;
    readonly seq: number;
    readonly changes: readonly DocumentChange[];
    readonly label: string;
    readonly client: string;
    readonly history: HistoryState;
  };
  'status.changed': { readonly key: string; readonly status: ProjectStatus };
  'run.progressed': { readonly key: string; readonly run: RunSummary };
  'settings.changed': Record<string, never>;
}

export type EventName = keyof Events;
export type EventMessage = { [N in EventName]: { readonly name: N; readonly data: Events[N] } }[EventName];
