import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { Figure } from '#scripts/figure.ts';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';

const root = join(import.meta.dirname, '../..');
const corpus = join(root, '../shared/hostile/corpus/share/make.mjs');
/** Milliseconds that one file may take, program start included. */
const patience = 10_000;

const manifest = z.array(
  z.object({ file: z.string(), expect: z.enum(['accept', 'warn', 'reject', 'limit', 'row-error']), why: z.string() }),
);
type Input = z.infer<typeof manifest>[number];

/** Files that this version reads; all others must be refused with a sentence. */
const readable = /\.(json|ndjson|csv|xml|xsd)$/;

export const name = 'Hostile files: each is read, or refused with a sentence';

/** Gives every file of the corpus to the page's `file.inspect` and to the command line, and runs an identity over what was read. */
export async function run(): Promise<readonly Figure[]> {
  if (!existsSync(corpus)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-hostile-'));
  const host = await startWebHost();
  try {
    spawnSync(process.execPath, [corpus, join(folder, 'in')]);
    const inputs = manifest.parse(JSON.parse(readFileSync(join(folder, 'in/manifest.json'), 'utf8')));
    writeFileSync(join(folder, 'any.schema.json'), '{"$schema":"https://json-schema.org/draft/2020-12/schema"}');
    writeFileSync(join(folder, 'whole.jsonata'), '$');
    const found: string[] = [];
    const counts = { read: 0, refused: 0, run: 0, slowest: 0 };
    for (const input of inputs) {
      const seen = await tryOne(folder, host, input);
      counts.slowest = Math.max(counts.slowest, seen.slowest);
      counts[seen.accepted ? 'read' : 'refused'] += 1;
      if (seen.ran) counts.run += 1;
      found.push(...seen.faults.map((fault) => `${input.file}: ${fault}`));
    }
    const alive = await host.call('app.info', {});
    for (const fault of found) console.log(`  ${fault}`);
    return [
      { name: 'files', value: inputs.length, unit: 'files' },
      { name: 'read', value: counts.read, unit: 'files' },
      { name: 'refused with a sentence', value: counts.refused, unit: 'files' },
      { name: 'run through an identity, every record accounted for', value: counts.run, unit: 'files' },
      {
        name: 'slowest, program start included',
        value: counts.slowest / 1000,
        unit: 's',
        bound: 'at most 10 s',
        kept: counts.slowest <= patience,
      },
      { name: 'crashes, hangs, stacks, wrong outcomes', value: found.length, unit: 'faults', bound: 'none', kept: found.length === 0 },
      { name: 'host gone afterwards', value: alive.ok ? 0 : 1, unit: 'hosts', bound: 'none', kept: alive.ok },
    ];
  } finally {
    await host.close();
    rmSync(folder, { recursive: true });
  }
}

interface Seen {
  readonly accepted: boolean;
  readonly ran: boolean;
  readonly faults: readonly string[];
  /** Milliseconds. */
  readonly slowest: number;
}

async function tryOne(folder: string, host: WebHost, input: Input): Promise<Seen> {
  const { file, expect, why } = input;
  const faults: string[] = [];
  const path = join(folder, 'in', file);
  const inspected = await timed(() => inspect(host, file, readFileSync(path)));
  if (inspected.value === undefined) faults.push('file.inspect did not answer in time');
  else if (!inspected.value.ok) faults.push(...faultsOf(inspected.value.error));
  const home = join(folder, 'out');
  mkdirSync(home);
  const made = await timed(() =>
    program(
      home,
      'new',
      'p',
      '--source',
      `source=${path}`,
      '--target',
      '../any.schema.json',
      '--mapping',
      '../whole.jsonata',
      '--per',
      'record',
    ),
  );
  const accepted = made.value?.exit === 0;
  if (made.value === undefined) faults.push('"new" did not end in time');
  else faults.push(...faultsOfProgram('new', made.value));
  if (inspected.value !== undefined && inspected.value.ok !== accepted)
    faults.push(
      `the page and the command line differ: ${inspected.value.ok ? 'read' : inspected.value.error.message} | ${made.value?.err.trim() ?? ''}`,
    );
  let ran: RunSeen | undefined;
  if (accepted && !file.endsWith('.xsd') && !file.includes('.schema.')) {
    const done = await timed(() =>
      program(
        home,
        'run',
        'p.mapwright',
        '--input',
        path,
        '--output',
        'o.ndjson',
        '--format-out',
        'ndjson',
        '--rejects',
        'r.ndjson',
        '--json',
      ),
    );
    if (done.value === undefined) faults.push('"run" did not end in time');
    else {
      faults.push(...faultsOfProgram('run', done.value));
      ran = runSeen(done.value.out);
      if (ran !== undefined && ran.read !== ran.mapped + ran.rejected + ran.filtered)
        faults.push(`read ${ran.read} is not mapped ${ran.mapped} + rejected ${ran.rejected} + filtered ${ran.filtered}`);
    }
  }
  rmSync(home, { recursive: true });
  const wrong = wrongOutcome(input, accepted, ran);
  if (wrong !== undefined) faults.push(`${wrong}; expected ${expect} (${why})${accepted ? '' : `: ${made.value?.err.trim() ?? ''}`}`);
  return { accepted, ran: ran !== undefined, faults, slowest: Math.max(inspected.milliseconds, made.milliseconds) };
}

/** What differs from the corpus' expectation. `warn` leaves it to the program whether it reads and tells, or asks. */
function wrongOutcome({ file, expect, why }: Input, accepted: boolean, ran: RunSeen | undefined): string | undefined {
  // HTML that is well-formed is XML, and read as such whatever it is called.
  if (!readable.test(file)) return accepted && !file.includes('html-named') ? 'a format of a later version was read' : undefined;
  if (expect === 'accept' && !accepted && !why.includes('or clear error')) return 'refused';
  if (expect === 'reject' && accepted && ran?.outcome === 'done' && ran.rejected === 0) return 'read';
  if (expect === 'row-error' && accepted && ran !== undefined && ran.rejected === 0) return 'no record was rejected';
  return undefined;
}

const runReport = z.object({
  outcome: z.string(),
  counts: z.object({ read: z.number(), mapped: z.number(), rejected: z.number(), filtered: z.number() }),
});

interface RunSeen {
  readonly outcome: string;
  readonly read: number;
  readonly mapped: number;
  readonly rejected: number;
  readonly filtered: number;
}

function runSeen(out: string): RunSeen | undefined {
  if (out.trim() === '') return undefined;
  const { outcome, counts } = runReport.parse(JSON.parse(out));
  return { outcome, ...counts };
}

async function inspect(host: WebHost, file: string, bytes: Buffer): Promise<Result<unknown>> {
  const begun = await host.call('file.begin', { name: file, bytes: bytes.length });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  for (let at = 0; at < bytes.length; at += 2_000_000) {
    const sent = await host.call('file.append', { handle, base64: bytes.subarray(at, at + 2_000_000).toString('base64') });
    if (!sent.ok) return sent;
  }
  const inspected = await host.call('file.inspect', { handle });
  await host.call('file.drop', { handle });
  return inspected;
}

function faultsOf({ code, message }: Problem): readonly string[] {
  const faults: string[] = [];
  if (code === 'rpc/internal') faults.push(`a bug answered: ${message}`);
  if (!/^[a-z-]+\/[a-z0-9-]+$/.test(code)) faults.push(`no code: ${code}`);
  if (!isSentence(message)) faults.push(`no sentence: ${message}`);
  return faults;
}

interface ProgramSeen {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

function faultsOfProgram(command: string, { exit, err }: ProgramSeen): readonly string[] {
  const faults: string[] = [];
  if (![0, 1, 2, 3, 4].includes(exit)) faults.push(`"${command}" ended with ${exit}: ${err.slice(0, 300)}`);
  if (/\n\s+at |Error:/.test(err)) faults.push(`"${command}" printed a stack: ${err.slice(0, 300)}`);
  if (exit !== 0 && !isSentence(err.trim().split('\n')[0] ?? '')) faults.push(`"${command}" gave no sentence: ${err.slice(0, 200)}`);
  return faults;
}

function isSentence(text: string): boolean {
  return /\s/.test(text) && text.length < 600 && !/undefined|\[object|\bat .*:\d+:\d+/.test(text);
}

/** Ends a program that takes too long, which then has no answer. */
function program(folder: string, ...args: readonly string[]): Promise<ProgramSeen> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.once('error', reject);
    child.once('close', (exit) => {
      clearTimeout(timer);
      resolve({ exit: exit ?? -1, ...said });
    });
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T | undefined; readonly milliseconds: number }> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patience)));
  const value = await Promise.race([work(), late]);
  clearTimeout(timer);
  return { value, milliseconds: performance.now() - started };
}
