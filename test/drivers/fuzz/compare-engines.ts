import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '#test/drivers/suite/read-suite.ts';
import type { EngineDoor } from '#test/drivers/engine.ts';
import type { Reference } from './mended-reference.ts';

export interface Pair {
  readonly expression: string;
  readonly data: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
}

/** How an evaluation ended, as text that is equal for equal ends: `error T2002 at 3, token +`, or the value. */
export type Ending = string;

/** An expression that is compiled once and evaluated over one input after another; an end, also where the text is none. */
export type Compiled = (data: unknown, bindings: Readonly<Record<string, unknown>>) => Promise<Ending>;

const limits = { timeout: 300, stack: 500 };
const limitCodes: ReadonlySet<string> = new Set(['D1011', 'D1012', 'D2015']);

/** The expression in an engine. Changing its data is told too. */
export function compiledByEngine(engine: EngineDoor, expression: string): Compiled {
  const compiled = attempt(() => engine.compile(expression, limits));
  return async (data, bindings) => {
    if ('thrown' in compiled) return endOfError(compiled.thrown);
    const own = structuredClone(data);
    const end = await ending(() => compiled.value.evaluate(own, structuredClone(bindings)));
    return isDeepStrictEqual(own, data) ? end : `${end}, the data changed`;
  };
}

/** The same in the reference. */
export function compiledByReference(reference: Reference, expression: string): Compiled {
  const compiled = attempt(() => reference(expression, limits));
  return async (data, bindings) =>
    'thrown' in compiled
      ? endOfError(compiled.thrown)
      : ending(() => compiled.value.evaluate(structuredClone(data), structuredClone(bindings)));
}

/** What the engine makes of a pair. Changing its data is told too. */
export function endOfEngine(engine: EngineDoor, { expression, data, bindings }: Pair): Promise<Ending> {
  return compiledByEngine(engine, expression)(data, bindings);
}

/** What the reference makes of it. */
export function endOfReference(reference: Reference, { expression, data, bindings }: Pair): Promise<Ending> {
  return compiledByReference(reference, expression)(data, bindings);
}

/** A limit is met at other steps by each engine: such an end says nothing about the other's. */
export function metLimit(end: Ending): boolean {
  return limitCodes.has(codeOf(end) ?? '');
}

/** The code of an end with an error. */
export function codeOf(end: Ending): string | undefined {
  return /^error (\w+)/.exec(end)?.[1];
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly thrown: unknown } {
  try {
    return { value: work() };
  } catch (thrown) {
    return { thrown };
  }
}

async function ending(evaluate: () => unknown): Promise<Ending> {
  try {
    const value = evaluate();
    const settled = value instanceof Promise ? await inTime(value) : value;
    return settled === late ? 'fault: no end' : written(settled);
  } catch (thrown) {
    return endOfError(thrown);
  }
}

/** Stands for what a promise that is never kept gives. */
const late = Symbol('late');
const patience = 3_000;

/** What is promised, or `late`. */
async function inTime(promise: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), patience);
  });
  const first = await Promise.race([promise, over]);
  clearTimeout(timer);
  return first;
}

function endOfError(thrown: unknown): Ending {
  if (!isRecord(thrown) || typeof thrown['code'] !== 'string') return `fault ${String(thrown)}`;
  const { code, position, token } = thrown;
  return `error ${code}${position === undefined ? '' : ` at ${told(position)}`}${token === undefined ? '' : `, token ${told(token)}`}`;
}

/** A text as it is; the reference has tokens that are numbers, truth values or regular expressions. */
function told(value: unknown): string {
  return typeof value === 'string' ? value : value instanceof RegExp ? String(value) : JSON.stringify(value);
}

/** JSON with what JSON lacks: nothing and numbers out of range. Order of names counts. */
function written(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'function' || isFunction(part)) return '(function)';
    if (part === undefined) return '(nothing)';
    return typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)) ? `(${Object.is(part, -0) ? '-0' : part})` : part;
  });
}

/** Functions of the language are objects in both engines. */
function isFunction(part: unknown): boolean {
  return isRecord(part) && (Object.hasOwn(part, '_jsonata_function') || Object.hasOwn(part, '_jsonata_lambda') || 'calledAs' in part);
}
