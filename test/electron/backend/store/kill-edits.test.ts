import { expect, it } from 'vitest';
import { killLoop } from '#test/drivers/kill-loop.ts';
import { newProject } from './temp-project.ts';

it('loses no acknowledged edit when its writer is killed', async () => {
  const file = newProject();
  file.close();
  const report = await killLoop(file.path, 5);
  expect(report).toMatchObject({ kills: 5, lost: 0, unreadable: 0, torn: 0 });
  expect(report.acknowledged).toBeGreaterThanOrEqual(5);
}, 60_000);
