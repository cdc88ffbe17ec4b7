import type { FieldPath } from '#shared/base/field-path.ts';
import type { PathRoot } from '#shared/syntax/simple-path.ts';
import type { Span } from '#shared/syntax/tokens.ts';

export type NodeKind =
  'constant' | 'index' | 'operator' | 'function' | 'lookup' | 'condition' | 'switch' | 'aggregate' | 'filter' | 'date' | 'jsonata';

/** Icon of a node, by its name among the icons. */
export type NodeIcon =
  'pin' | 'hash' | 'square-function' | 'table-2' | 'split' | 'list-tree' | 'sigma' | 'list-filter' | 'calendar' | 'braces';

/** What a link starts at: a source field, another node's output, or a lookup table. */
export type GraphSource =
  | { readonly kind: 'field'; readonly root: PathRoot; readonly path: FieldPath }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'table'; readonly name: string };

/** A port on the left of a node, with what feeds it and the text that says so. */
export interface NodeInput extends Span {
  readonly id: string;
  readonly label: string;
  readonly source: GraphSource;
}

/** One call or operator of a rule's expression, drawn; `start` and `end` are its span in the expression. */
export interface FunctionNode extends Span {
  /** Rule and place in the expression's structure: it stays while other parts are edited. */
  readonly id: string;
  readonly rule: string;
  readonly kind: NodeKind;
  readonly icon: NodeIcon;
  /** A small one-line node: constant, index, conversion. */
  readonly pill: boolean;
  readonly title: string;
  /** Second line, in the data font; empty for pills. */
  readonly text: string;
  readonly inputs: readonly NodeInput[];
  /** Nodes between this one's output and the target, itself counted: 1 feeds the target. */
  readonly depth: number;
}

export type LinkKind = 'direct' | 'computed' | 'condition' | 'constant';

export interface GraphLink {
  readonly id: string;
  readonly rule: string;
  readonly from: GraphSource;
  readonly to: { readonly kind: 'node'; readonly id: string; readonly input: number } | { readonly kind: 'target' };
  readonly kind: LinkKind;
}

export interface RuleGraph {
  readonly rule: string;
  /** Nodes that feed the target first. */
  readonly nodes: readonly FunctionNode[];
  readonly links: readonly GraphLink[];
}

export interface RuleGraphOptions {
  /** Id of the rule; node ids begin with it. */
  readonly rule: string;
  /** Lookup tables by variable name, with the name of their key column. */
  readonly tables?: readonly { readonly name: string; readonly key: string }[];
  /** Variables (without `$`) that hold the position of a loop's item. */
  readonly indexes?: readonly string[];
}
