import { basename } from 'node:path';
import { writeExport } from '#electron/backend/projects/write-export.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import type { RulesView } from '#shared/rpc/contract/rules.ts';
import { writeViewCsv, writeViewXlsx } from './write-view.ts';

/** Writes a view of the rules into `exports` beside the project; gives its path and bytes. */
export async function exportRules(
  session: ProjectSession,
  mapping: string,
  format: 'xlsx' | 'csv',
  view: RulesView,
): Promise<Result<{ readonly name: string; readonly base64: string; readonly path: string }>> {
  const { project } = session.file;
  const several = Object.keys(project.mapping).length > 1;
  const of = several ? ` ${findDocument(project, 'mapping', mapping)?.name ?? mapping}` : '';
  const bytes = Buffer.from(format === 'xlsx' ? await writeViewXlsx('Rules', view) : writeViewCsv(view));
  const written = writeExport(session, `${project.info['project']?.name ?? 'Mapping'}${of} rules`, `.${format}`, bytes);
  return written.ok ? ok({ name: basename(written.value), base64: bytes.toString('base64'), path: written.value }) : written;
}
