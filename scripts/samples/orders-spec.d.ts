import type { SpecSection } from '#shared/project/documents/spec-section.ts';
/** What people typed into the specification of the orders sample. Where nothing is stated, the document says so. */
export declare const ordersSpec: readonly SpecSection[];
