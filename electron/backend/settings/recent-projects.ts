import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '#shared/rpc/contract/app.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const figures = z.object({ done: z.number(), of: z.number() });
const entry = z.object({
  path: z.string(),
  name: z.string(),
  opened: z.string(),
  mapped: figures.optional(),
  tests: z.object({ passed: z.number(), of: z.number() }).optional(),
  problems: z.number().optional(),
});
type Entry = z.output<typeof entry>;

const keptEntries = 30;

/** Projects opened before, newest first. The page knows them by `id` only, never by path. */
export interface RecentProjects {
  list(): readonly RecentProject[];
  path(id: string): string | undefined;
  remember(path: string, facts: Omit<Entry, 'path' | 'opened'>): string;
  forget(id: string): void;
}

/** The handle of a project file: the same path always gives the same. */
export function projectId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 20);
}

export function openRecentProjects(home: string): RecentProjects {
  const file = join(home, 'recent.json');
  const read = z.array(entry).safeParse(readJsonFile(file));
  let entries: readonly Entry[] = read.success ? read.data : [];
  const keep = (next: readonly Entry[]): void => {
    entries = next.slice(0, keptEntries);
    // A list that cannot be kept is lost comfort only; the settings call reports an unwritable home folder.
    writeJsonFile(file, entries);
  };
  return {
    list: () =>
      entries.map(({ path, name, opened, mapped, tests, problems }) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        return {
          id: projectId(path),
          name,
          file: basename(path),
          exists: stat?.isFile() === true,
          modified: stat?.mtime.toISOString() ?? opened,
          ...(mapped === undefined ? {} : { mapped }),
          ...(tests === undefined ? {} : { tests }),
          ...(problems === undefined ? {} : { problems }),
        };
      }),
    path: (id) => entries.find((known) => projectId(known.path) === id)?.path,
    remember(path, facts) {
      const before = entries.find((known) => known.path === path);
      keep([{ ...before, ...facts, path, opened: new Date().toISOString() }, ...entries.filter((known) => known.path !== path)]);
      return projectId(path);
    },
    forget: (id) => keep(entries.filter((known) => projectId(known.path) !== id)),
  };
}
