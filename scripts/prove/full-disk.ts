import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '#scripts/figure.ts';

const main = join(import.meta.dirname, '../../dist/cli/main.js');
const unwritable = 4;

export const name = 'Outputs that cannot be written: a full disk, folders that are not there or are in the way';

/** Each command must end with exit code 4 and a sentence, and leave neither half a file nor a changed project. */
export async function run(): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-full-'));
  const full = join(folder, 'full');
  mkdirSync(full);
  const mounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', full]).status === 0;
  try {
    return await Promise.resolve(measure(folder, mounted ? full : undefined));
  } finally {
    if (mounted) spawnSync('umount', [full]);
    rmSync(folder, { recursive: true });
  }
}

interface Case {
  readonly what: string;
  readonly args: readonly string[];
}

function measure(folder: string, full: string | undefined): readonly Figure[] {
  const program = (args: readonly string[]) => spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  const record = (i: number): string => `{"id":${i},"text":"${'x'.repeat(200)}"}\n`;
  writeFileSync(join(folder, 'in.ndjson'), Array.from({ length: 60_000 }, (_, i) => record(i)).join(''));
  writeFileSync(join(folder, 'few.ndjson'), Array.from({ length: 20 }, (_, i) => record(i)).join(''));
  writeFileSync(join(folder, 'whole.jsonata'), '{ "id": id, "text": text }');
  const made = program(['new', 'p', '--source', 'few.ndjson', '--target', 'few.ndjson', '--mapping', 'whole.jsonata']);
  if (made.status !== 0) throw new Error(made.stderr);
  const project = readFileSync(join(folder, 'p.mapwright'));
  const run = ['run', 'p.mapwright', '--input', 'in.ndjson', '--format-out', 'ndjson'];
  mkdirSync(join(folder, 'folder'));
  const cases: readonly Case[] = [
    { what: 'a device that takes nothing', args: [...run, '--output', '/dev/full'] },
    { what: 'a folder that is not there', args: [...run, '--output', 'nowhere/out.ndjson'] },
    { what: 'a folder in its place', args: [...run, '--output', 'folder'] },
    { what: 'rejects into a folder that is not there', args: [...run, '--output', 'out.ndjson', '--rejects', 'nowhere/r.ndjson'] },
    { what: 'a project into a folder that is not there', args: ['new', 'nowhere/q', '--source', 'few.ndjson', '--target', 'few.ndjson'] },
    {
      what: 'a specification into a folder that is not there',
      args: ['spec', 'p.mapwright', '--format', 'md', '--output', 'nowhere/spec.md'],
    },
    ...(full === undefined
      ? []
      : [
          { what: 'a run onto a full disk', args: [...run, '--output', join(full, 'out.ndjson')] },
          { what: 'a project onto a full disk', args: ['new', join(full, 'q'), '--source', 'in.ndjson', '--target', 'few.ndjson'] },
        ]),
  ];
  const faults: string[] = [];
  for (const { what, args } of cases) {
    if (what === 'a project onto a full disk' && full !== undefined) writeFileSync(join(full, 'filler'), Buffer.alloc(5_900_000));
    const { status, stderr, signal } = program(args);
    const [sentence = ''] = stderr.trim().split('\n').slice(-1);
    console.log(`  ${what}: exit ${status ?? signal ?? ''}, ${sentence}`);
    if (status !== unwritable) faults.push(`${what}: exit ${status ?? signal ?? ''}: ${stderr}`);
    else if (!/\s/.test(sentence) || /\n\s+at /.test(stderr)) faults.push(`${what}: no sentence: ${stderr}`);
    const left = [folder, ...(full === undefined ? [] : [full])]
      .flatMap((place) => readdirSync(place))
      .filter((file) => /\.part$|^out\.|^q|-journal$/.test(file));
    if (left.length > 0) faults.push(`${what}: left ${left.join(', ')}`);
    if (!readFileSync(join(folder, 'p.mapwright')).equals(project)) faults.push(`${what}: the project was changed`);
  }
  for (const fault of faults) console.log(`  ${fault}`);
  return [
    { name: full === undefined ? 'outputs tried (no small disk: not root)' : 'outputs tried', value: cases.length, unit: 'outputs' },
    { name: 'other exit codes, stacks, halves left', value: faults.length, unit: 'faults', bound: 'none', kept: faults.length === 0 },
  ];
}
