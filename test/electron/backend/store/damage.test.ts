import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProjectFile, openProjectFile } from '#electron/backend/store/open-project.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { flipBits, zeroPages } from '#test/drivers/damage-copies.ts';
import { makeFullProject } from '#test/drivers/full-project.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';
import { edited, listed, ordersProject, setRule } from '#test/shared/project/orders-project.ts';
import { codeOf, hashOf, must, newProject, reopened, temporaryFolder } from './temp-project.ts';

// Each opening of a stranger's file starts a process: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });

/** A closed project with three rules, changed by SQL behind the app's back. */
function tampered(...statements: readonly string[]): string {
  const file = newProject();
  for (const target of ['A', 'B', 'C']) must(file.edit(setRule(target, `the rule of ${target}`), 'p'));
  file.close();
  const db = new Database(file.path);
  for (const statement of statements) db.exec(statement);
  db.close();
  return file.path;
}

describe('a damaged project', () => {
  it('opens read-only with the documents that are whole and names the lost ones', () => {
    const path = tampered("update documents set body = replace(body, 'the rule of B', 'the rule of X') where id = 'R-02'");
    const before = hashOf(path);
    const file = reopened(path);
    expect(file.readOnly).toMatchObject({
      code: 'project/damaged',
      message: 'orders.mapwright is damaged, so it is read-only. Lost: rule R-02 (its hash does not fit).',
    });
    expect(Object.keys(file.project.rule)).toEqual(['R-01', 'R-03']);
    expect(codeOf(file.edit(setRule('D', 'x'), 'p'))).toBe('project/damaged');
    const copy = join(dirname(path), 'copy.mapwright');
    must(file.saveCopy(copy, { withSamples: true, withHistory: true }));
    file.close();
    expect(hashOf(path)).toBe(before);
    const rescued = reopened(copy);
    expect([rescued.readOnly, Object.keys(rescued.project.rule)]).toEqual([undefined, ['R-01', 'R-03']]);
  });

  it('notices a document that is gone, doubled or of another time', () => {
    for (const statement of [
      "delete from documents where id = 'R-02'",
      "insert into documents select kind, 'R-09', version, body, sha256 from documents where id = 'R-01'",
      "update meta set value = '2' where key = 'position'",
    ])
      expect(reopened(tampered(statement)).readOnly?.code, statement).toBe('project/damaged');
  });

  it('refuses a damaged step of the history and keeps the project', () => {
    const path = tampered("update edits set changes = replace(changes, 'the rule of C', 'the rule of Z')");
    const file = reopened(path);
    expect([file.readOnly, codeOf(file.undo('p'))]).toEqual([undefined, 'history/damaged']);
    must(file.edit(setRule('D', 'x'), 'p'));
    must(file.undo('p'));
    expect(Object.keys(file.project.rule)).toEqual(['R-01', 'R-02', 'R-03']);
  });

  it('changes nothing in silence, whichever bit flips', () => {
    const path = join(temporaryFolder(), 'orders.mapwright');
    const sample = makeFullProject(path);
    const report = flipBits(path, 100, sample, seededRandom(7));
    expect(report).toMatchObject({ copies: 100, silent: 0 });
    expect(report.refused + report.damaged).toBeGreaterThan(10);
  });

  it('changes nothing in silence, whichever page is wiped', () => {
    const path = join(temporaryFolder(), 'orders.mapwright');
    const sample = makeFullProject(path);
    const report = zeroPages(path, sample);
    expect(report.silent).toBe(0);
    expect(report.refused + report.damaged).toBeGreaterThan(report.copies / 2);
  });
});

describe('files beside a project', () => {
  /** A closed project with forty rules that hold the word. */
  function fortyRules(word: string): string {
    const file = newProject();
    const rules = Array.from({ length: 40 }, (_, n) => setRule(`F${n}`, `${word} ${'.'.repeat(2_000)}`));
    must(file.edit({ type: 'batch', label: 'forty', edits: [setRule('A', word), ...rules] }, 'p'));
    file.close();
    return file.path;
  }

  /** Such a project and its journal as a crash in the middle of a save leaves them. */
  function interrupted(word: string): string {
    const path = fortyRules(word);
    const crashed = join(temporaryFolder(), 'orders.mapwright');
    const db = new Database(path);
    db.pragma('cache_size = 1');
    db.exec('begin immediate');
    // Every page that differs between two such projects is in the journal, that of their identity too; the large row
    // at the end makes SQLite write and sync it all.
    db.exec("update meta set value = value || ' half'");
    db.exec(`update documents set body = replace(body, '${word}', 'half')`);
    db.exec("insert into samples values ('large', zeroblob(2000000))");
    for (const ending of ['', '-journal']) copyFileSync(path + ending, crashed + ending);
    db.exec('rollback');
    db.close();
    return crashed;
  }

  it('rolls its own interrupted save back without asking, and says so', () => {
    const path = interrupted('kept');
    expect(readFileSync(path).includes('half')).toBe(true);
    const file = reopened(path);
    expect(file.notice).toBe(
      'The last edit of orders.mapwright was interrupted before it was saved. The project is as it was before that edit.',
    );
    expect([file.readOnly, listed(file.project).length, JSON.stringify(file.project).includes('half')]).toEqual([undefined, 41, false]);
    must(file.edit(setRule('B', 'x'), 'p'));
    file.close();
    expect(readdirSync(dirname(path))).toEqual(['orders.mapwright']);
  });

  it('refuses the journal of another project, and one that names a third file', () => {
    const [path, other] = [fortyRules('kept'), interrupted('them')];
    copyFileSync(`${other}-journal`, `${path}-journal`);
    const before = [hashOf(path), hashOf(`${path}-journal`)];
    expect(codeOf(openProjectFile(path))).toBe('project/foreign-side-file');
    writeFileSync(
      `${path}-journal`,
      Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), Buffer.alloc(600), Buffer.from('d9d505f920a163d7', 'hex')]),
    );
    expect(codeOf(openProjectFile(path))).toBe('project/foreign-side-file');
    expect(hashOf(path)).toBe(before[0]);
  });

  it('refuses a write-ahead log', () => {
    const file = newProject();
    file.close();
    writeFileSync(`${file.path}-wal`, 'something');
    const before = hashOf(file.path);
    expect(openProjectFile(file.path)).toMatchObject({
      ok: false,
      error: {
        code: 'project/foreign-side-file',
        message: 'Beside orders.mapwright there is orders.mapwright-wal, which Mapwright did not make for it.',
      },
    });
    expect(hashOf(file.path)).toBe(before);
  });
});

describe('a full disk', () => {
  it.skipIf(!canMount())('saves nothing in part, says so, and goes on when there is space', () => {
    const folder = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', [folder]));
    const file = must(createProjectFile(join(folder, 'orders.mapwright'), projectAsChanges(ordersProject()), []));
    onTestFinished(() => file.close());
    const big = `"${'x'.repeat(20_000)}"`;
    let saved = ordersProject();
    let full = 0;
    for (let n = 0; n < 20 && full === 0; n += 1) {
      const edit = setRule(`F${n}`, big);
      const result = file.edit(edit, 'p');
      if (result.ok) saved = edited(saved, edit);
      else {
        expect(result.error).toMatchObject({ code: 'project/disk-full', message: 'The disk that holds orders.mapwright is full.' });
        full += 1;
      }
    }
    expect(full).toBe(1);
    expect(file.project).toEqual(saved);
    expect(codeOf(file.saveCopy(join(folder, 'copy.mapwright'), { withSamples: true, withHistory: true }))).toBe('project/disk-full');
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['orders.mapwright']);
    execFileSync('mount', ['-o', 'remount,size=4m', folder]);
    must(file.edit(setRule('After', big), 'p'));
    file.close();
    const again = reopened(join(folder, 'orders.mapwright'));
    expect(again.project).toEqual(edited(saved, setRule('After', big)));
    again.close();
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const place = mkdtempSync(join(tmpdir(), 'mapwright-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
