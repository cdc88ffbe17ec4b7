import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import type { Figure } from '#scripts/figure.ts';
import { contract } from '#shared/rpc/contract.ts';
import { startWebHost } from '#test/drivers/web-host.ts';

const project = join(import.meta.dirname, '../../dist/samples/orders-as-drawn.mapwright');
const messages = Number(process.env.FZ ?? 10_000);
/** Stands for the key of the open project until it is open. */
const openProject = '~open project~';
/** Messages under way at once, as several pages would send them. */
const together = 8;

export const name = 'RPC: 10,000 made-up messages to a real host';

/** Sends messages near to what the contract asks, and far from it, and looks for answers that a bug gave. */
export async function run(): Promise<readonly Figure[]> {
  const bodies = fc.sample(messageOf(openProject), { numRuns: messages, seed: 20_260_714 });
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-fuzz-'));
  mkdirSync(join(folder, 'projects'));
  copyFileSync(project, join(folder, 'projects/fuzzed.mapwright'));
  const host = await startWebHost({ folder, project: join(folder, 'projects/fuzzed.mapwright') });
  try {
    const headers = { cookie: await host.signIn(), 'x-mapwright': '1', 'content-type': 'application/json' };
    const info = await host.call('app.info', {});
    if (!info.ok || info.value.open === undefined) throw new Error('The host names no project to open.');
    const opened = await host.call('project.open', { recent: info.value.open });
    if (!opened.ok) throw new Error(opened.error.message);
    const seen = { answered: 0, valid: 0, refused: 0 };
    const bugs = new Map<string, string>();
    const next = bodies.values();
    const send = async (): Promise<void> => {
      for (const made of next) {
        const body = made.replaceAll(openProject, opened.value.key);
        const response = await fetch(`http://127.0.0.1:${host.port}/api/call`, { method: 'POST', headers, body });
        const text = await response.text();
        seen.answered += 1;
        if (response.ok) seen.valid += 1;
        else seen.refused += 1;
        if (text.includes('"rpc/internal"') || response.status >= 500) bugs.set(text.slice(0, 120), body.slice(0, 400));
      }
    };
    await Promise.all(Array.from({ length: together }, send));
    for (const [answer, body] of bugs) console.log(`  ${answer}\n    to ${body}`);
    const alive = await host.call('app.info', {});
    const { exitCode, signalCode } = host.process;
    const gone = alive.ok && exitCode === null && signalCode === null ? 0 : 1;
    return [
      { name: 'messages answered', value: seen.answered, unit: 'messages', bound: 'all of them', kept: seen.answered === messages },
      { name: 'with an input as the contract asks', value: seen.valid, unit: 'messages' },
      { name: 'refused', value: seen.refused, unit: 'messages' },
      { name: 'answers that a bug gave (kinds)', value: bugs.size, unit: 'kinds', bound: 'none', kept: bugs.size === 0 },
      { name: 'host gone afterwards', value: gone, unit: 'hosts', bound: 'none', kept: gone === 0 },
    ];
  } finally {
    await host.close();
  }
}

/** A call as text: of a known name mostly, with an input made after the contract's own schema, often bent somewhere. */
function messageOf(key: string): fc.Arbitrary<string> {
  const names = Object.keys(contract).filter((call) => call !== 'project.close');
  const known = fc.constantFrom(...names).chain((call) => {
    const schema = Object.entries(contract).find(([one]) => one === call)?.[1].input;
    const asked: unknown = schema === undefined ? {} : z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    const fitting = valueOf(asked, key);
    const bent = fc
      .tuple(fitting, fc.string(), fc.jsonValue())
      .map(([input, at, value]) => (isObject(input) ? { ...input, [at]: value } : value));
    return fc.record({
      name: fc.constant(call),
      input: fc.oneof({ weight: 7, arbitrary: fitting }, { weight: 2, arbitrary: bent }, { weight: 1, arbitrary: fc.jsonValue() }),
    });
  });
  const strange = fc.oneof(
    fc.record({ name: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')), input: fc.jsonValue() }),
    fc.jsonValue(),
  );
  return fc.oneof(
    { weight: 12, arbitrary: known.map((one) => JSON.stringify(one)) },
    { weight: 1, arbitrary: strange.map((one) => JSON.stringify(one)) },
    { weight: 1, arbitrary: fc.string() },
  );
}

/** Strings that mean something somewhere in the orders sample, or are awkward anywhere. */
const words = [
  'M-1',
  'R-05',
  'R-28',
  'L-1',
  'S-1',
  'T-01',
  'orders',
  'SalesOrder.Header.OrderNumber',
  'SalesOrder.Lines.Line',
  'line_items',
  'customer.id',
  '$x',
  '1 + ',
  '(',
  'a.b.c',
  '',
  ' ',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  'é'.repeat(50),
];

function valueOf(schema: unknown, key: string, depth = 0): fc.Arbitrary<unknown> {
  if (!isObject(schema) || depth > 8) return fc.jsonValue({ maxDepth: 2 });
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as readonly unknown[]));
  const either = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(either)) return fc.oneof(...either.map((one) => valueOf(one, key, depth + 1)));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, key, depth);
    case 'array':
      return fc.array(valueOf(schema['items'], key, depth + 1), { maxLength: 3 });
    case 'string':
      return fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 30 }), fc.constant(key));
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer());
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Readonly<Record<string, unknown>>, key: string, depth: number): fc.Arbitrary<unknown> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const parts: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [property, part] of Object.entries(properties)) {
    // The open project, so that calls go further than to its absence.
    const value =
      property === 'key'
        ? fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(key) }, { weight: 1, arbitrary: fc.string() })
        : valueOf(part, key, depth + 1);
    parts[property] = value;
  }
  const record = fc.record(parts, { requiredKeys: Object.keys(parts).filter((property) => required.includes(property)) });
  if (!isObject(schema['additionalProperties'])) return record;
  const more = fc.dictionary(fc.constantFrom(...words), valueOf(schema['additionalProperties'], key, depth + 1), { maxKeys: 3 });
  return fc.tuple(record, more).map(([one, two]) => ({ ...two, ...one }));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
