import type { SampleDefinition } from './sample-definition.ts';
/** Customers CSV → CRM contacts JSON: cleaning, splitting names, dates of the country. */
export declare function contactsSample(resources: string): SampleDefinition;
