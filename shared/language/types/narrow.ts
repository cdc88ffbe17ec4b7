import type { BinaryNode, CallNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutKeepArray, withoutParentheses } from '#shared/syntax/walk.ts';
import type { Inference } from './inference.ts';
import type { Kind } from './join-types.ts';
import { isPossible, kindsOf, present } from './join-types.ts';
import { joinNames, variableOwner } from './path-types.ts';
import type { TypeFact, TypeScope } from './type-scope.ts';
import type { TypeContext, ValueType } from './value-type.ts';
import { literalBoolean, literalText, never, nothing, nullType } from './value-type.ts';

/** Where a condition stands, and the types found in it. */
interface Place {
  readonly context: TypeContext;
  readonly scope: TypeScope;
  readonly inference: Inference;
  typeOf(node: SyntaxNode): ValueType;
}

/** What is known of paths once a condition is `outcome`. The condition has been inferred. */
export function narrow(test: SyntaxNode, outcome: boolean, place: Place): readonly TypeFact[] {
  const node = withoutParentheses(test);
  if (node.type === 'call') return narrowCall(node, outcome, place);
  if (node.type === 'binary') return narrowBinary(node, outcome, place);
  return factOf(node, (type) => (outcome ? truthy(type) : falsy(type)), place);
}

function narrowCall(node: CallNode, outcome: boolean, place: Place): readonly TypeFact[] {
  const name = builtInName(node, place.scope);
  const [argument] = node.args;
  if (argument === undefined || node.args.length !== 1) return [];
  if (name === 'exists') return factOf(argument, (type) => (outcome ? present(type) : { ...never, nothing: type.nothing }), place);
  if (name === 'boolean') return outcome ? narrow(argument, true, place) : [];
  if (name !== 'not') return [];
  if (outcome) return narrow(argument, false, place);
  return place.typeOf(argument).nothing ? [] : narrow(argument, true, place);
}

function narrowBinary(node: BinaryNode, outcome: boolean, place: Place): readonly TypeFact[] {
  const { left, right, operator } = node;
  switch (operator) {
    case 'and':
      return outcome ? [...narrow(right, true, place), ...narrow(left, true, place)] : [];
    case 'or':
      return outcome ? [] : [...narrow(right, false, place), ...narrow(left, false, place)];
    case '=':
    case '!=':
      return (operator === '=') === outcome
        ? [...equals(left, right, operator, place), ...equals(right, left, operator, place)]
        : [...differs(left, right, operator, place), ...differs(right, left, operator, place)];
    case '<':
    case '<=':
    case '>':
    case '>=':
      return outcome ? [...factOf(left, present, place), ...factOf(right, present, place)] : [];
    case 'in':
      return outcome ? factOf(left, present, place) : [];
    default:
      return [];
  }
}

/** `=` held, or `!=` did not: then either side may also be missing. */
function equals(side: SyntaxNode, other: SyntaxNode, operator: '=' | '!=', place: Place): readonly TypeFact[] {
  const value = withoutParentheses(other);
  const missing = (type: ValueType): boolean => operator === '!=' && type.nothing;
  const kind = value.type === 'string' ? typeTest(side, value.value, place) : undefined;
  if (kind !== undefined) return factOf(kind.of, (type) => ofKind(type, kind.kind, missing(type)), place);
  if (value.type === 'constant')
    return factOf(side, (type) => ({ ...(value.value === null ? nullType : literalBoolean(value.value)), nothing: missing(type) }), place);
  if (value.type === 'string') return factOf(side, (type) => ({ ...literalText(value.value), nothing: missing(type) }), place);
  return operator === '=' ? factOf(side, present, place) : [];
}

/** `!=` held: both are there; or `=` did not: then either may be missing. */
function differs(side: SyntaxNode, other: SyntaxNode, operator: '=' | '!=', place: Place): readonly TypeFact[] {
  const value = withoutParentheses(other);
  const there = (type: ValueType): ValueType => (operator === '!=' ? present(type) : type);
  if (value.type === 'constant' && value.value === null)
    return factOf(side, (type) => (type.any ? there(type) : { ...there(type), null: false }), place);
  return operator === '!=' ? factOf(side, present, place) : [];
}

const kindNames: ReadonlyMap<string, Kind> = new Map([
  ['null', 'null'],
  ['boolean', 'boolean'],
  ['number', 'number'],
  ['string', 'text'],
  ['object', 'object'],
  ['array', 'list'],
]);

/** `$type(x)` beside the name of a type. */
function typeTest(node: SyntaxNode, name: string, place: Place): { readonly of: SyntaxNode; readonly kind: Kind } | undefined {
  const call = withoutParentheses(node);
  const kind = kindNames.get(name);
  const [of] = call.type === 'call' && builtInName(call, place.scope) === 'type' ? call.args : [];
  return of === undefined || kind === undefined ? undefined : { of, kind };
}

function ofKind(type: ValueType, kind: Kind, missing: boolean): ValueType {
  if (type.any) return type;
  if (kind === 'null') return { ...nullType, nothing: missing };
  const part = type[kind];
  return part === undefined ? { ...never, nothing: missing } : { ...never, [kind]: part, nothing: missing };
}

/** The name of the built-in function that is called, where it is one. */
export function builtInName(node: CallNode, scope: TypeScope): string | undefined {
  return node.callee.type === 'variable' && scope.find(node.callee.name) === undefined ? node.callee.name : undefined;
}

/** A value that counts as true. */
export function truthy(type: ValueType): ValueType {
  if (type.any) return present(type);
  const { boolean, text, ...rest } = type;
  const values = text?.values?.filter((value) => value !== '');
  return {
    ...rest,
    nothing: false,
    null: false,
    ...(boolean === undefined || boolean === 'false' ? {} : { boolean: 'true' }),
    ...(text === undefined || values?.length === 0 ? {} : { text: values === undefined ? text : { ...text, values } }),
  };
}

/** A value that does not count as true. */
function falsy(type: ValueType): ValueType {
  if (type.any) return type;
  const { boolean, text, ...rest } = type;
  const empty = text !== undefined && (text.values === undefined || text.values.includes(''));
  return {
    ...rest,
    ...(boolean === undefined || boolean === 'true' ? {} : { boolean: 'false' }),
    ...(empty ? { text: { values: [''] } } : {}),
  };
}

/** Keeps what is known of a path; a node that is none gives no fact. */
function factOf(node: SyntaxNode, change: (type: ValueType) => ValueType, place: Place): readonly TypeFact[] {
  const path = plainPath(withoutParentheses(node));
  if (path === undefined) return [];
  const owner = path.variable === undefined ? place.context : variableOwner(path.variable, place.context, place.scope, place.inference);
  const type = place.typeOf(node);
  const known = change(type);
  // What can never be is said of the condition, not of what stands behind it.
  if (owner === undefined || !(isPossible(known) || known.nothing) || kindsOf(known).includes('function')) return [];
  return [{ owner, path: joinNames(path.names), type: known.nothing && !isPossible(known) ? nothing : known }];
}

/** A path of names from the context or a variable, without `[]`, which would change the shape. */
function plainPath(node: SyntaxNode): { readonly variable?: string; readonly names: readonly string[] } | undefined {
  switch (node.type) {
    case 'name':
      return { names: [node.name] };
    case 'variable':
      return { variable: node.name, names: [] };
    case 'step': {
      const left = plainPath(node.left);
      const right = withoutKeepArray(node.right) === node.right ? plainPath(node.right) : undefined;
      if (left === undefined || right === undefined || right.variable !== undefined) return undefined;
      return { ...left, names: [...left.names, ...right.names] };
    }
    default:
      return undefined;
  }
}
