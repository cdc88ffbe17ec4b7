import Database from 'better-sqlite3';

/** Milliseconds that a reader waits while another program saves. */
const patience = 3_000;

/**
 * Opens a project database with the defences that SQLite has against hostile files: no code from the schema is trusted,
 * cells are checked, nothing is mapped into memory. A writer keeps a rollback journal that is deleted at each commit and
 * syncs file, journal and folder before the commit returns (`synchronous = EXTRA` is FULL plus the folder).
 */
export function openDatabase(path: string, mode: 'read' | 'write'): Database.Database {
  const db = new Database(path, { readonly: mode === 'read', fileMustExist: true, timeout: patience });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    if (mode === 'read') db.pragma('query_only = ON');
    else {
      db.pragma('journal_mode = DELETE');
      db.pragma('synchronous = EXTRA');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
