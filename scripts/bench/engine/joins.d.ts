import type { Workload } from './workload.ts';
export declare const joinByPredicate: Workload;
export declare const joinByFocus: Workload;
export declare const joinByIndex: Workload;
