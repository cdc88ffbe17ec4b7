import type { RunSummary } from '#shared/rpc/contract/run.ts';

type StageName = keyof RunSummary['stages'];

export interface StageCard {
  readonly stage: StageName;
  readonly title: string;
  /** Records that left it; `undefined` while it waits. */
  readonly count: number | undefined;
  /** Share done, 0 to 1. */
  readonly share: number;
  /** Beside the title. */
  readonly aside: string | undefined;
  /** Under the bar. */
  readonly about: string;
  readonly look: 'running' | 'done' | 'waiting' | 'failed';
  /** Under the card: rejects, or what is in their file. */
  readonly chip: { readonly text: string; readonly tone: 'err' | 'neutral' } | undefined;
}

const titles: Readonly<Record<StageName, string>> = {
  extract: 'Extract',
  transform: 'Transform',
  validate: 'Validate',
  load: 'Load',
  reconcile: 'Reconcile',
};
const order: readonly StageName[] = ['extract', 'transform', 'validate', 'load', 'reconcile'];
const rejectWords: Readonly<Record<StageName, readonly [one: string, many: string]>> = {
  extract: ['malformed', 'malformed'],
  transform: ['rule error', 'rule errors'],
  validate: ['invalid', 'invalid'],
  load: ['not written', 'not written'],
  reconcile: ['lost', 'lost'],
};

/** The five stages of a run as cards. `elapsed` in ms. */
export function stageCards(run: RunSummary, elapsed: number): readonly StageCard[] {
  const running = run.state === 'running';
  const share = shareOf(run);
  return order.map((stage): StageCard => {
    const rejected = run.rejectsByCause.filter((cause) => cause.stage === stage).reduce((sum, { count }) => sum + count, 0);
    const waits = stage === 'reconcile' && run.stages.reconcile === 0;
    const out = run.stages[stage];
    return {
      stage,
      title: titles[stage],
      count: waits ? undefined : out,
      share: run.counts.read === 0 ? (running || waits ? 0 : 1) : waits ? 0 : share * (out / run.counts.read),
      aside: asideOf(stage, run, elapsed),
      about: aboutOf(stage, run),
      look: waits ? (run.state === 'failed' ? 'failed' : 'waiting') : running ? 'running' : 'done',
      chip:
        stage === 'reconcile'
          ? fileChip(run)
          : rejected === 0
            ? undefined
            : { text: `${count(rejected)} ${rejectWords[stage][rejected === 1 ? 0 : 1]}`, tone: 'err' },
    };
  });
}

function asideOf(stage: StageName, run: RunSummary, elapsed: number): string | undefined {
  if (stage === 'extract') {
    const rate = run.state === 'running' ? run.throughput.at(-1) : meanRate(run, elapsed);
    return rate === undefined ? undefined : `${count(rate)}/s`;
  }
  if (stage === 'load' && run.outputFile !== undefined) return run.outputFile.split('.').at(-1)?.toUpperCase();
  return undefined;
}

function aboutOf(stage: StageName, run: RunSummary): string {
  const { counts, checks, stages } = run;
  switch (stage) {
    case 'extract':
      return run.bytes === 0 ? `${size(run.bytesRead)} read` : `${size(run.bytesRead)} of ${size(run.bytes)} read`;
    case 'transform':
      return counts.filtered === 0 ? 'none filtered' : `${count(counts.filtered)} filtered`;
    case 'validate':
      if (checks.length > 0) return `${count(checks.filter((check) => check.holds).length)} of ${count(checks.length)} checks hold`;
      return run.state === 'running' ? 'checked against the target' : 'no check was measured';
    case 'load':
      return counts.written === 1 ? '1 output written' : `${count(counts.written)} outputs written`;
    case 'reconcile':
      if (stages.reconcile > 0)
        return difference(run) === 0 ? 'read = mapped + rejected + filtered' : `${count(difference(run))} not accounted for`;
      return run.state === 'running' ? 'waits for the last record' : run.state === 'done' ? 'nothing was read' : 'not reached';
  }
}

function fileChip({ counts, rejectsFile, state, kept }: RunSummary): StageCard['chip'] {
  if (counts.rejected === 0) return undefined;
  return state === 'running' || rejectsFile !== undefined || kept !== undefined
    ? { text: `${count(counts.rejected)} in reject file`, tone: 'neutral' }
    : undefined;
}

/** Share of the input that was read, 0 to 1; an ended run that read all is 1. */
export function shareOf({ state, bytes, bytesRead }: RunSummary): number {
  if (state === 'done') return 1;
  return bytes === 0 ? 0 : Math.min(1, bytesRead / bytes);
}

/** Ms that it ran, to its end or to now; not the time between an interruption and going on. */
export function elapsedOf({ started, ended, resumed }: RunSummary, now: number): number {
  const since = Date.parse(resumed?.at ?? started);
  return (resumed?.spent ?? 0) + Math.max(0, (ended === undefined ? now : Date.parse(ended)) - since);
}

/** Ms that are left by the share read so far; `undefined` before there is enough to tell by. */
export function leftOf(run: RunSummary, elapsed: number): number | undefined {
  const share = shareOf(run);
  return run.state !== 'running' || share < 0.02 || elapsed < 1000 ? undefined : (elapsed * (1 - share)) / share;
}

/** Records per second over the whole run. */
export function meanRate({ counts }: RunSummary, elapsed: number): number | undefined {
  return elapsed < 1 || counts.read === 0 ? undefined : Math.round((counts.read * 1000) / elapsed);
}

/** Read records that are neither mapped, rejected nor filtered: 0 when nothing is lost. */
export function difference({ counts: { read, mapped, rejected, filtered } }: RunSummary): number {
  return read - mapped - rejected - filtered;
}

/** Whether it can be said that nothing was lost: reconciled to the last record. */
export function nothingLost(run: RunSummary): boolean {
  return run.state === 'done' && difference(run) === 0 && run.stages.reconcile === run.counts.read;
}

export const stateWords: Readonly<Record<RunSummary['state'], string>> = {
  running: 'Running',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

const endWords: Readonly<Record<Exclude<RunSummary['state'], 'running'>, string>> = {
  done: 'is done',
  stopped: 'is stopped',
  failed: 'failed',
  interrupted: 'was interrupted',
};

/** What is announced of a run: its start, each quarter, its end. */
export function announcement(run: RunSummary): string {
  const name = `Run ${run.number}`;
  if (run.state === 'running') {
    const quarter = Math.floor(shareOf(run) * 4) * 25;
    return quarter === 0 || quarter === 100 ? `${name} is running` : `${name}, ${quarter} %`;
  }
  const { read, mapped, rejected, filtered } = run.counts;
  return `${name} ${endWords[run.state]}: ${count(read)} read, ${count(mapped)} mapped, ${count(rejected)} rejected, ${count(filtered)} filtered`;
}

/** Whether the rejects of a run can be run again. */
export function canReplay(run: RunSummary | undefined): boolean {
  return run?.rejectsFile !== undefined && run.counts.rejected > 0;
}

/** A cause chip: `TaxCode missing 161`; those beyond `most` are one chip. */
export function causeChips(
  run: RunSummary,
  most: number,
): { readonly shown: RunSummary['rejectsByCause']; readonly more: number; readonly moreCount: number } {
  const rest = run.rejectsByCause.slice(most);
  return { shown: run.rejectsByCause.slice(0, most), more: rest.length, moreCount: rest.reduce((sum, cause) => sum + cause.count, 0) };
}

export function count(figure: number): string {
  return figure.toLocaleString();
}

/** Bytes as people say them: `214 MB`, `12 kB`, `80 bytes`. */
export function size(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [by, unit] = bytes < 1_000_000 ? [1000, 'kB'] : bytes < 1_000_000_000 ? [1_000_000, 'MB'] : [1_000_000_000, 'GB'];
  const figure = bytes / by;
  return `${figure.toLocaleString([], { maximumFractionDigits: figure < 10 && unit !== 'kB' ? 1 : 0 })} ${unit}`;
}

/** A span of time: `0:38`, `1:02:07`. */
export function span(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${rest(minutes)}:${rest(seconds % 60)}` : `${minutes}:${rest(seconds % 60)}`;
}

/** Seconds since the start with tenths: `0:37.9`. */
export function spanTenths(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}.${tenths % 10}`;
}

/** Part of a whole in percent: `0.23 %`. */
export function percent(part: number, of: number): string {
  return of === 0 ? '0 %' : `${((part * 100) / of).toLocaleString([], { maximumFractionDigits: 2 })} %`;
}

/** How far a run is: `77.6 %`. */
export function progressWords(run: RunSummary): string {
  return percent(Math.round(shareOf(run) * 1000), 1000);
}
