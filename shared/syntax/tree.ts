import type { Comment, Span, Token } from './tokens.ts';

/**
 * What every node has: its span with its own brackets, and `at`, the offset behind the token that makes it
 * (the operator, the bracket, the name). `at` is the position the reference names in its errors.
 */
interface NodeBase extends Span {
  readonly at: number;
}

export interface NameNode extends NodeBase {
  readonly type: 'name';
  readonly name: string;
  /** Written in backticks. */
  readonly quoted: boolean;
}
export interface StringNode extends NodeBase {
  readonly type: 'string';
  readonly value: string;
}
export interface NumberNode extends NodeBase {
  readonly type: 'number';
  readonly value: number;
}
/** `true`, `false`, `null`. */
export interface ConstantNode extends NodeBase {
  readonly type: 'constant';
  readonly value: boolean | null;
}
export interface RegexNode extends NodeBase {
  readonly type: 'regex';
  readonly pattern: string;
  readonly flags: string;
}
/** `$name`; the name of `$` is empty, the name of `$$` is `$`. */
export interface VariableNode extends NodeBase {
  readonly type: 'variable';
  readonly name: string;
}
/** `*`, `**`, `%`, and `?` as an argument left open. */
export interface SymbolNode extends NodeBase {
  readonly type: 'wildcard' | 'descendant' | 'parent' | 'placeholder';
}
/** A value that is not there: the end of the text, or what a tolerant reading found wanting. */
export interface MissingNode extends NodeBase {
  readonly type: 'missing';
}
export interface NegateNode extends NodeBase {
  readonly type: 'negate';
  readonly operand: SyntaxNode;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '&' | 'and' | 'or' | 'in' | '~>';
export interface BinaryNode extends NodeBase {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
}
/** `left.right` */
export interface StepNode extends NodeBase {
  readonly type: 'step';
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
}
/** `left[predicate]`, a filter or an index. */
export interface FilterNode extends NodeBase {
  readonly type: 'filter';
  readonly left: SyntaxNode;
  readonly predicate: SyntaxNode;
}
/** `left[]`: one value stays an array. */
export interface KeepArrayNode extends NodeBase {
  readonly type: 'keep-array';
  readonly left: SyntaxNode;
}
export interface Pair extends Span {
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}
/** `left{key: value, …}` */
export interface GroupNode extends NodeBase {
  readonly type: 'group';
  readonly left: SyntaxNode;
  readonly pairs: readonly Pair[];
}
export interface SortTerm extends Span {
  readonly expression: SyntaxNode;
  readonly descending: boolean;
}
/** `left^(>a, b)` */
export interface SortNode extends NodeBase {
  readonly type: 'sort';
  readonly left: SyntaxNode;
  readonly terms: readonly SortTerm[];
}
/** `$name := value` */
export interface BindNode extends NodeBase {
  readonly type: 'bind';
  readonly variable: VariableNode;
  readonly value: SyntaxNode;
}
/** `left@$name` (the item) or `left#$name` (its index). */
export interface StepBindNode extends NodeBase {
  readonly type: 'focus' | 'index';
  readonly left: SyntaxNode;
  readonly variable: VariableNode;
}
/** `test ? then : otherwise` */
export interface ConditionNode extends NodeBase {
  readonly type: 'condition';
  readonly test: SyntaxNode;
  readonly then: SyntaxNode;
  readonly otherwise?: SyntaxNode;
}
/** `left ?: right` and `left ?? right` */
export interface DefaultNode extends NodeBase {
  readonly type: 'default';
  readonly operator: '?:' | '??';
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
}
export interface CallNode extends NodeBase {
  readonly type: 'call';
  readonly callee: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}
export interface LambdaNode extends NodeBase {
  readonly type: 'lambda';
  readonly params: readonly VariableNode[];
  /** Text between and with the angle brackets, its tokens joined. */
  readonly signature?: Span & { readonly text: string };
  readonly body: SyntaxNode;
}
/** `(a; b)`; parentheses around one expression are a block too. */
export interface BlockNode extends NodeBase {
  readonly type: 'block';
  readonly expressions: readonly SyntaxNode[];
}
export interface ArrayNode extends NodeBase {
  readonly type: 'array';
  readonly items: readonly SyntaxNode[];
}
/** `from..to`, only as an item of an array. */
export interface RangeNode extends NodeBase {
  readonly type: 'range';
  readonly from: SyntaxNode;
  readonly to: SyntaxNode;
}
export interface ObjectNode extends NodeBase {
  readonly type: 'object';
  readonly pairs: readonly Pair[];
}
/** `|pattern|update, remove|` */
export interface TransformNode extends NodeBase {
  readonly type: 'transform';
  readonly pattern: SyntaxNode;
  readonly update: SyntaxNode;
  readonly remove?: SyntaxNode;
}

export type SyntaxNode =
  | NameNode
  | StringNode
  | NumberNode
  | ConstantNode
  | RegexNode
  | VariableNode
  | SymbolNode
  | MissingNode
  | NegateNode
  | BinaryNode
  | StepNode
  | FilterNode
  | KeepArrayNode
  | GroupNode
  | SortNode
  | BindNode
  | StepBindNode
  | ConditionNode
  | DefaultNode
  | CallNode
  | LambdaNode
  | BlockNode
  | ArrayNode
  | RangeNode
  | ObjectNode
  | TransformNode;

/** An expression as written: every node, token and comment with its place in `text`. */
export interface SyntaxTree {
  readonly text: string;
  readonly root: SyntaxNode;
  /** All tokens in order, the end not among them. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}
