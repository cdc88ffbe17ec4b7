import type { FieldPath } from '#shared/base/field-path.ts';

/** How a link is drawn: pattern first, colour second. */
export type LinkKind = 'direct' | 'computed' | 'condition' | 'constant' | 'loop' | 'bundle' | 'error';

/** One end of a link. A node's inputs count from 0, top down; its output has no number. */
export type LinkEnd =
  | { readonly at: 'source'; readonly side: string; readonly path: FieldPath }
  | { readonly at: 'target'; readonly path: FieldPath }
  | { readonly at: 'input'; readonly node: string; readonly input: number }
  | { readonly at: 'output'; readonly node: string }
  | { readonly at: 'band'; readonly loop: string };

/** What a rule reads or writes, drawn. */
export interface CanvasLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** The rule or loop that it belongs to. */
  readonly owner: string;
  /** Span in the rule's text whose value runs along it. */
  readonly span?: { readonly start: number; readonly end: number };
  /** What the output of a condition says on the line when selected. */
  readonly label?: string;
}

export type NodeTone = 'fn' | 'cond' | 'loop' | 'plain';

/** A function node or, with `pill`, a small value. Places are flow coordinates: px at zoom 1, tree not scrolled. */
export interface CanvasNode {
  readonly id: string;
  readonly rule: string;
  readonly target: FieldPath;
  readonly icon: string;
  readonly tone: NodeTone;
  readonly title: string;
  readonly detail: string;
  readonly pill: boolean;
  /** Names of the inputs, top down. */
  readonly inputs: readonly string[];
  /** Text that says each input, in the rule's expression. */
  readonly inputSpans: readonly { readonly start: number; readonly end: number }[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly span?: { readonly start: number; readonly end: number };
  /** Loops around it, outermost first. */
  readonly loops: readonly string[];
  /** Lookup tables that it reads, by variable name. */
  readonly tables: readonly string[];
  /** Variable that holds its value, without `$`. */
  readonly name?: string;
  /** The comment at it. */
  readonly note?: string;
  /** Number of nodes that it stands for besides itself, when it is folded. */
  readonly folded?: number;
  /** Nodes between its output and the target, itself counted. */
  readonly depth: number;
}

/** A loop as a band over the canvas. */
export interface CanvasBand {
  readonly loop: string;
  readonly side: string;
  /** The array it goes over, as a field of the source; absent where the expression is more than a path. */
  readonly source?: FieldPath;
  readonly target: FieldPath;
  /** Words of the header: the array and the target. */
  readonly from: string;
  readonly to: string;
  /** 0 for a loop that is in no other. */
  readonly depth: number;
  readonly chips: readonly string[];
}

/** The canvas as data: what is drawn, whatever of it is in view. */
export interface CanvasModel {
  readonly nodes: readonly CanvasNode[];
  readonly links: readonly CanvasLink[];
  readonly bands: readonly CanvasBand[];
}

/** Middle of an input (`input` given) or of the output of a node, relative to its top left corner. */
export function portAt(node: Pick<CanvasNode, 'width' | 'height' | 'inputs'>, input?: number): { readonly x: number; readonly y: number } {
  if (input === undefined) return { x: node.width, y: node.height / 2 };
  const count = Math.max(1, node.inputs.length);
  return { x: 0, y: count === 1 ? node.height / 2 : ((input + 0.5) * node.height) / count };
}
