import { isDeepStrictEqual } from 'node:util';
import type { EngineDoor } from '#test/drivers/engine.ts';
import type { SuiteCase } from './read-suite.ts';
import { isRecord } from './read-suite.ts';

/** The suite's own word for what goes too deep or takes too long. */
const limitCodes: Readonly<Record<string, readonly string[]>> = { U1001: ['D1011', 'D1012'] };
const patience = 10_000;

/** A case that came out otherwise than the suite says. */
export interface FailedCase {
  readonly name: string;
  readonly expression: string;
  readonly expected: string;
  readonly given: string;
}

/** Runs cases one after another; gives those that fail. Every case gets data of its own. */
export async function runSuite(engine: EngineDoor, cases: readonly SuiteCase[]): Promise<readonly FailedCase[]> {
  const failed: FailedCase[] = [];
  for (const one of cases) {
    const given = await outcomeOf(engine, one);
    if (agrees(given, one)) continue;
    const { name, expression } = one;
    failed.push({
      name,
      expression,
      expected: expectation(one),
      given: 'code' in given ? `error ${given.code} ${given.token ?? ''}`.trim() : text(given.value),
    });
  }
  return failed;
}

type Given = { readonly value: unknown } | { readonly code: string; readonly token?: string };

async function outcomeOf(engine: EngineDoor, one: SuiteCase): Promise<Given> {
  const limits = { timeout: one.timeLimit ?? patience, ...(one.depth === undefined ? {} : { stack: one.depth }) };
  try {
    const value: unknown = await engine.compile(one.expression, limits).evaluate(structuredClone(one.data), structuredClone(one.bindings));
    return { value };
  } catch (thrown) {
    if (!isRecord(thrown) || typeof thrown['code'] !== 'string') return { code: `without a code: ${String(thrown)}` };
    return { code: thrown['code'], ...(typeof thrown['token'] === 'string' ? { token: thrown['token'] } : {}) };
  }
}

function agrees(given: Given, one: SuiteCase): boolean {
  if (one.code === undefined) return 'value' in given && isDeepStrictEqual(bare(given.value), bare(one.result));
  if (!('code' in given)) return false;
  const codes = [one.code, ...(limitCodes[one.code] ?? [])];
  return codes.includes(given.code) && (one.token === undefined || given.token === one.token);
}

/** As JSON has it: without prototypes and marks, functions as empty texts. */
function bare(value: unknown): unknown {
  if (value === undefined) return undefined;
  const written = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'function' ? '' : part));
  return JSON.parse(written) as unknown;
}

function expectation(one: SuiteCase): string {
  return one.code === undefined ? text(one.result) : `error ${one.code} ${one.token ?? ''}`.trim();
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(bare(value));
}
