import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenOptions } from '#electron/backend/store/open-project.ts';
import { createProjectFile, openProjectFile } from '#electron/backend/store/open-project.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import type { Result } from '#shared/base/result.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { ordersProject } from '#test/shared/project/orders-project.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** A new project file of orders, open; closed after the test. */
export function newProject(options: OpenOptions = {}, samples: readonly Uint8Array[] = []): ProjectFile {
  return closing(must(createProjectFile(join(temporaryFolder(), 'orders.mapwright'), projectAsChanges(ordersProject()), samples, options)));
}

export function reopened(path: string, options: OpenOptions = {}): ProjectFile {
  return closing(must(openProjectFile(path, options)));
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function closing(file: ProjectFile): ProjectFile {
  onTestFinished(() => file.close());
  return file;
}
