import { join } from 'node:path';
import { z } from 'zod';
import { ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Settings } from '#shared/rpc/contract/app.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const kept = z
  .object({
    theme: z.enum(['light', 'dark', 'system']),
    density: z.enum(['default', 'compact']),
    projectsFolder: z.string().min(1),
    singleKeys: z.boolean(),
    layout: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .partial();

/** The user's settings, kept in `settings.json` of the home folder. */
export interface SettingsStore {
  get(): Settings;
  set(patch: Partial<Settings>): Result<Settings>;
}

export function openSettings(home: string, projectsFolder: string): SettingsStore {
  const file = join(home, 'settings.json');
  const read = kept.safeParse(readJsonFile(file));
  let settings: Settings = {
    theme: 'system',
    density: 'default',
    projectsFolder,
    singleKeys: true,
    layout: {},
    ...(read.success ? read.data : {}),
  };
  return {
    get: () => settings,
    set(patch) {
      const next = { ...settings, ...patch, layout: { ...settings.layout, ...patch.layout } };
      const written = writeJsonFile(file, next);
      if (!written.ok) return written;
      settings = next;
      return ok(settings);
    },
  };
}
