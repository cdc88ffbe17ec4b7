import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '#test/drivers/suite/read-suite.ts';
import type { EngineDoor } from '#test/drivers/engine.ts';
import type { Reference } from './mended-reference.ts';

export interface Pair {
  readonly expression: string;
  readonly data: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
}

/** How an evaluation ended, as text that is equal for equal ends: `error T2002`, or the value. */
export type Ending = string;

const limits = { timeout: 2_000, stack: 500 };
const limitCodes: ReadonlySet<string> = new Set(['D1011', 'D1012', 'D2015']);

/** What the engine makes of a pair. Changing its data is told too. */
export async function endOfEngine(engine: EngineDoor, { expression, data, bindings }: Pair): Promise<Ending> {
  const own = structuredClone(data);
  const end = await ending(() => engine.compile(expression, limits).evaluate(own, structuredClone(bindings)));
  return isDeepStrictEqual(own, data) ? end : `${end}, the data changed`;
}

/** What the reference makes of it. */
export async function endOfReference(reference: Reference, { expression, data, bindings }: Pair): Promise<Ending> {
  return ending(() => reference(expression, limits).evaluate(structuredClone(data), structuredClone(bindings)));
}

/** A limit is met at other steps by each engine: such an end says nothing about the other's. */
export function metLimit(end: Ending): boolean {
  return limitCodes.has(end.slice('error '.length));
}

async function ending(evaluate: () => unknown): Promise<Ending> {
  try {
    return written(await evaluate());
  } catch (thrown) {
    return isRecord(thrown) && typeof thrown['code'] === 'string' ? `error ${thrown['code']}` : `fault ${String(thrown)}`;
  }
}

/** JSON with what JSON lacks: nothing and numbers out of range. Order of names counts. */
function written(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'function' || isFunction(part)) return '(function)';
    return typeof part === 'number' && !Number.isFinite(part) ? `(${part})` : part;
  });
}

/** Functions of the language are objects in both engines. */
function isFunction(part: unknown): boolean {
  return isRecord(part) && ('_jsonata_function' in part || '_jsonata_lambda' in part || 'calledAs' in part);
}
