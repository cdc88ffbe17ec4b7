import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { JsonValue } from '#shared/base/json-value.ts';
import { jsonSchema } from '#shared/project/documents/json-schema.ts';
import { seal } from '#electron/backend/store/seal.ts';

/** A run that the project keeps: what the page shows of it, its report, and the facts measured in it, each as JSON. */
export interface StoredRun {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly summary: JsonValue;
  readonly report?: JsonValue;
  readonly facts?: JsonValue;
}

interface RunRow {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly sha256: string;
}

const bodySchema = z.object({ summary: jsonSchema, report: jsonSchema.optional(), facts: jsonSchema.optional() });

/** Keeps a run, over an earlier state of the same one. */
export function writeRun(db: Database.Database, run: StoredRun): void {
  const { id, number, ...parts } = run;
  const body = JSON.stringify(parts);
  db.prepare(
    'insert into runs (id, number, body, sha256) values (?, ?, ?, ?) on conflict (id) do update set number = excluded.number, body = excluded.body, sha256 = excluded.sha256',
  ).run(id, number, body, seal(id, number, body));
}

export function countDamagedRuns(db: Database.Database): number {
  const rows = db.prepare<[], RunRow>('select id, number, body, sha256 from runs').all();
  return rows.filter(({ id, number, body, sha256 }) => sha256 !== seal(id, number, body)).length;
}

/** Newest first. A damaged one is left out; `countDamagedRuns` knows of it. */
export function listRuns(db: Database.Database): readonly StoredRun[] {
  const rows = db.prepare<[], RunRow>('select id, number, body, sha256 from runs order by number desc').all();
  return rows.flatMap(({ id, number, body, sha256 }) => {
    if (sha256 !== seal(id, number, body)) return [];
    const parsed = bodySchema.safeParse(JSON.parse(body));
    return parsed.success ? [{ id, number, ...parsed.data }] : [];
  });
}
