import type { JsonObject } from '#shared/base/json-value.ts';
import type { SampleScenario } from './sample-definition.ts';
/** The scenarios of the orders sample. Each input is a whole order; most start from one of the sample and change what they are about. */
export declare function orderScenarios(orders: readonly JsonObject[]): readonly SampleScenario[];
