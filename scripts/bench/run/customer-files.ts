import { spawnSync } from 'node:child_process';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Customer } from '#test/drivers/workloads/customer.ts';
import { countries, customerByHand, customerExpression, makeCustomer } from '#test/drivers/workloads/customer.ts';
import { seeded } from '#test/drivers/workloads/workload.ts';

const launcher = fileURLToPath(new URL('../../mapwright.mjs', import.meta.url));
export const project = 'customers.mapwright';

/** Arguments that run the built command line, launcher included. */
export function commandLine(...args: readonly string[]): readonly string[] {
  return [launcher, ...args];
}

/** Customers without end, the same ones for a seed; those that `keeps` says. */
function* customers(seed: number, keeps: (customer: Customer) => boolean): Generator<Customer, void, undefined> {
  const random = seeded(seed);
  for (let index = 0; ; index += 1) {
    const made = makeCustomer(random, index);
    if (keeps(made)) yield made;
  }
}

interface FileWishes {
  readonly records?: number;
  /** At least so many bytes, instead of a count of records. */
  readonly bytes?: number;
  readonly keeps?: (customer: Customer) => boolean;
  /** What is written of a record's JSON. */
  readonly text?: (json: string) => string;
  readonly head?: string;
  readonly separator?: string;
  readonly tail?: string;
}

/** Writes customers as lines of JSON, or as the items of a document between `head` and `tail`; gives how many. */
export async function writeCustomers(path: string, wishes: FileWishes): Promise<number> {
  const {
    records = Infinity,
    bytes = Infinity,
    keeps = () => true,
    text = (json) => json,
    head = '',
    separator = '\n',
    tail = '\n',
  } = wishes;
  let made = 0;
  function* blocks(): Generator<string, void, undefined> {
    let [size, block] = [0, head];
    for (const one of customers(1, keeps)) {
      block += `${made === 0 ? '' : separator}${text(JSON.stringify(one))}`;
      made += 1;
      const full = block.length > 1_000_000;
      const end = made >= records || size + block.length >= bytes;
      if (!full && !end) continue;
      yield end ? block + tail : block;
      if (end) return;
      size += block.length;
      block = '';
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
  return made;
}

/** Makes the project of the customer map as a person would: by the command line, of a sample, an output and the rules. */
export async function makeCustomerProject(folder: string): Promise<void> {
  await writeCustomers(join(folder, 'sample.ndjson'), { records: 200 });
  const outputs: string[] = [];
  for (const one of customers(1, () => true)) if (outputs.push(JSON.stringify(customerByHand(one))) === 50) break;
  writeFileSync(join(folder, 'target.ndjson'), `${outputs.join('\n')}\n`);
  // The rules hold the country names themselves: a file of expressions has no lookup table beside it.
  writeFileSync(join(folder, 'customers.jsonata'), customerExpression(`$lookup(${JSON.stringify(countries)}, country_code)`));
  const files = ['--source', 'sample.ndjson', '--target', 'target.ndjson', '--mapping', 'customers.jsonata'];
  const made = spawnSync(process.execPath, commandLine('new', project, ...files), {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
}
