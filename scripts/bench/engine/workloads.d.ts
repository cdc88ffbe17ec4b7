import type { Workload } from './workload.ts';
/** What engines are measured on, in the order of the table. */
export declare const workloads: readonly Workload[];
/** Of the name. Throws a sentence where there is none. */
export declare function workloadOf(name: string): Workload;
