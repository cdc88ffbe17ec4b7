import type { ProjectSession } from './project-session.ts';
import type { EventBus } from '#electron/backend/event-bus.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import { SessionStatus } from './session-status.ts';

/** Milliseconds after the last edit before whole samples are measured again. */
const settle = 250;

/** What is known of every open project, kept up with its edits; pages hear of it by `status.changed`. */
export interface StatusBoard {
  /** The status as far as it is measured; the first question starts the measuring. */
  now(session: ProjectSession): Promise<ProjectStatus>;
  /** The project was edited. */
  changed(session: ProjectSession): void;
  closed(key: string): void;
  /** What was measured of a project, for its specification. */
  of(session: ProjectSession): SessionStatus;
}

export function makeStatusBoard(events: EventBus): StatusBoard {
  const boards = new Map<string, SessionStatus>();
  const timers = new Map<string, NodeJS.Timeout>();
  const of = (session: ProjectSession): SessionStatus => {
    const known = boards.get(session.key);
    if (known !== undefined) return known;
    const made = new SessionStatus(session, (status) => events.tell({ name: 'status.changed', data: { key: session.key, status } }));
    boards.set(session.key, made);
    return made;
  };
  return {
    of,
    now: async (session) => {
      const board = of(session);
      void board.measure();
      return board.status();
    },
    changed: (session) => {
      const board = of(session);
      board.outdate();
      clearTimeout(timers.get(session.key));
      timers.set(
        session.key,
        setTimeout(() => void board.measure(), settle),
      );
    },
    closed: (key) => {
      clearTimeout(timers.get(key));
      boards.get(key)?.stop();
      boards.delete(key);
    },
  };
}
