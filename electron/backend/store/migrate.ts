import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { storeMigrations } from './migrations/list.ts';
import type { StoreMigration } from './migrations/store-migration.ts';

/** The version that this Mapwright writes. */
export function currentVersion(migrations: readonly StoreMigration[] = storeMigrations): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Whether a file of that version was ever written by a release. */
export function isKnownVersion(version: number, migrations: readonly StoreMigration[] = storeMigrations): boolean {
  return migrations.some((migration) => migration.version === version);
}

/** Brings a database from `from` to the current version in one transaction. */
export function migrateDatabase(db: Database.Database, from: number, migrations: readonly StoreMigration[] = storeMigrations): void {
  db.transaction(() => {
    for (const migration of migrations) {
      if (migration.version <= from) continue;
      for (const statement of migration.sql) db.exec(statement);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).immediate();
}

/** Keeps the file as it was before its migration: `orders.mapwright` → `orders.mapwright.v10`; an older backup of the same version stays. */
export function backupBeforeMigration(path: string, version: number): void {
  const backup = `${path}.v${version}`;
  if (!existsSync(backup)) copyFileSync(path, backup);
}

/** Names and SQL of everything that a file of that version holds, as SQLite keeps them. Derived by making one in memory. */
export function expectedSchema(version: number, migrations: readonly StoreMigration[] = storeMigrations): readonly string[] {
  const db = new Database(':memory:');
  try {
    migrateDatabase(
      db,
      0,
      migrations.filter((migration) => migration.version <= version),
    );
    return readSchema(db);
  } finally {
    db.close();
  }
}

/** Every table, index, view and trigger of a database as one comparable text each, sorted. Stops after a few hundred. */
export function readSchema(db: Database.Database): readonly string[] {
  const rows: unknown[] = db.prepare('select type, name, tbl_name, sql from sqlite_schema limit 300').raw().all();
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
