import { rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { SpawnEvaluator } from '#electron/backend/evaluator/child-port.ts';
import type { EventBus } from '#electron/backend/event-bus.ts';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { freePath } from '#electron/backend/projects/free-path.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import { mappingDefinition } from '#shared/project/mapping-definition.ts';
import type { QualityCheck } from '#shared/quality/check.ts';
import type { CallOutput, CallParsed } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import type { ActiveRunRequest } from './active-run.ts';
import { ActiveRun } from './active-run.ts';
import { discardKept, presentRun, rejectFileOf } from './kept-run.ts';
import type { RejectFile } from './reject-file.ts';
import { firstRejects, readRejects } from './reject-file.ts';
import { rulesHash } from './rules-hash.ts';
import { keepInput, makeFolder, runsFolder } from './run-folder.ts';
import { rejectsShown } from './run-meter.ts';
import type { KnownRun, RunOrder } from './stored-run.ts';
import { readStoredRun, storedRun } from './stored-run.ts';

/** How a run is to be; its input is the project's sample or a file handed over. */
export type StartAsked = Omit<CallParsed<'run.start'>, 'key' | 'input'> & {
  readonly input: { readonly sample: string } | { readonly file: HandedFile };
};

/** What a new run reads. */
type NewRun = { readonly file: HandedFile } | { readonly input: RunOrder['input']; readonly replays?: number };

/** Starts, follows and keeps the runs of open projects. */
export interface RunDesk {
  start(session: ProjectSession, asked: StartAsked): Promise<Result<RunSummary>>;
  /** Goes on with a run that was stopped or interrupted. Errors: `run/nothing-kept`, those of `openResumableRun`. */
  resume(session: ProjectSession, run: string): Promise<Result<RunSummary>>;
  /** Gives up what is kept of a run to be gone on with. */
  discard(session: ProjectSession, run: string): Promise<Result<RunSummary>>;
  /** Starts a run of the records that a run has rejected. Error: `run/no-rejects`. */
  replay(session: ProjectSession, run: string): Promise<Result<RunSummary>>;
  stop(run: string): Result<void>;
  /** Newest first, running ones included. */
  list(session: ProjectSession): Result<readonly RunSummary[]>;
  rejects(input: CallParsed<'run.rejects'>): Promise<Result<CallOutput<'run.rejects'>>>;
  /** Stops what runs, of one project or of all, and waits for it; it can be gone on with. */
  close(session?: ProjectSession): Promise<void>;
}

/** Less than this is no work for several processes. */
const worthWorkers = 2 * 1024 * 1024;

export function makeRunDesk(events: EventBus, spawn: SpawnEvaluator, ended: (session: ProjectSession) => void): RunDesk {
  const active = new Map<string, ActiveRun>();
  /** Files of rejects of the runs that a page has been told of, by run. */
  const rejectFiles = new Map<string, RejectFile>();
  /** Checks of runs stopped in this program, by run. */
  const measured = new Map<string, QualityCheck>();

  const known = (session: ProjectSession): Result<readonly KnownRun[]> => {
    const stored = session.file.listRuns();
    return stored.ok ? ok(stored.value.flatMap((run) => readStoredRun(run) ?? [])) : stored;
  };

  const present = (session: ProjectSession, run: KnownRun): RunSummary => {
    const folder = runsFolder(session);
    const summary = presentRun(folder, run, session.file.readOnly === undefined);
    return { ...summary, folder, stale: summary.rulesHash !== presentHash(session, summary.mapping) };
  };

  const list = (session: ProjectSession): Result<readonly RunSummary[]> => {
    const stored = known(session);
    if (!stored.ok) return stored;
    const running = [...active.values()].filter((run) => run.session === session).map((run) => run.summary());
    const past = stored.value.flatMap((run) => {
      if (running.some((one) => one.id === run.summary.id)) return [];
      const rejects = rejectFileOf(runsFolder(session), run);
      if (rejects !== undefined) rejectFiles.set(run.summary.id, rejects);
      return [present(session, run)];
    });
    return ok([...running, ...past].sort((a, b) => b.number - a.number));
  };

  const begin = async (
    session: ProjectSession,
    request: Pick<ActiveRunRequest, 'id' | 'number' | 'definition' | 'order' | 'replays' | 'earlier'>,
  ): Promise<Result<RunSummary>> => {
    const started = await ActiveRun.start({
      ...request,
      session,
      folder: runsFolder(session),
      evaluators: (bytes) => {
        const one = (): Evaluator => new Evaluator({ spawn, spare: false });
        const more = bytes < worthWorkers ? 0 : availableParallelism() - 1;
        return [one(), ...Array.from({ length: more }, one)];
      },
      tell: (summary) => events.tell({ name: 'run.progressed', data: { key: session.key, run: summary } }),
    });
    if (!started.ok) return started;
    const run = started.value;
    active.set(request.id, run);
    measured.delete(request.id);
    rejectFiles.set(request.id, { path: run.rejectsPath });
    void run.ended.then(() => {
      active.delete(request.id);
      const summary = run.summary();
      if (summary.state === 'stopped' && summary.kept !== undefined) measured.set(request.id, run.quality);
      const rejects = rejectFileOf(runsFolder(session), { summary, order: request.order });
      if (rejects !== undefined) rejectFiles.set(request.id, rejects);
      ended(session);
    });
    return ok(run.summary());
  };

  /** Names the files of a new run and starts it. */
  const startNew = async (
    session: ProjectSession,
    definition: MappingDefinition,
    how: Pick<RunOrder, 'formatOut' | 'invalid' | 'maxRejects'>,
    from: NewRun,
  ): Promise<Result<RunSummary>> => {
    const runs = list(session);
    const number = 1 + Math.max(0, ...(runs.ok ? runs.value.map((run) => run.number) : []));
    const folder = runsFolder(session);
    const made = makeFolder(folder);
    if (!made.ok) return made;
    const name = `${basename(session.file.path, '.mapwright')} run ${number}`;
    const format = how.formatOut ?? findDocument(session.file.project, 'side', definition.mapping.target)?.format ?? 'json';
    const output = basename(freePath(folder, name, `.${format}`));
    const rejects = basename(freePath(folder, `${name} rejects`, '.ndjson'));
    const input = 'file' in from ? await keepInput(from.file, folder, `.${output}.input`) : ok(from.input);
    if (!input.ok) return input;
    const replays = 'replays' in from ? { replays: from.replays } : {};
    const order: RunOrder = { ...how, input: input.value, output, rejects };
    const started = await begin(session, { id: randomUUID(), number, definition, order, ...replays });
    if (!started.ok && order.input.from === 'file') await rm(join(folder, order.input.kept), { force: true });
    return started;
  };

  /** The run and its mapping as they are now; refused while another run is under way. */
  const find = (session: ProjectSession, id: string): Result<{ readonly run: KnownRun; readonly definition: MappingDefinition }> => {
    const free = notRunning(session);
    if (!free.ok) return free;
    const runs = known(session);
    if (!runs.ok) return runs;
    const run = runs.value.find((one) => one.summary.id === id);
    if (run === undefined) return fail(problem('run/unknown', 'The project does not hold this run.'));
    const definition = mappingDefinition(session.file.project, run.summary.mapping);
    return definition === undefined ? fail(noMapping(run.summary.mapping)) : ok({ run, definition });
  };

  const notRunning = (session: ProjectSession): Result<void> =>
    [...active.values()].some((run) => run.session === session)
      ? fail(problem('run/already-running', 'A run of this project is under way.', { next: 'Wait for its end, or stop it.' }))
      : ok(undefined);

  return {
    list,
    async start(session, { mapping, input, formatOut, invalid, maxRejects }) {
      const free = notRunning(session);
      if (!free.ok) return free;
      const definition = mappingDefinition(session.file.project, mapping);
      if (definition === undefined) return fail(noMapping(mapping));
      const how = {
        ...(formatOut === undefined ? {} : { formatOut }),
        ...(invalid === undefined ? {} : { invalid }),
        ...(maxRejects === undefined || maxRejects === '' ? {} : { maxRejects }),
      };
      const from = 'sample' in input ? { input: { from: 'sample', sample: input.sample } as const } : { file: input.file };
      return startNew(session, definition, how, from);
    },
    async resume(session, id) {
      const found = find(session, id);
      if (!found.ok) return found;
      const { run, definition } = found.value;
      const summary = present(session, run);
      if (run.order === undefined || summary.kept === undefined)
        return fail(problem('run/nothing-kept', `Nothing is kept of run ${summary.number} to go on with.`, { next: 'Start a new run.' }));
      const { number, replays } = summary;
      const rejects = rejectFileOf(runsFolder(session), run);
      const resumed = await begin(session, {
        id,
        number,
        definition,
        order: run.order,
        ...(replays === undefined ? {} : { replays }),
        earlier: {
          summary,
          quality: measured.get(id),
          rejects: rejects === undefined ? [] : await firstRejects(rejects, rejectsShown),
        },
      });
      return resumed.ok || !resumed.error.code.startsWith('run/')
        ? resumed
        : fail({ ...resumed.error, next: 'Start a new run, which reads the input from its start.' });
    },
    async discard(session, id) {
      const found = find(session, id);
      if (!found.ok) return found;
      const { run } = found.value;
      if (run.order === undefined) return ok(run.summary);
      await discardKept(runsFolder(session), run.order);
      measured.delete(id);
      rejectFiles.delete(id);
      const before = present(session, run);
      const { kept: _kept, ...summary } = { ...before, state: before.state === 'interrupted' ? ('stopped' as const) : before.state };
      const stored = session.file.putRun(storedRun(summary, run.order));
      if (!stored.ok) return stored;
      events.tell({ name: 'run.progressed', data: { key: session.key, run: summary } });
      return ok(summary);
    },
    async replay(session, id) {
      const found = find(session, id);
      if (!found.ok) return found;
      const { run, definition } = found.value;
      const { rejectsFile, number, counts } = run.summary;
      if (rejectsFile === undefined || counts.rejected === 0)
        return fail(problem('run/no-rejects', `Run ${number} has no rejects to run again.`));
      const { formatOut, invalid } = run.order ?? {};
      const how = { ...(formatOut === undefined ? {} : { formatOut }), ...(invalid === undefined ? {} : { invalid }) };
      return startNew(session, definition, how, { input: { from: 'rejects', file: rejectsFile }, replays: number });
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
      const file = rejectFiles.get(run);
      return file === undefined ? ok({ of: 0, rows: [] }) : readRejects(file, offset, limit, cause);
    },
    close: async (session) => {
      const open = [...active.values()].filter((run) => session === undefined || run.session === session);
      await Promise.all(open.map((run) => run.stop()));
    },
  };
}

function noMapping(mapping: string) {
  return problem('project/no-mapping', `There is no mapping ${mapping}.`);
}

function presentHash(session: ProjectSession, mapping: string): string | undefined {
  const definition = mappingDefinition(session.file.project, mapping);
  return definition === undefined ? undefined : rulesHash(definition);
}
