import type { FormatOptions } from '#shared/formats/codec.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Loop, OnInvalid, Per } from '#shared/mapping/mapping.ts';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import type { SampleRule } from './orders-rules.ts';
export interface SampleFile {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly label?: string;
    readonly read?: FormatOptions;
    readonly write?: FormatOptions;
}
export interface SampleScenario {
    /** A claim: `Exempt line gets Z0`. */
    readonly name: string;
    readonly input: JsonValue;
    readonly origin?: string;
}
/** A sample project as its script declares it; expected outcomes of scenarios lie beside its files, agreed once. */
export interface SampleDefinition {
    readonly id: string;
    readonly name: string;
    readonly about: string;
    /** Version label in the title bar. */
    readonly version: string;
    /** Listed on the start screen. */
    readonly listed: boolean;
    readonly source: SampleFile;
    readonly target: SampleFile;
    readonly per: Per;
    readonly keep?: string;
    readonly onInvalid?: OnInvalid;
    readonly lookups: readonly Omit<LookupTable, 'id'>[];
    readonly loops: readonly Omit<Loop, 'id' | 'mapping'>[];
    readonly rules: readonly SampleRule[];
    readonly scenarios: readonly SampleScenario[];
    readonly spec: readonly SpecSection[];
    readonly revisions: readonly {
        readonly name: string;
        readonly reason: string;
        readonly author: string;
    }[];
}
