import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { SampleDefinition } from './sample-definition.ts';
/**
 * Makes the project file of a sample through the same store and edits as the program itself. Expected outcomes are read
 * from `expected.json` in the sample's folder; with `accept` they are written there from what the rules give now.
 * Gives the number of target fields.
 */
export declare function buildSample(definition: SampleDefinition, out: string, expectedFile: string, accept: Evaluator | undefined): Promise<number>;
