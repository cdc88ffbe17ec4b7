import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { applicationId } from '#electron/backend/store/file-format.ts';
import { currentVersion } from '#electron/backend/store/migrate.ts';
import { storeMigrations } from '#electron/backend/store/migrations/list.ts';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { seal } from '#electron/backend/store/seal.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { hashOf, newProject, temporaryFolder } from './temp-project.ts';

// Each opening of a stranger's file starts a process: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });

/** What opening a file says: a code, or how it opened. Nothing may change the file; one that holds the check up is `project/cannot-check`. */
function open(path: string): string {
  const before = hashOf(path);
  const opened = openProjectFile(path);
  const said = opened.ok ? (opened.value.readOnly?.code ?? 'opened') : opened.error.code;
  if (opened.ok) opened.value.close();
  expect(hashOf(path), path).toBe(before);
  return said;
}

describeShared('hostile project files', ['hostile', 'sqlite', 'make.mjs'], (maker) => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mapwright-hostile-'));
    writeFileSync(join(folder, 'make.mjs'), ours(readFileSync(maker, 'utf8')));
    execFileSync(process.execPath, ['--no-warnings', join(folder, 'make.mjs'), join(folder, 'out')]);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are refused, or opened without what is not whole', () => {
    const names = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.db'));
    const said = Object.fromEntries(names.toSorted().map((name) => [name.slice(0, 2), open(join(folder, 'out', name))]));
    expect(said).toEqual({
      '01': 'opened',
      '02': 'project/foreign-content',
      '03': 'project/foreign-content',
      '04': 'project/foreign-content',
      '05': 'project/foreign-content',
      '06': 'project/foreign-content',
      '07': 'project/foreign-content',
      '08': 'project/not-a-project',
      '09': 'project/newer-version',
      10: 'project/damaged',
      11: 'project/damaged',
      12: 'project/damaged',
      13: 'project/damaged',
      14: 'project/damaged',
      15: 'project/foreign-content',
      16: 'project/oversized',
      17: 'project/damaged',
      18: 'project/foreign-content',
      19: 'project/foreign-content',
      20: 'project/empty',
    });
    expect('polluted' in {}).toBe(false);
  }, 120_000);
});

describe('files made to trap an opener', () => {
  it('opens no document by a hash that fits but a shape that does not', () => {
    const file = newProject();
    file.close();
    const db = new Database(file.path);
    const put = (kind: string, id: string, body: string) =>
      db
        .prepare('insert into documents (kind, id, version, body, sha256) values (?, ?, 1, ?, ?)')
        .run(kind, id, body, seal(kind, id, 1, body));
    put('rule', '__proto__', '{"id":"__proto__","mapping":"m1","target":"","expression":"1"}');
    put('rule', 'R-50', '{"id":"R-50","mapping":"m1","target":"","expression":"1","__proto__":{"polluted":true}}');
    put('rule', 'R-51', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    put('nothing', 'x', '{}');
    db.close();
    const opened = openProjectFile(file.path);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.readOnly?.message).toContain('Lost: rule __proto__');
    expect(Object.keys(opened.value.project.rule)).toEqual([]);
    expect('polluted' in {}).toBe(false);
    opened.value.close();
  });

  it('refuses a file that would write on opening, and a link', () => {
    const file = newProject();
    file.close();
    const folder = temporaryFolder();
    const wal = join(folder, 'wal.mapwright');
    copyFileSync(file.path, wal);
    const db = new Database(wal);
    db.pragma('journal_mode = WAL');
    db.close();
    expect(open(wal)).toBe('project/not-a-project');
    symlinkSync(file.path, join(folder, 'link.mapwright'));
    expect(open(join(folder, 'link.mapwright'))).toBe('project/not-a-file');
    const cut = join(folder, 'cut.mapwright');
    copyFileSync(file.path, cut);
    truncateSync(cut, 5_000);
    expect(open(cut)).toMatch(/^project\/(damaged|foreign-content)$/);
  });
});

/** The maker of hostile files with our tables in place of its own. */
function ours(source: string): string {
  const tables = storeMigrations.flatMap((migration) => migration.sql).join('; ');
  const meta = [
    ['id', 'x'],
    ['seq', '0'],
    ['position', '0'],
    ['digest', '0'.repeat(64)],
  ].map(([key = '', value = '']) => `('${key}','${value}','${seal(key, value)}')`);
  // Thousands of statements: nothing of the making needs to survive a crash.
  const base = `pragma synchronous=off; pragma journal_mode=memory; pragma application_id=${applicationId}; pragma user_version=${currentVersion()}; ${tables}; insert into meta values ${meta.join(',')};`;
  return source
    .replace(/export const BASE=.*;/, () => `export const BASE=${JSON.stringify(base)};`)
    .replace(
      /pragma application_id=0x444d4150; pragma user_version=1;/g,
      `pragma application_id=${applicationId}; pragma user_version=${currentVersion()};`,
    )
    .replace(
      /insert into doc values(.+?);(?=["` ])/g,
      (_, values: string) =>
        `insert into documents (rowid, id, body, kind, version, sha256) select column1, coalesce(column2, 'none'), coalesce(column3, ''), 'rule', 1, '00' from (values ${values});`,
    )
    .replace(/\b(table|view|on|from|into) doc\b/g, '$1 documents');
}
