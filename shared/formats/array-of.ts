import type { Problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import type { ReadEvent } from './codec.ts';

/** A sequence of records as one document, their array; a record that could not be read ends it, since none may be missing in silence. */
export async function* arrayOf(records: AsyncIterable<ReadEvent>, bytesRead: () => number): AsyncGenerator<ReadEvent, void, undefined> {
  const all: Value[] = [];
  const warnings: Problem[] = [];
  for await (const event of records) {
    if ('fatal' in event) return yield event;
    if (!event.ok)
      return yield { fatal: { ...event.problem, next: event.problem.next ?? 'Read per record, a bad record is rejected alone.' } };
    all.push(event.value);
    if (event.warnings !== undefined && warnings.length < 20) warnings.push(...event.warnings);
  }
  yield { ok: true, number: 1, value: all, line: 1, bytesRead: bytesRead(), ...(warnings.length === 0 ? {} : { warnings }) };
}
