import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import { freePath } from '#electron/backend/projects/free-path.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { buildSpec } from '#shared/spec/build.ts';
import { specFormats } from '#shared/spec/render.ts';
import type { SpecFormat } from '#shared/spec/render.ts';
import { measuredOf } from './measured-of.ts';

/** Writes the specification into `exports` beside the project; gives its path and bytes. */
export async function exportSpec(
  parts: BackendParts,
  session: ProjectSession,
  format: SpecFormat,
): Promise<Result<{ readonly name: string; readonly base64: string; readonly path: string }>> {
  const { project, path: projectPath } = session.file;
  const document = buildSpec(project, measuredOf(parts, session));
  const rendered = Buffer.from(await specFormats[format](document));
  const folder = join(dirname(projectPath), 'exports');
  try {
    mkdirSync(folder, { recursive: true });
    const path = freePath(folder, `${project.info['project']?.name ?? 'Integration'} specification`, `.${format}`);
    writeFileSync(path, rendered, { flag: 'wx' });
    return ok({ name: basename(path), base64: rendered.toString('base64'), path });
  } catch (error) {
    const found = storeProblem(error, folder);
    if (found === undefined) throw error;
    return fail(found);
  }
}
