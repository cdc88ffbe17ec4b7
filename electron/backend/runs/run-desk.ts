import { createReadStream, mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { SpawnEvaluator } from '#electron/backend/evaluator/child-port.ts';
import type { EventBus } from '#electron/backend/event-bus.ts';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { freePath } from '#electron/backend/projects/free-path.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { mappingDefinition } from '#shared/project/mapping-definition.ts';
import type { CallOutput, CallParsed } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { ActiveRun } from './active-run.ts';
import { readReject } from './read-reject.ts';
import { rulesHash } from './rules-hash.ts';
import { readSummary } from './stored-summary.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** Starts, follows and keeps the runs of open projects. */
export interface RunDesk {
  start(session: ProjectSession, input: CallParsed<'run.start'>, file: HandedFile | undefined): Promise<Result<RunSummary>>;
  stop(run: string): Result<void>;
  /** Newest first, running ones included. */
  list(session: ProjectSession): Result<readonly RunSummary[]>;
  rejects(input: CallParsed<'run.rejects'>): Promise<Result<CallOutput<'run.rejects'>>>;
  /** Stops what runs and waits for it. */
  closeAll(): Promise<void>;
}

export function makeRunDesk(events: EventBus, spawn: SpawnEvaluator, ended: (session: ProjectSession) => void): RunDesk {
  const active = new Map<string, ActiveRun>();
  /** Files of rejects of the runs that a page has been told of, by run. */
  const rejectFiles = new Map<string, string>();

  const list = (session: ProjectSession): Result<readonly RunSummary[]> => {
    const stored = session.file.listRuns();
    if (!stored.ok) return stored;
    const running = [...active.values()].filter((run) => run.session === session).map((run) => run.summary());
    const past = stored.value.flatMap((run) => {
      const summary = readSummary(run.summary);
      if (summary === undefined || running.some((known) => known.id === summary.id)) return [];
      if (summary.rejectsFile !== undefined) rejectFiles.set(summary.id, join(runsFolder(session), summary.rejectsFile));
      return [{ ...summary, folder: runsFolder(session), stale: summary.rulesHash !== presentHash(session, summary.mapping) }];
    });
    return ok([...running, ...past].sort((a, b) => b.number - a.number));
  };

  return {
    list,
    async start(session, input, file) {
      if ([...active.values()].some((run) => run.session === session)) {
        return fail(problem('run/already-running', 'A run of this project is under way.', { next: 'Wait for its end, or stop it.' }));
      }
      const definition = mappingDefinition(session.file.project, input.mapping);
      if (definition === undefined) return fail(problem('project/no-mapping', `There is no mapping ${input.mapping}.`));
      const known = list(session);
      const number = 1 + Math.max(0, ...(known.ok ? known.value.map((run) => run.number) : []));
      const folder = runsFolder(session);
      try {
        mkdirSync(folder, { recursive: true });
      } catch (error) {
        const found = storeProblem(error, folder);
        if (found === undefined) throw error;
        return fail(found);
      }
      const id = randomUUID();
      const name = `${basename(session.file.path, '.mapwright')} run ${number}`;
      const format = input.formatOut ?? findDocument(session.file.project, 'side', definition.mapping.target)?.format ?? 'json';
      const run = await ActiveRun.start({
        id,
        number,
        session,
        definition,
        input,
        file,
        evaluator: new Evaluator({ spawn, spare: false }),
        outputPath: freePath(folder, name, `.${format}`),
        rejectsPath: freePath(folder, `${name} rejects`, '.ndjson'),
        tell: (summary) => events.tell({ name: 'run.progressed', data: { key: session.key, run: summary } }),
      });
      if (!run.ok) return run;
      active.set(id, run.value);
      rejectFiles.set(id, run.value.rejectsPath);
      void run.value.ended.then(() => {
        active.delete(id);
        ended(session);
      });
      return ok(run.value.summary());
    },
    stop(id) {
      const run = active.get(id);
      if (run === undefined) return fail(problem('run/not-running', 'This run has ended already.'));
      void run.stop();
      return ok(undefined);
    },
    async rejects({ run, offset, limit, cause }) {
      const running = active.get(run);
      if (running !== undefined) return ok(running.rejects(offset, limit, cause));
      const path = rejectFiles.get(run);
      return path === undefined ? ok({ of: 0, rows: [] }) : readRejects(path, offset, limit, cause);
    },
    closeAll: async () => {
      await Promise.all([...active.values()].map((run) => run.stop()));
    },
  };
}

function runsFolder(session: ProjectSession): string {
  return join(dirname(session.file.path), 'runs');
}

function presentHash(session: ProjectSession, mapping: string): string | undefined {
  const definition = mappingDefinition(session.file.project, mapping);
  return definition === undefined ? undefined : rulesHash(definition);
}

async function readRejects(
  path: string,
  offset: number,
  limit: number,
  cause: string | undefined,
): Promise<Result<CallOutput<'run.rejects'>>> {
  const rows: CallOutput<'run.rejects'>['rows'][number][] = [];
  let of = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const reject = readReject(line);
      if (reject === undefined || (cause !== undefined && reject.cause !== cause)) continue;
      if (of >= offset && rows.length < limit) rows.push(reject.row);
      of += 1;
    }
    return ok({ of, rows });
  } catch (error) {
    return fail(
      problem('run/rejects-gone', `The rejects of this run cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
        next: 'Run it again to see its rejects.',
      }),
    );
  }
}
