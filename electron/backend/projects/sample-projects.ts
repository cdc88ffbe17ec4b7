import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { SampleProject } from '#shared/rpc/contract/app.ts';
import { readJsonFile } from '#electron/backend/settings/json-file.ts';
import { fileName, freePath } from './free-path.ts';

const listed = z.array(
  z.object({ id: z.string().regex(/^[a-z0-9-]+$/), name: z.string(), about: z.string(), fields: z.number(), scenarios: z.number() }),
);

/** The sample projects that came with the program: `samples.json` beside their files. */
export function listSamples(folder: string): readonly SampleProject[] {
  const read = listed.safeParse(readJsonFile(join(folder, 'samples.json')));
  return read.success ? read.data : [];
}

/** Copies a sample project into the projects folder and gives the path of the copy; an earlier copy is left alone. */
export function copySample(folder: string, id: string, projects: string): Result<string> {
  const sample = listSamples(folder).find((known) => known.id === id);
  const from = sample === undefined ? undefined : join(folder, `${sample.id}.mapwright`);
  if (sample === undefined || from === undefined || !existsSync(from))
    return fail(problem('project/no-sample', `There is no sample project ${id}.`));
  try {
    mkdirSync(projects, { recursive: true });
    const path = freePath(projects, sample.name);
    copyFileSync(from, path);
    return ok(path);
  } catch (error) {
    return fail(
      problem(
        'project/cannot-write',
        `The sample project cannot be copied to ${projects}: ${error instanceof Error ? error.message : String(error)}.`,
        {
          next: 'Choose another projects folder in the settings.',
        },
      ),
    );
  }
}

/** The user's own copy of a sample: the one made before, else a new one. */
export function ownSample(folder: string, id: string, projects: string): Result<string> {
  const sample = listSamples(folder).find((known) => known.id === id);
  const earlier = sample === undefined ? undefined : join(projects, `${fileName(sample.name)}.mapwright`);
  return earlier !== undefined && existsSync(earlier) ? ok(earlier) : copySample(folder, id, projects);
}
