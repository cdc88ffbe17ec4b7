import type { Rule } from '#shared/mapping/mapping.ts';
export type SampleRule = Pick<Rule, 'target' | 'expression' | 'default' | 'classification' | 'note'>;
/** The 38 rules of the orders sample, in the order of their ids; a 39th fills WarehouseCode in the finished state. */
export declare const orderRules: readonly SampleRule[];
/** In the finished state the two open points of the drawing are settled. */
export declare const finishedRules: {
    readonly taxCodeDefault: '"V07"';
    readonly warehouse: SampleRule;
};
