import Database from 'better-sqlite3';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/backend/store/database.ts';
import { applicationId } from '#electron/backend/store/file-format.ts';
import { backupBeforeMigration, currentVersion, expectedSchema, migrateDatabase, readSchema } from '#electron/backend/store/migrate.ts';
import { storeMigrations } from '#electron/backend/store/migrations/list.ts';
import type { StoreMigration } from '#electron/backend/store/migrations/store-migration.ts';
import { hashOf, newProject } from './temp-project.ts';

const next: StoreMigration = {
  version: 20,
  sql: ['alter table runs add column facts text', 'create table notes (id text not null primary key)'],
};

describe('numbered steps of the tables', () => {
  it('are in order, and each file of them says its number', () => {
    const versions = storeMigrations.map((migration) => migration.version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    const files = readdirSync('electron/backend/store/migrations').filter((name) => /^\d{4}-/.test(name));
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(versions);
  });

  it('bring an older file to the newest version at once or not at all', () => {
    const db = new Database(':memory:');
    migrateDatabase(db, 0);
    migrateDatabase(db, currentVersion(), [...storeMigrations, next]);
    expect(db.pragma('user_version', { simple: true })).toBe(20);
    expect(readSchema(db)).toEqual(expectedSchema(20, [...storeMigrations, next]));
    const broken: StoreMigration = { version: 30, sql: ['create table more (id text)', 'create table notes (id text)'] };
    expect(() => migrateDatabase(db, 20, [...storeMigrations, next, broken])).toThrow('already exists');
    expect([db.pragma('user_version', { simple: true }), readSchema(db)]).toEqual([20, expectedSchema(20, [...storeMigrations, next])]);
    db.close();
  });

  it('leave a backup of the file as it was', () => {
    const file = newProject();
    file.close();
    backupBeforeMigration(file.path, 10);
    const backup = `${file.path}.v10`;
    expect(hashOf(backup)).toBe(hashOf(file.path));
    writeFileSync(file.path, 'changed');
    backupBeforeMigration(file.path, 10);
    expect(readdirSync(dirname(file.path)).toSorted()).toEqual([basename(file.path), basename(backup)]);
    expect(hashOf(backup)).not.toBe(hashOf(file.path));
  });
});

describe('an open database', () => {
  it('has every defence on, and syncs file and folder before a commit returns', () => {
    const file = newProject();
    file.close();
    for (const [mode, want] of [
      ['read', { trusted_schema: 0, cell_size_check: 1, mmap_size: 0, query_only: 1 }],
      [
        'write',
        {
          trusted_schema: 0,
          cell_size_check: 1,
          mmap_size: 0,
          journal_mode: 'delete',
          synchronous: 3,
          application_id: applicationId,
          user_version: currentVersion(),
        },
      ],
    ] as const) {
      const db = openDatabase(file.path, mode);
      expect(Object.fromEntries(Object.keys(want).map((name) => [name, db.pragma(name, { simple: true })]))).toEqual(want);
      db.close();
    }
  });
});
