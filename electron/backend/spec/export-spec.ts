import { basename } from 'node:path';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import { writeExport } from '#electron/backend/projects/write-export.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { ok } from '#shared/base/result.ts';
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
  const { project } = session.file;
  const document = buildSpec(project, measuredOf(parts, session));
  const rendered = Buffer.from(await specFormats[format](document));
  const written = writeExport(session, `${project.info['project']?.name ?? 'Integration'} specification`, `.${format}`, rendered);
  return written.ok ? ok({ name: basename(written.value), base64: rendered.toString('base64'), path: written.value }) : written;
}
