import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProjectFile } from '#electron/backend/store/open-project.ts';
import type { Figure } from '#scripts/figure.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { killLoop } from '#test/drivers/kill-loop.ts';
import { ordersProject } from '#test/shared/project/orders-project.ts';

export const name = 'kill -9 while a project is edited';

const kills = 60;

export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-kill-'));
  try {
    const path = join(folder, 'orders.mapwright');
    const made = createProjectFile(path, projectAsChanges(ordersProject()), []);
    if (!made.ok) throw new Error(made.error.message);
    made.value.close();
    const report = await killLoop(path, kills);
    const none = { bound: 'none', unit: 'kills' };
    return [
      { name: 'kills', value: report.kills, unit: 'kills' },
      { name: 'edits acknowledged', value: report.acknowledged, unit: 'edits' },
      { name: 'kills that left a journal', value: report.interrupted, unit: 'kills' },
      { name: 'acknowledged edits lost', value: report.lost, ...none, kept: report.lost === 0 },
      { name: 'project not opened or asked about', value: report.unreadable, ...none, kept: report.unreadable === 0 },
      { name: 'half an edit in the file', value: report.torn, ...none, kept: report.torn === 0 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
