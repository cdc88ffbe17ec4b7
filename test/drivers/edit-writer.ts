// Edits a project for ever and says each number once it is saved: argv is the path. Killed by its parent.
import { writeSync } from 'node:fs';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import type { EditSaved } from '#shared/rpc/contract/project.ts';
import type { Result } from '#shared/base/result.ts';
import { projectFingerprint } from './project-fingerprint.ts';

const [path = ''] = process.argv.slice(2);
const opened = openProjectFile(path);
if (!opened.ok) throw new Error(opened.error.message);
const file = opened.value;
if (file.readOnly !== undefined) throw new Error(file.readOnly.message);

for (let n = 0; ; n += 1) {
  const saved = step(n);
  if (saved.ok) writeSync(1, `ACK ${saved.value.seq} ${projectFingerprint(file.project)}\n`);
  else if (!saved.error.code.startsWith('history/')) throw new Error(saved.error.message);
}

/** Mostly edits of rules of some size, some undo and redo, a loop and its removal. */
function step(n: number): Result<EditSaved> {
  const chance = Math.random();
  if (chance < 0.1) return file.undo('w');
  if (chance < 0.15) return file.redo('w');
  const expression = `"${String(n).repeat(1 + Math.floor(Math.random() * 2_000))}"`;
  return file.edit({ type: 'rule.set', mapping: 'm1', target: `Field${Math.floor(Math.random() * 60)}`, patch: { expression } }, 'w');
}
