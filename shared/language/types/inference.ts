import type { Span } from '#shared/syntax/tokens.ts';
import type { CallNode, SyntaxNode } from '#shared/syntax/tree.ts';
import type { TypeScope } from './type-scope.ts';
import type { FunctionType, TypeContext, ValueType } from './value-type.ts';

/** What the parts of the inference ask of the whole. */
export interface Inference {
  /** The whole record, `$$`; one object, so that facts about it are found again. */
  readonly root: TypeContext;
  /** Parents are read somewhere: lists at the end of a path may be taken apart. */
  readonly readsParents: boolean;
  /** The type of a node's value, noted for the node. */
  infer(node: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType;
  note(node: SyntaxNode, type: ValueType): void;
  noteContext(node: SyntaxNode, type: ValueType): void;
  noteArguments(node: CallNode, args: readonly ArgumentType[]): void;
  /** What a function gives for these arguments. */
  invoke(called: FunctionType | undefined, args: readonly ValueType[], context: TypeContext): ValueType;
}

/** An argument as a call gives it; `place` is absent where the context stands in. */
export interface ArgumentType {
  readonly type: ValueType;
  readonly place?: Span;
  readonly node?: SyntaxNode;
}
