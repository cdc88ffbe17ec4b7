// Writes every file of the project in the one format.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { formatted } from './check-steps.mjs';
import { root, underPinnedNode } from './pinned-node.mjs';

underPinnedNode();
const run = spawnSync(
  process.execPath,
  [join(root, 'node_modules/prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', ...formatted],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 1);
