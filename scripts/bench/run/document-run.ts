import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure, Goal } from '#scripts/figure.ts';
import { atLeast, atMost } from '#scripts/figure.ts';
import { costFigure, ratioFigure } from '../engine/ratio.ts';
import { commandLine, project, writeCustomers } from './customer-files.ts';
import { inRounds, perRecord } from './in-rounds.ts';
import { measureProcess } from './measured-process.ts';
import { sameBytes } from './same-bytes.ts';

const whole = fileURLToPath(new URL('./whole-document.ts', import.meta.url));

/** One JSON document `{count, records: […]}` of so many megabytes: streamed by its records through the command line, and read whole by the reference. */
export async function measureDocument(folder: string, megabytes: number, rounds: number, held: boolean): Promise<readonly Figure[]> {
  const document = { bytes: megabytes * 1e6, head: '{"count":0,"records":[', separator: ',', tail: ']}\n' };
  await writeCustomers(join(folder, 'document.json'), document);
  const args = ['run', project, '--input', 'document.json', '--format-in', 'json', '--read', 'record=records'];
  const rest = ['--output', 'document.ndjson', '--workers', '1'];
  const measured = await inRounds(
    new Map([
      ['ours', () => measureProcess(process.execPath, commandLine(...args, ...rest), { folder })],
      ['reference', () => measureProcess(process.execPath, ['--no-warnings', whole, 'document.json', 'whole.ndjson'], { folder })],
    ]),
    rounds,
  );
  await sameBytes(join(folder, 'document.ndjson'), join(folder, 'whole.ndjson'));
  const [ours, reference] = [perRecord(measured, 'ours', 1), perRecord(measured, 'reference', 1)];
  const memory = (name: string): readonly { wall: number; cpu: number }[] =>
    (measured.get(name) ?? []).map(({ peak }) => ({ wall: peak, cpu: peak }));
  const goal = (wanted: Goal): Goal => (held ? wanted : {});
  const title = `one JSON document of ${megabytes} MB`;
  return [
    costFigure(`${title}: the reference`, reference, 's', 1e6),
    costFigure(`${title}: Mapwright by record`, ours, 's', 1e6),
    costFigure(`${title}: memory of the reference`, memory('reference'), 'MB', 1e6),
    costFigure(`${title}: memory of Mapwright, all processes`, memory('ours'), 'MB', 1e6),
    atLeast(ratioFigure(`${title}: times faster than the reference`, reference, ours), goal({ must: 10, aim: 18 })),
    atMost(
      plain(ratioFigure(`${title}: memory against the reference`, memory('ours'), memory('reference'))),
      goal({ must: 1 / 5, aim: 1 / 12 }),
    ),
  ];
}

/** Memory has no clock. */
function plain(figure: Figure): Figure {
  return { ...figure, detail: (figure.detail ?? '').split(';')[0] ?? '' };
}
