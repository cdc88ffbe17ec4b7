export declare const group: import("./workload.ts").Workload;
