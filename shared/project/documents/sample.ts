import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';

/** A file kept in the project. Its bytes are stored apart under `hash`. */
export interface Sample {
  readonly id: string;
  readonly file: string;
  readonly side: string;
  readonly format: FormatName;
  readonly read: FormatOptions;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly bytes: number;
  readonly records: number;
  /** Said when the file was too big to keep: what was kept of what. */
  readonly excerpt?: { readonly first: number; readonly random: number; readonly ofRecords: number; readonly ofBytes: number };
  /** When it was taken in, ISO 8601. */
  readonly added: string;
}
