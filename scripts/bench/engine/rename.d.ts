export declare const rename: import("./workload.ts").Workload;
