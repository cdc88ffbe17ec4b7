import type { SampleDefinition } from './sample-definition.ts';
/** Orders JSON → sales-order XML: finished, and as drawn at 09:41 with TaxCode and WarehouseCode open. */
export declare function ordersSamples(resources: string): readonly SampleDefinition[];
