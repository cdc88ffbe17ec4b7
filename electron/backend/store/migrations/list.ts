import { firstTables } from './0010-first-tables.ts';
import type { StoreMigration } from './store-migration.ts';

/** Every step, in order. */
export const storeMigrations: readonly StoreMigration[] = [firstTables];
