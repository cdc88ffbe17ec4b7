import type { Problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';

/** One measured figure of a run: what was measured, whether it is as it should be, and against which limit. */
export interface QualityFigure {
  readonly name: string;
  readonly holds: boolean;
  readonly figure: string;
  readonly limit?: string;
}

/** Counts of a whole run. */
export interface RecordCounts {
  readonly read: number;
  readonly mapped: number;
  readonly rejected: number;
  readonly filtered: number;
}

/** An output with what the schema check found in it. */
export interface CheckedOutput {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** One kind of quality check over all outputs of a run; its memory is bounded. */
export interface QualityRule {
  add(output: CheckedOutput): void;
  /** The figure over everything added; `undefined` where there was nothing to measure. */
  finish(counts: RecordCounts): QualityFigure | undefined;
}

/** `1,204` */
export function count(number: number): string {
  return number.toLocaleString('en');
}

/** `99.7 %`, cut and not rounded, so that 100 % means all. */
export function share(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole);
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}
