import { createReadStream, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the cases that big files are made of; it may be absent. */
export const casesFolder = fileURLToPath(new URL('../../../shared/cases', import.meta.url));
const webhooks = join(casesFolder, 's16-github-webhook-to-cloudevents');
const people = join(casesFolder, 's09-kylo-csv-to-avro/source.csv');
const megabyte = 1_000_000;

/** Arguments of `new` for a project named `webhooks` that maps the big NDJSON. */
export const webhookProject: readonly string[] = [
  'webhooks',
  '--source',
  `webhooks=${join(webhooks, 'source.ndjson')}`,
  '--target',
  join(webhooks, 'cloudevents.schema.json'),
  '--mapping',
  fileURLToPath(new URL('../cases/s16/mapping.jsonata', import.meta.url)),
];

const personSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    salary: { type: 'number' },
    name: { type: 'string' },
    email: { type: 'string' },
    country: { type: 'string' },
    comments: { type: 'string' },
  },
};
const personMapping =
  '{ "id": id, "salary": salary, "name": first_name & " " & last_name, "email": $lowercase(email), "country": country, "comments": comments }';

/** Arguments of `new` for a project named `people` that maps the big CSV; what it needs is written into the folder. */
export function peopleProject(folder: string): readonly string[] {
  writeFileSync(join(folder, 'person.schema.json'), JSON.stringify(personSchema));
  writeFileSync(join(folder, 'person.jsonata'), personMapping);
  return ['people', '--source', `people=${people}`, '--target', 'person.schema.json', '--mapping', 'person.jsonata'];
}

/** Webhook events in twelve shapes in turn, with ids of their own; the line `broken` (from 1) is no JSON. Gives the number of lines. */
export function makeWebhooks(path: string, megabytes: number, broken: number): number {
  const shapes = readLines(join(webhooks, 'source.ndjson')).map((line) => JSON.parse(line) as { headers: Record<string, unknown> });
  return writeParts(path, '', megabytes * megabyte, (made) => {
    let text = '';
    for (let i = made; i < made + 200; i += 1) {
      const record = { ...shapes[i % shapes.length], seq: i };
      record.headers = { ...record.headers, 'X-GitHub-Delivery': deliveryOf(i) };
      text += `${i + 1 === broken ? '{broken' : ''}${JSON.stringify(record)}\n`;
    }
    return { text, records: 200 };
  });
}

/** The thousand people again and again, numbered on. Gives the number of rows. */
export function makePeople(path: string, megabytes: number): number {
  const [header = '', ...rows] = readLines(people);
  return writeParts(path, `${header}\n`, megabytes * megabyte, (made) => {
    let text = '';
    for (const [i, row] of rows.entries()) {
      const id = row.indexOf(',') + 1;
      text += `${row.slice(0, id)}${made + i + 1}${row.slice(row.indexOf(',', id))}\n`;
    }
    return { text, records: rows.length };
  });
}

/** What is wrong with the outputs of the big NDJSON: each must be that of its shape but for the id, and the broken line alone is missing. */
export async function wrongWebhooks(output: string, rejects: string, records: number, broken: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const expected = readLines(join(webhooks, 'expected.ndjson')).map((line) => sorted(JSON.parse(line)));
  const shapes: string[] = [];
  let next = 0;
  for await (const line of linesOf(output)) {
    if (next + 1 === broken) next += 1;
    const shape = next % expected.length;
    const plain = line.replace(deliveryOf(next), '');
    // The first of each shape is held against the case, the others against the first.
    if (shapes[shape] === undefined) {
      const { id: _id, ...rest } = expected[shape] ?? {};
      const { id, ...given } = sorted(JSON.parse(line));
      if (id !== deliveryOf(next) || JSON.stringify(given) !== JSON.stringify(rest))
        wrong.push(`record ${next + 1} is not that of the case`);
      shapes[shape] = plain;
    } else if (plain !== shapes[shape] || plain === line) wrong.push(`record ${next + 1} is not as the others of its shape`);
    next += 1;
  }
  if (next !== records) wrong.push(`${next} of ${records} lines are accounted for`);
  const rejected = readLines(rejects).map((line) => JSON.parse(line) as { readonly line: number; readonly record: number });
  if (rejected.length !== 1 || rejected[0]?.line !== broken || rejected[0].record !== broken)
    wrong.push(`the rejects are of the lines ${rejected.map(({ line }) => line).join(', ')}, not of ${broken}`);
  return wrong;
}

/** What is wrong with the outputs of the big CSV: rows, the sum of their ids, and people without a salary. */
export async function wrongPeople(output: string, rows: number): Promise<readonly string[]> {
  let [count, sum, unpaid] = [0, 0, 0];
  for await (const line of linesOf(output)) {
    const match = /^(\d+),([^,]*),/.exec(line);
    if (match === null) continue;
    count += 1;
    sum += Number(match[1]);
    if (match[2] === '') unpaid += 1;
  }
  const wrong: string[] = [];
  if (count !== rows) wrong.push(`${count} of ${rows} rows were written`);
  if (sum !== (rows * (rows + 1)) / 2) wrong.push(`the ids add up to ${sum}`);
  if (unpaid !== (rows * 61) / 1000) wrong.push(`${unpaid} rows have no salary`);
  return wrong;
}

function deliveryOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function readLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trim().split('\n');
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

/** Keys of the output in one order, whatever that of the mapping. */
function sorted(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('An output is an object');
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeParts(path: string, head: string, bytes: number, part: (made: number) => { text: string; records: number }): number {
  const file = openSync(path, 'w');
  try {
    let made = 0;
    for (let size = writeSync(file, head); size < bytes;) {
      const { text, records } = part(made);
      size += writeSync(file, text);
      made += records;
    }
    return made;
  } finally {
    closeSync(file);
  }
}
