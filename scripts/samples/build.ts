// Makes the sample projects into a folder (default dist/samples); with --accept writes the expected outcomes of their scenarios anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { buildSample } from './build-sample.ts';
import { contactsSample } from './contacts.ts';
import { invoiceSample } from './invoice.ts';
import { ordersSamples } from './orders.ts';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'dist/samples') }, accept: { type: 'boolean', default: false } },
});
const resources = join(root, 'resources/samples');
const samples = [...ordersSamples(resources), contactsSample(resources), invoiceSample(resources)];
const evaluator = values.accept ? new Evaluator({ spawn: () => forkEvaluator(), limit: 10_000 }) : undefined;

mkdirSync(values.out, { recursive: true });
const fields = new Map<string, number>();
for (const sample of samples)
  fields.set(sample.id, await buildSample(sample, values.out, join(resources, `${sample.id}.expected.json`), evaluator));
evaluator?.close();
const listed = samples
  .filter((sample) => sample.listed)
  .map(({ id, name, about, scenarios }) => ({ id, name, about, fields: fields.get(id) ?? 0, scenarios: scenarios.length }));
writeFileSync(join(values.out, 'samples.json'), `${JSON.stringify(listed, undefined, 2)}\n`);
process.stdout.write(`${samples.length} sample projects in ${values.out}\n`);
