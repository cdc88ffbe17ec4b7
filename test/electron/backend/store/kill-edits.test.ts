import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { killLoop } from '#test/drivers/kill-loop.ts';
import { setRule } from '#test/shared/project/orders-project.ts';
import { newProject } from './temp-project.ts';

it('loses no acknowledged edit when its writer is killed', async () => {
  const file = newProject();
  file.close();
  const report = await killLoop(file.path, 5);
  expect(report).toMatchObject({ kills: 5, lost: 0, unreadable: 0, torn: 0 });
  expect(report.acknowledged).toBeGreaterThanOrEqual(5);
}, 180_000);

it('shows a project that another process is saving as it was at one moment, and saves nothing over it', async () => {
  const file = newProject();
  file.close();
  const entry = fileURLToPath(new URL('../../../drivers/edit-writer.ts', import.meta.url));
  const writer = spawn(process.execPath, ['--no-warnings', entry, file.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(writer, 'close');
  onTestFinished(async () => {
    writer.kill('SIGKILL');
    await gone;
  });
  const said = createInterface({ input: writer.stdout })[Symbol.asyncIterator]();
  let last = 0;
  for (let n = 0; n < 3; n += 1) {
    // What the writer said before the last reader opened is behind it.
    for (let number = -1; number <= last;) number = Number(/^ACK (\d+)/.exec((await said.next()).value ?? '')?.[1] ?? NaN);
    const opened = openProjectFile(file.path);
    if (!opened.ok) throw new Error(opened.error.message);
    const { value: reader } = opened;
    expect(reader.readOnly?.code).toBe('project/open-elsewhere');
    expect(reader.seq).toBeGreaterThan(last);
    last = reader.seq;
    // The writer's next number is the one that this edit would have: it must not be taken for it.
    for (let again = 0; again < 5; again += 1)
      expect(reader.edit(setRule('Mine', String(again)), 'p')).toMatchObject({ ok: false, error: { code: 'project/open-elsewhere' } });
    reader.close();
  }
}, 180_000);
