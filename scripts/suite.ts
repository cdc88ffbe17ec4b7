// The language's own test suite against the engine.  npm run suite [-- folder]
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import engine from '#test/drivers/engine.ts';
import { readSuite } from '#test/drivers/suite/read-suite.ts';
import { runSuite } from '#test/drivers/suite/run-suite.ts';

const beside = join(fileURLToPath(new URL('..', import.meta.url)), '../shared/jsonata-test-suite');
const [given] = process.argv.slice(2);
const folder = given === undefined ? beside : resolve(process.env['INIT_CWD'] ?? '.', given);
const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)} …` : text);

const cases = readSuite(folder);
const failed = await runSuite(engine, cases);
for (const { name, expression, expected, given: came } of failed)
  console.log(`${name}\n  ${shorten(expression)}\n  expected ${shorten(expected)}\n  given    ${shorten(came)}`);
console.log(`engine: ${cases.length - failed.length} of ${cases.length}`);
process.exit(failed.length === 0 ? 0 : 1);
