import type { SyntaxNode } from './tree.ts';

/** A field that `%` reaches: the step that sets it and the `%` that reads it share a label. */
export interface AncestorSlot {
  label: string;
  level: number;
  readonly index: number;
}

export interface FilterStage {
  readonly type: 'filter';
  readonly expr: ResolvedNode;
  readonly position: number;
}

export interface IndexStage {
  readonly type: 'index';
  readonly value: string;
  readonly position: number;
}

/**
 * What resolving may hang on any node. On a step of a path filters are `stages`, elsewhere `predicate`.
 * `tuple` marks a step that yields bindings beside items; `seekingParent` are the `%` below that found no parent yet.
 */
export interface Marks {
  readonly source?: SyntaxNode;
  /** The outermost node of the text that it stands for: of `a.b[c]` the filter. */
  whole?: SyntaxNode;
  readonly position?: number;
  keepArray?: boolean;
  consarray?: boolean;
  predicate?: (FilterStage | IndexStage)[];
  stages?: (FilterStage | IndexStage)[];
  group?: { readonly lhs: readonly ResolvedPair[]; readonly position: number };
  seekingParent?: AncestorSlot[];
  ancestor?: AncestorSlot;
  tuple?: boolean;
  focus?: string;
  index?: string;
}

export type ResolvedPair = readonly [ResolvedNode, ResolvedNode];

export type ResolvedPath = Marks & { readonly type: 'path'; readonly steps: ResolvedNode[]; keepSingletonArray?: boolean };
export type ResolvedCall = Marks & {
  readonly type: 'function' | 'partial';
  readonly value: '(';
  readonly arguments: readonly ResolvedNode[];
  readonly procedure: ResolvedNode;
};
export type ResolvedCondition = Marks & {
  readonly type: 'condition';
  readonly condition: ResolvedNode;
  then: ResolvedNode;
  else?: ResolvedNode;
};
export type ResolvedBlock = Marks & { readonly type: 'block'; readonly expressions: ResolvedNode[] };
/** A `thunk` stands for a call in tail position, so that recursion in it needs no stack. */
export type ResolvedLambda = Marks & {
  readonly type: 'lambda';
  readonly arguments: readonly ResolvedNode[];
  readonly signature?: string;
  readonly body: ResolvedNode;
  readonly thunk?: true;
};
export type ResolvedOperation = Marks & {
  readonly type: 'bind' | 'apply' | 'binary';
  readonly value: string;
  readonly lhs: ResolvedNode;
  readonly rhs: ResolvedNode;
};
export type ResolvedSort = Marks & {
  readonly type: 'sort';
  readonly terms: readonly { readonly descending: boolean; readonly expression: ResolvedNode }[];
};

/**
 * An expression ready to be evaluated, in the node shapes of the language's reference: paths are lists of steps with their
 * filters, groupings and bindings; `%` is bound to the step it reaches; minus before a number is part of it; tail calls are thunks.
 */
export type ResolvedNode =
  | ResolvedPath
  | ResolvedCall
  | ResolvedCondition
  | ResolvedBlock
  | ResolvedLambda
  | ResolvedSort
  | (Marks & { type: 'string' | 'name'; readonly value: string })
  | (Marks & { readonly type: 'number'; value: number })
  | (Marks & { readonly type: 'value'; readonly value: boolean | null })
  | (Marks & { readonly type: 'variable' | 'wildcard' | 'descendant' | 'operator'; readonly value: string })
  | (Marks & { readonly type: 'regex'; readonly value: string; readonly flags: string })
  | (Marks & { readonly type: 'parent'; readonly slot: AncestorSlot })
  | ResolvedOperation
  | (Marks & { readonly type: 'unary'; readonly value: '-'; readonly expression: ResolvedNode })
  | (Marks & { readonly type: 'unary'; readonly value: '['; readonly expressions: readonly ResolvedNode[] })
  | (Marks & { readonly type: 'unary'; readonly value: '{'; readonly lhs: readonly ResolvedPair[] })
  | (Marks & { readonly type: 'transform'; readonly pattern: ResolvedNode; readonly update: ResolvedNode; readonly delete?: ResolvedNode });
