import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import type { ProjectInfo } from '#shared/project/documents/project-info.ts';
import type { Sample } from '#shared/project/documents/sample.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';

/** Fields of a rule that an edit may set; `null` takes an optional one away. */
export interface RulePatch {
  readonly expression?: string;
  readonly default?: string | null;
  readonly mandatory?: boolean | null;
  readonly classification?: Rule['classification'] | null;
  readonly note?: string | null;
}

/** Parts of a loop that an edit may set; `null` takes an optional one away. */
export interface LoopPatch extends Partial<Pick<Loop, 'each' | 'item' | 'index'>> {
  readonly where?: string | null;
  readonly sort?: Loop['sort'] | null;
  readonly limit?: number | null;
}

/** Parts of a mapping that an edit may set; `null` takes an optional one away. */
export interface MappingPatch extends Partial<Omit<Mapping, 'id' | 'keep' | 'onInvalid'>> {
  readonly keep?: string | null;
  readonly onInvalid?: Mapping['onInvalid'] | null;
}

/**
 * What a user does, as a value. `applyEdit` turns it into document changes and a label; ids of new rules, loops and
 * scenarios are given out there. An edit of a project that does not fit is an error value and changes nothing.
 */
export type Edit =
  /** Sets the rule of a target field; makes it (with `expression`) where there is none. */
  | { readonly type: 'rule.set'; readonly mapping: string; readonly target: FieldPath; readonly patch: RulePatch }
  | { readonly type: 'rule.remove'; readonly rules: readonly string[] }
  /** Moves a rule to another target field; a rule that stands there is replaced. */
  | { readonly type: 'rule.move'; readonly rule: string; readonly target: FieldPath }
  /**
   * Draws a link: source field → target field. Array onto array makes the loop; a field inside an array onto a field
   * inside an array makes the loops it needs; a conversion is added where the types ask for it.
   */
  | {
      readonly type: 'fields.connect';
      readonly mapping: string;
      readonly source: string;
      readonly from: FieldPath;
      readonly to: FieldPath;
      readonly combine?: boolean;
    }
  | { readonly type: 'loop.set'; readonly mapping: string; readonly target: FieldPath; readonly patch: LoopPatch }
  /** Takes the loop and the rules inside it away. */
  | { readonly type: 'loop.remove'; readonly loops: readonly string[] }
  | { readonly type: 'mapping.set'; readonly mapping: string; readonly patch: MappingPatch }
  /** Replaces all rules of a mapping by those of one JSONata expression. */
  | { readonly type: 'mapping.fromExpression'; readonly mapping: string; readonly expression: string }
  | { readonly type: 'lookup.set'; readonly lookup: Omit<LookupTable, 'id'> & { readonly id?: string } }
  | { readonly type: 'lookup.remove'; readonly lookup: string }
  | { readonly type: 'scenario.set'; readonly scenario: Omit<Scenario, 'id'> & { readonly id?: string } }
  | { readonly type: 'scenario.remove'; readonly scenarios: readonly string[] }
  | {
      readonly type: 'layout.move';
      readonly mapping: string;
      readonly nodes: Readonly<Record<string, { readonly x: number; readonly y: number } | null>>;
    }
  | { readonly type: 'spec.set'; readonly section: SpecSection }
  | { readonly type: 'info.set'; readonly patch: Partial<Pick<ProjectInfo, 'name' | 'version'>> }
  /** A new or replaced side with its sample; `renames` re-binds rules: old path → new path. */
  | { readonly type: 'side.set'; readonly side: Side; readonly sample?: Sample; readonly renames?: Readonly<Record<string, string>> }
  /** Several as one step; `label` names it for undo. */
  | { readonly type: 'batch'; readonly label: string; readonly edits: readonly Edit[] };
