import type { SampleDefinition } from './sample-definition.ts';
/** UBL invoice → booking JSON: namespaces, sums, rounding. */
export declare function invoiceSample(resources: string): SampleDefinition;
