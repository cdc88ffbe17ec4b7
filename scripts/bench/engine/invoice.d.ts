export declare const invoice: import("./workload.ts").Workload;
