import { copyFileSync, openSync, readSync, closeSync, writeSync, rmSync, statSync } from 'node:fs';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { projectFingerprint } from './project-fingerprint.ts';

/** What damage to copies of a project file came to. `silent` must be 0. */
export interface DamageReport {
  readonly copies: number;
  /** Not opened, with a sentence. */
  readonly refused: number;
  /** Opened read-only, the damage named. */
  readonly damaged: number;
  /** Opened, all documents as they were; history, samples, revisions and runs as they were or refused. */
  readonly harmless: number;
  /** Opened as if nothing were, with other content. */
  readonly silent: number;
}

/** Flips one random bit in each of so many copies of a closed project file that `makeFullProject` made. */
export function flipBits(path: string, copies: number, sample: string, random: () => number): DamageReport {
  const { size } = statSync(path);
  return damageCopies(path, copies, sample, (copy) => flip(copy, Math.floor(random() * size), Math.floor(random() * 8)));
}

/** Fills one page after the other with zeroes, each in a copy of its own. */
export function zeroPages(path: string, sample: string): DamageReport {
  const page = 4_096;
  return damageCopies(path, statSync(path).size / page, sample, (copy, number) => overwrite(copy, number * page, Buffer.alloc(page)));
}

function damageCopies(path: string, copies: number, sample: string, damage: (copy: string, number: number) => void): DamageReport {
  const report = { copies: 0, refused: 0, damaged: 0, harmless: 0, silent: 0 };
  const copy = `${path}.damaged`;
  copyFileSync(path, copy);
  const whole = content(copy, sample);
  for (; report.copies < copies; report.copies += 1) {
    copyFileSync(path, copy);
    damage(copy, report.copies);
    const found = content(copy, sample);
    if (found === 'refused' || found === 'damaged') report[found] += 1;
    else if (same(found, whole)) report.harmless += 1;
    else report.silent += 1;
    rmSync(copy, { force: true });
  }
  return report;
}

interface Content {
  readonly project: string;
  readonly undone: string;
  readonly sample: string;
  readonly revision: string;
  readonly runs: string;
}

function same(found: Content, whole: Content | 'refused' | 'damaged'): boolean {
  if (typeof whole === 'string') return false;
  const parts = Object.keys(whole).filter((key): key is keyof Content => key in found);
  return parts.every((part) => found[part] === whole[part] || (part !== 'project' && found[part] === 'refused'));
}

function content(path: string, sample: string): Content | 'refused' | 'damaged' {
  const opened = openProjectFile(path, { check: 'here' });
  if (!opened.ok) return 'refused';
  const file = opened.value;
  try {
    if (file.readOnly !== undefined) return 'damaged';
    const bytes = file.sample(sample);
    const revisions = file.listRevisions();
    const first = revisions.ok ? revisions.value[0] : undefined;
    const revision = first === undefined ? undefined : file.revision(first.id);
    const runs = file.listRuns();
    const project = projectFingerprint(file.project);
    // Last, because it writes.
    const undone = file.undo('flip');
    return {
      project,
      undone: undone.ok ? projectFingerprint(file.project) : 'refused',
      sample: bytes.ok ? Buffer.from(bytes.value).toString('hex') : 'refused',
      revision: revision?.ok === true ? projectFingerprint(revision.value) : 'refused',
      // A run that is not listed is told of when the file opens.
      runs: runs.ok && (runs.value.length > 0 || file.notice === undefined) ? JSON.stringify(runs.value) : 'refused',
    };
  } finally {
    file.close();
  }
}

function flip(path: string, at: number, bit: number): void {
  const byte = Buffer.alloc(1);
  const handle = openSync(path, 'r');
  readSync(handle, byte, 0, 1, at);
  closeSync(handle);
  overwrite(path, at, Buffer.from([(byte[0] ?? 0) ^ (1 << bit)]));
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+');
  try {
    writeSync(handle, bytes, 0, bytes.length, at);
  } finally {
    closeSync(handle);
  }
}
