import type { Problem } from '#shared/base/problem.ts';
import type { ReadItem } from '#shared/formats/codec.ts';
import { stringifyValue } from '#shared/formats/json/stringify.ts';
import type { Reject, StageName } from './run-report.ts';

/** A record that did not make it, as it was read, with the first thing that is wrong with it. */
export function makeReject(item: ReadItem, stage: StageName, found: Problem): Reject {
  const line = item.ok ? item.line : found.place?.line;
  const byte = item.ok ? item.byte : found.place?.byte;
  return {
    record: item.number,
    ...(line === undefined ? {} : { line }),
    ...(byte === undefined ? {} : { byte }),
    stage,
    code: found.code,
    reason: found.next === undefined ? found.message : `${found.message} ${found.next}`,
    ...(found.place?.rule === undefined ? {} : { rule: found.place.rule }),
    ...(found.place?.field === undefined ? {} : { field: found.place.field }),
    ...(found.token === undefined ? {} : { value: found.token }),
    raw: item.ok ? rawText(item) : item.raw,
    ...(item.ok || item.head === undefined ? {} : { head: item.head }),
  };
}

function rawText(item: Extract<ReadItem, { ok: true }>): string {
  const text = stringifyValue(item.value, 0);
  return text.ok ? text.value : '';
}
