import { customer } from './customer.ts';
import { group } from './group.ts';
import { invoice } from './invoice.ts';
import { joinByFocus, joinByIndex, joinByPredicate } from './joins.ts';
import { rename } from './rename.ts';
import type { Workload } from './workload.ts';

/** What engines are measured on, in the order of the table. */
export const workloads: readonly Workload[] = [rename, customer, invoice, joinByPredicate, joinByFocus, joinByIndex, group];

/** Of the name. Throws a sentence where there is none. */
export function workloadOf(name: string): Workload {
  const found = workloads.find((workload) => workload.name === name);
  if (found === undefined) throw new Error(`There is no workload ${name}; there are ${workloads.map((one) => one.name).join(', ')}.`);
  return found;
}
