import type { FieldPath } from '#shared/base/field-path.ts';
import type { PathRoot } from '#shared/syntax/simple-path.ts';
import type { Span } from '#shared/syntax/tokens.ts';

/** `jsonata` is what has no shape of its own: it is shown by its number of lines and keeps its text as it stands. */
export type NodeKind =
  | 'constant'
  | 'index'
  | 'operator'
  | 'function'
  | 'lookup'
  | 'condition'
  | 'switch'
  | 'aggregate'
  | 'filter'
  | 'date'
  | 'array'
  | 'object'
  | 'map'
  | 'sort'
  | 'group'
  | 'path'
  | 'jsonata';

/** Icon of a node, by its name among the icons. */
export type NodeIcon =
  | 'pin'
  | 'hash'
  | 'square-function'
  | 'table-2'
  | 'split'
  | 'list-tree'
  | 'sigma'
  | 'list-filter'
  | 'calendar'
  | 'braces'
  | 'brackets'
  | 'table-properties'
  | 'repeat'
  | 'arrow-down-wide-narrow'
  | 'group'
  | 'route';

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
  /** Its text: what it says itself, and where the texts of other nodes stand in it. */
  readonly pieces: readonly TextPiece[];
  /** Variable of the expression that holds its value, without `$`: the name a person gave it. */
  readonly name?: string;
  /** The comment at it in the expression, without its delimiters. */
  readonly note?: string;
  /** Ids of the nodes that it stands for, when it is folded. */
  readonly folded?: readonly string[];
  /** Nodes between this one's output and the target, itself counted: 1 feeds the target. */
  readonly depth: number;
}

/** A part of a text as written, or the place where the text of a node stands. */
export type TextPiece = string | { readonly node: string };

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
  /** The text around the nodes: comments, brackets, names given. `graphToText` puts all of it together again. */
  readonly pieces: readonly TextPiece[];
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
