interface Line {
    readonly sku: string;
    readonly quantity: number;
    readonly price: number;
}
/** Texts `s0`…, numbers `n0`…, texts that are not always there `o0`…, and what all rules share. */
interface PreviewRecord {
    readonly fields: Readonly<Record<string, string | number>>;
    readonly country: string;
    readonly tags: readonly string[];
    readonly lines: readonly Line[];
}
/** A rule of the preview's mapping: its text, and what a person would have written. */
interface PreviewRule {
    readonly expression: string;
    readonly hand: (record: PreviewRecord) => unknown;
}
/** The 200 rules of one mapping, each with an expression of its own. */
export declare const previewRules: readonly PreviewRule[];
export declare const previewBindings: {
    readonly countries: Readonly<Record<string, string>>;
};
/** Records of the sample that the preview is over, always the same ones. */
export declare function makePreviewRecords(count: number): readonly PreviewRecord[];
export {};
