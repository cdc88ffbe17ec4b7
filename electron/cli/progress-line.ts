import type { RunProgress } from '#shared/pipeline/pipeline.ts';
import { count, counted } from './streams.ts';

/** The terminal as the line needs it; `process.stderr` is one. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that says how far a run is, written over and over. */
export interface ProgressLine {
  show(progress: RunProgress): void;
  /** Takes the line away, so that what is said next stands on its own. */
  clear(): void;
}

/** Milliseconds between two writings. */
const showEvery = 200;
const eraseLine = '\r\u001b[K';

/**
 * Progress of a run over an input of `bytes` (0: not known): records, bytes, per cent, time left. Nothing is written
 * where the terminal is none. `now` in milliseconds.
 */
export function progressLine(terminal: Terminal, bytes: number, now: () => number = () => performance.now()): ProgressLine {
  if (terminal.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown: number | undefined;
  let first: { readonly at: number; readonly bytes: number } | undefined;
  return {
    show({ counts, bytesRead }) {
      const at = now();
      first ??= { at, bytes: bytesRead };
      if (shown !== undefined && at - shown < showEvery) return;
      shown = at;
      const left = leftOf(bytes - bytesRead, bytesRead - first.bytes, at - first.at);
      const parts = [
        counted(counts.read, 'record'),
        ...(counts.rejected === 0 ? [] : [`${count(counts.rejected)} rejected`]),
        bytes === 0 ? megabytes(bytesRead) : `${megabytes(bytesRead)} of ${megabytes(bytes)}`,
        ...(bytes === 0 ? [] : [`${Math.min(100, Math.floor((bytesRead * 100) / bytes))} %`]),
        ...(left === undefined ? [] : [`${span(left)} left`]),
      ];
      const line = parts.join(', ');
      // A line that wraps could not be written over.
      terminal.write(`${eraseLine}${line.slice(0, widthOf(terminal) - 1)}`);
    },
    clear() {
      if (shown !== undefined) terminal.write(eraseLine);
      shown = undefined;
    },
  };
}

/** A terminal that does not know its width says 0 or nothing. */
function widthOf({ columns = 0 }: Terminal): number {
  return columns === 0 ? 80 : columns;
}

/** Milliseconds for the bytes that are left at the pace so far; `undefined` before a second has shown one. */
function leftOf(left: number, done: number, ms: number): number | undefined {
  return ms < 1000 || done <= 0 || left < 0 ? undefined : (left * ms) / done;
}

/** `214 MB`, `1.2 MB` */
function megabytes(bytes: number): string {
  const figure = bytes / 1_000_000;
  return `${figure < 10 ? figure.toFixed(1) : count(Math.round(figure))} MB`;
}

/** `0:38`, `1:02:07` */
function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
