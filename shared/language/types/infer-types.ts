import { findFunction } from '#shared/syntax/functions.ts';
import type { CallNode, DefaultNode, LambdaNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { childNodes, walk, withoutParentheses } from '#shared/syntax/walk.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';
import { builtInType, regexName } from './built-in-types.ts';
import { completeArguments } from './complete-arguments.ts';
import { schemaType } from './field-types.ts';
import { groupType } from './group-type.ts';
import type { ArgumentType, Inference } from './inference.ts';
import { isPossible, itemsOf, kept, optional, present, sequenceOf, union } from './join-types.ts';
import { tableType } from './lookup-types.ts';
import { narrow, truthy } from './narrow.ts';
import { arrayType, operatorType, truthOf } from './operator-types.ts';
import { readSpine } from './path-spine.ts';
import { filterType, pathType } from './path-types.ts';
import { TypeScope } from './type-scope.ts';
import type { Callee, FunctionType, TypeContext, ValueType } from './value-type.ts';
import {
  anything,
  anyValue,
  callable,
  listOf,
  literalBoolean,
  literalText,
  never,
  nothing,
  nullType,
  number,
  someFunction,
  text,
  wholeNumber,
} from './value-type.ts';

/** What every part of an expression may give. */
export interface InferredTypes {
  /** The value of the whole expression. */
  readonly result: ValueType;
  /** By node; of one evaluated for several contexts all of them. Absent where no evaluation comes to. */
  readonly types: ReadonlyMap<SyntaxNode, ValueType>;
  /** What names are read from; of a filter the value that it filters. */
  readonly contexts: ReadonlyMap<SyntaxNode, ValueType>;
  /** The arguments of calls of built-in functions, the context among them where it stands in. */
  readonly calls: ReadonlyMap<CallNode, readonly ArgumentType[]>;
}

/**
 * The types of an expression's values, from the schemas of what it reads. Whatever an evaluation over data of these
 * schemas gives is of the type said here; where that cannot be told the type is any value.
 */
export function inferTypes(root: SyntaxNode, context: LanguageContext): InferredTypes {
  return new TypeInference(root, context).run();
}

/** Beyond this many steps the rest is not looked into. */
const mostVisits = 60_000;
const mostInvoked = 2_000;
const deepest = 200;

class TypeInference implements Inference {
  readonly root: TypeContext;
  readonly readsParents: boolean;
  readonly #node: SyntaxNode;
  readonly #context: LanguageContext;
  readonly #variables: ReadonlyMap<string, ValueType>;
  readonly #types = new Map<SyntaxNode, ValueType>();
  readonly #contexts = new Map<SyntaxNode, ValueType>();
  readonly #calls = new Map<CallNode, readonly ArgumentType[]>();
  readonly #running = new Set<LambdaNode>();
  readonly #waiting: Extract<Callee, { kind: 'lambda' }>[] = [];
  #visits = 0;
  #invoked = 0;
  #depth = 0;

  constructor(node: SyntaxNode, context: LanguageContext) {
    this.#node = node;
    this.#context = context;
    this.root = { type: schemaType(context.root, context.rootIsList) };
    this.#variables = new Map(context.variables.map((variable) => [variable.name, variableType(variable)]));
    let parents = false;
    walk(node, ({ type }) => {
      parents ||= type === 'parent';
    });
    this.readsParents = parents;
  }

  run(): InferredTypes {
    const { schema, root, type } = this.#context;
    const start: TypeContext = { type: type ?? (schema === root ? this.root.type : schemaType(schema)) };
    const result = this.infer(this.#node, start, new TypeScope());
    // A function that nothing here calls may still be looked into.
    for (const { node, scope, context } of this.#waiting)
      if (!this.#types.has(node.body) && scope instanceof TypeScope) this.#body(node, 'any', context, scope);
    return { result, types: this.#types, contexts: this.#contexts, calls: this.#calls };
  }

  infer(node: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    this.#visits += 1;
    if (this.#visits > mostVisits || this.#depth > deepest) return anything;
    this.#depth += 1;
    const type = this.#infer(node, context, scope);
    this.#depth -= 1;
    this.note(node, type);
    return type;
  }

  note(node: SyntaxNode, type: ValueType): void {
    const before = this.#types.get(node);
    this.#types.set(node, before === undefined ? type : union(before, type));
  }

  noteContext(node: SyntaxNode, type: ValueType): void {
    const before = this.#contexts.get(node);
    this.#contexts.set(node, before === undefined ? type : union(before, type));
  }

  noteArguments(node: CallNode, args: readonly ArgumentType[]): void {
    const before = this.#calls.get(node);
    this.#calls.set(
      node,
      before === undefined ? args : args.map((arg, i) => ({ ...arg, type: union(arg.type, before[i]?.type ?? nothing) })),
    );
  }

  #infer(node: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    const spine = readSpine(node);
    if (spine !== undefined) return pathType(node, spine, context, scope, this);
    switch (node.type) {
      case 'string':
        return literalText(node.value);
      case 'number':
        return Number.isInteger(node.value) ? wholeNumber : number;
      case 'constant':
        return node.value === null ? nullType : literalBoolean(node.value);
      case 'regex':
        return callable({ kind: 'built-in', name: regexName });
      case 'variable':
        return this.#variable(node.name, context, scope);
      case 'wildcard':
        return wildcardType(context.type);
      case 'parent':
        return context.parent === undefined ? anything : itemsOf(context.parent.type);
      case 'negate':
        return this.#negated(node.operand, context, scope);
      case 'binary':
        return this.#binary(node, context, scope);
      case 'filter': {
        const left = this.infer(node.left, context, scope);
        return filterType(node, left, {}, scope, this);
      }
      case 'keep-array':
        return this.#kept(node.left, context, scope);
      case 'group': {
        const over = this.infer(node.left, context, scope);
        return groupType(node.pairs, { type: over }, scope, this);
      }
      case 'object':
        return groupType(node.pairs, context, scope, this);
      case 'bind': {
        const value = this.infer(node.value, context, scope);
        scope.bind(node.variable.name, value, anything);
        this.note(node.variable, value);
        return value;
      }
      case 'condition': {
        const place = this.#placed(context, scope);
        const test = this.infer(node.test, context, scope);
        const truth = truthOf(test);
        const then = this.infer(node.then, context, scope.knowing(narrow(node.test, true, place)));
        const otherwise =
          node.otherwise === undefined ? nothing : this.infer(node.otherwise, context, scope.knowing(narrow(node.test, false, place)));
        return truth === 'true' ? then : truth === 'false' ? otherwise : union(then, otherwise);
      }
      case 'default':
        return this.#default(node, context, scope);
      case 'call':
        return this.#call(node, undefined, context, scope);
      case 'lambda': {
        const callee = { kind: 'lambda', node, scope, context } as const;
        this.#waiting.push(callee);
        return callable(callee);
      }
      case 'block': {
        const inner = new TypeScope(scope);
        let last = nothing;
        for (const expression of node.expressions) last = this.infer(expression, context, inner);
        return last;
      }
      case 'array':
        return arrayType(
          node.items.map((item) => ({
            type: item.type === 'range' ? this.#range(item.from, item.to, context, scope) : this.infer(item, context, scope),
            whole: item.type === 'array',
          })),
        );
      case 'transform':
        for (const part of childNodes(node)) this.infer(part, { type: anything }, scope.knowing([]));
        return someFunction;
      default:
        return anything;
    }
  }

  #variable(name: string, context: TypeContext, scope: TypeScope): ValueType {
    if (name === '') return scope.fact(context, '') ?? context.type;
    if (name === '$') return scope.fact(this.root, '') ?? this.root.type;
    const bound = scope.find(name);
    if (bound !== undefined) return scope.fact(bound, '') ?? bound.type;
    const given = this.#variables.get(name);
    if (given !== undefined) return given;
    return findFunction(name) === undefined ? anything : callable({ kind: 'built-in', name });
  }

  #placed(context: TypeContext, scope: TypeScope): Parameters<typeof narrow>[2] {
    return { context, scope, inference: this, typeOf: (node) => this.#types.get(node) ?? anything };
  }

  #negated(operand: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    const type = this.infer(operand, context, scope);
    return union(type.number?.whole === true && !type.any ? wholeNumber : number, type.nothing ? nothing : never);
  }

  #binary(node: Extract<SyntaxNode, { type: 'binary' }>, context: TypeContext, scope: TypeScope): ValueType {
    const { operator, left, right } = node;
    if (operator === '~>') return this.#apply(left, right, context, scope);
    const a = this.infer(left, context, scope);
    const decides = operator === 'and' || operator === 'or';
    const inner = decides ? scope.knowing(narrow(left, operator === 'and', this.#placed(context, scope))) : scope;
    return operatorType(operator, a, this.infer(right, context, inner));
  }

  #range(from: SyntaxNode, to: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    this.infer(from, context, scope);
    this.infer(to, context, scope);
    return sequenceOf(wholeNumber);
  }

  /** A sequence that a function gives stays a list; a value that is none stays what it is. */
  #kept(left: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    const type = this.infer(left, context, scope);
    const name =
      left.type === 'call' && left.callee.type === 'variable' && scope.find(left.callee.name) === undefined ? left.callee.name : '';
    if (alwaysSequence.has(name) && !this.#variables.has(name)) return kept(type);
    return union(type, kept(type));
  }

  /** `a ?: b` is a where that counts as true, `a ?? b` is a where that is there. */
  #default(node: DefaultNode, context: TypeContext, scope: TypeScope): ValueType {
    const left = this.infer(node.left, context, scope);
    const right = this.infer(node.right, context, scope.knowing([]));
    if (node.operator === '??') return left.nothing ? union(present(left), right) : left;
    const truth = truthOf(left);
    return truth === 'true' ? left : truth === 'false' ? right : union(truthy(left), right);
  }

  #call(node: CallNode, given: SyntaxNode | undefined, context: TypeContext, scope: TypeScope): ValueType {
    const nodes = given === undefined ? node.args : [given, ...node.args];
    const args = nodes.map((arg) => (arg.type === 'placeholder' ? undefined : this.infer(arg, context, scope)));
    const callee = this.infer(node.callee, context, scope);
    const called = callee.any ? undefined : callee.function;
    if (node.args.some((arg) => arg.type === 'placeholder'))
      return called === undefined ? someFunction : callable({ kind: 'partial', of: called, args });
    const types = args.map((arg) => arg ?? anything);
    const [only] = called?.callees ?? [];
    if (only?.kind === 'built-in' && called?.callees?.length === 1) {
      const places = nodes.map((arg, i) => ({ type: types[i] ?? anything, place: arg, node: arg }));
      const complete = completeArguments(only.name, places, context.type);
      this.noteArguments(node, complete);
      return this.#builtIn(
        only.name,
        complete.map(({ type }) => type),
        context,
      );
    }
    return this.invoke(called, types, context);
  }

  #apply(left: SyntaxNode, right: SyntaxNode, context: TypeContext, scope: TypeScope): ValueType {
    let call = right;
    // The language does not filter what a call behind ~> gives.
    while (call.type === 'filter' || call.type === 'keep-array') call = call.left;
    if (call.type === 'group') return anything;
    if (call.type === 'call' && !call.args.some((arg) => arg.type === 'placeholder')) {
      const type = this.#call(call, left, context, scope);
      this.note(call, type);
      return call === right ? type : union(type, kept(type));
    }
    const input = this.infer(left, context, scope);
    const called = this.infer(right, context, scope);
    if (input.any || input.function !== undefined) return anything;
    if (right.type === 'transform') return input.nothing ? anything : anyValue;
    return this.invoke(called.any ? undefined : called.function, [input], { type: nullType });
  }

  invoke(called: FunctionType | undefined, args: readonly ValueType[], context: TypeContext): ValueType {
    if (called?.callees === undefined) return anything;
    return union(...called.callees.map((callee) => this.#invokeOne(callee, args, context)));
  }

  #invokeOne(callee: Callee, args: readonly ValueType[], context: TypeContext): ValueType {
    switch (callee.kind) {
      case 'built-in': {
        const complete = completeArguments(
          callee.name,
          args.map((type) => ({ type })),
          context.type,
        );
        return this.#builtIn(
          callee.name,
          complete.map(({ type }) => type),
          context,
        );
      }
      case 'partial': {
        const rest = [...args];
        return this.invoke(
          callee.of,
          callee.args.map((arg) => arg ?? rest.shift() ?? nothing),
          context,
        );
      }
      case 'lambda':
        return this.#lambda(callee.node, args, callee.context, callee.scope);
    }
  }

  #lambda(node: LambdaNode, args: readonly ValueType[], context: TypeContext, scope: object): ValueType {
    if (this.#running.has(node) || this.#invoked >= mostInvoked || !(scope instanceof TypeScope)) return anything;
    this.#invoked += 1;
    this.#running.add(node);
    const type = this.#body(node, node.signature === undefined ? args : node.params.map(() => anything), context, scope);
    this.#running.delete(node);
    return type;
  }

  #body(node: LambdaNode, args: readonly ValueType[] | 'any', context: TypeContext, scope: TypeScope): ValueType {
    const inner = new TypeScope(scope);
    for (const [i, param] of node.params.entries()) {
      const type = args === 'any' ? anything : (args[i] ?? nothing);
      inner.bind(param.name, type, anything);
      this.note(param, type);
    }
    return this.infer(node.body, context, inner);
  }

  #builtIn(name: string, args: readonly ValueType[], context: TypeContext): ValueType {
    return builtInType(name, args, (called, given) => {
      const type = this.invoke(called, given, context);
      return called?.callees?.some((callee) => callee.kind !== 'lambda' || endsInSequence(callee.node.body)) === true
        ? loosened(type)
        : type.list === undefined || type.list.plain
          ? type
          : { ...type, list: { ...type.list, filled: false } };
    });
  }
}

/** A sequence that a call at a function's end gives may not have been taken for its item yet: it may be an empty list. */
function loosened(type: ValueType): ValueType {
  if (type.any || (type.list === undefined && !type.nothing)) return type;
  return union(type, listOf(itemsOf(type), { plain: false }));
}

/** Whether a function ends in a call of a function that always gives a sequence. */
function endsInSequence(body: SyntaxNode): boolean {
  const node = withoutParentheses(body);
  if (node.type === 'condition') return [node.then, node.otherwise].some((arm) => arm !== undefined && endsInSequence(arm));
  if (node.type === 'block') return node.expressions.slice(-1).some(endsInSequence);
  return node.type === 'call' && node.callee.type === 'variable' && alwaysSequence.has(node.callee.name);
}

/** Functions whose result is a sequence whatever they are given. */
const alwaysSequence: ReadonlySet<string> = new Set(['map', 'filter', 'each', 'keys', 'match']);

function variableType({ kind, schema, table, type }: LanguageContext['variables'][number]): ValueType {
  if (type !== undefined) return type;
  if (table !== undefined) return tableType(table);
  if (schema !== undefined) return schemaType(schema);
  if (kind === 'index') return wholeNumber;
  return kind === 'parameter' ? optional(text) : anything;
}

/** `*`: what the fields hold, arrays taken apart. */
function wildcardType(type: ValueType): ValueType {
  const items = itemsOf(type);
  if (items.any || items.list !== undefined) return anything;
  if (items.object === undefined) return nothing;
  if (items.object.rest !== undefined) return anything;
  const values = union(...[...items.object.fields.values()].map(present));
  if (values.any) return anything;
  let flat = values;
  for (let depth = 0; flat.list !== undefined && depth < 10; depth += 1) flat = itemsOf(flat);
  return flat.list === undefined && isPossible(flat) ? sequenceOf(flat, { sure: false }) : anything;
}
