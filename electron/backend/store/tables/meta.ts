import type Database from 'better-sqlite3';
import { emptyDigest, seal } from '#electron/backend/store/seal.ts';

/** The file's own state. */
export interface Meta {
  /** Random, made with the file: a copy has another. */
  readonly id: string;
  /** Number of the last saved edit, undo or redo. */
  readonly seq: number;
  /** The edit that undo would take back; 0 when there is none. */
  readonly position: number;
  /** All document hashes mixed: a lost or doubled row shows. */
  readonly digest: string;
}

type Row = { readonly key: string; readonly value: string; readonly sha256: string };

/** Reads the state; `undefined` when a part of it is missing or damaged. */
export function readMeta(db: Database.Database): Meta | undefined {
  const rows = db.prepare<[], Row>('select key, value, sha256 from meta').all();
  const values = new Map(rows.filter((row) => row.sha256 === seal(row.key, row.value)).map((row) => [row.key, row.value]));
  const [id, seq, position, digest] = [values.get('id'), Number(values.get('seq')), Number(values.get('position')), values.get('digest')];
  if (id === undefined || digest?.length !== emptyDigest.length || !Number.isSafeInteger(seq) || !Number.isSafeInteger(position))
    return undefined;
  return { id, seq, position, digest };
}

export function writeMeta(db: Database.Database, meta: Meta): void {
  const put = db.prepare(
    'insert into meta (key, value, sha256) values (?, ?, ?) on conflict (key) do update set value = excluded.value, sha256 = excluded.sha256',
  );
  for (const [key, value] of Object.entries(meta)) put.run(key, String(value), seal(key, String(value)));
}
