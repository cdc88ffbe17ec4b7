import { findFunction } from './functions.ts';
import type { NamedUse, Origin, ReadPath } from './origin.ts';
import { simplePath } from './simple-path.ts';
import type { Span } from './tokens.ts';
import type { Bound, Context, Value } from './trace-scope.ts';
import { at, bindsItem, distinct, nothing, Scope, takesContext } from './trace-scope.ts';
import type { CallNode, LambdaNode, SyntaxNode } from './tree.ts';
import { childNodes, withoutKeepArray } from './walk.ts';

export type { NamedUse, Origin, ReadPath } from './origin.ts';

/** What following an expression's values found. */
export interface FieldTrace {
  readonly paths: readonly ReadPath[];
  /** Variables that nothing in the expression binds: lookup tables, outer items, parameters. */
  readonly variables: readonly NamedUse[];
  /** Built-in functions, and others that the expression does not define itself. */
  readonly functions: readonly NamedUse[];
  /** For each name in the expression the places whose children it reads; absent where that is not known. */
  readonly contexts: ReadonlyMap<SyntaxNode, readonly Origin[]>;
  /** For each node that was reached the variables bound there, with where their values come from. */
  readonly locals: ReadonlyMap<SyntaxNode, ReadonlyMap<string, readonly Origin[]>>;
}

/** Follows the values of an expression back to the fields they come from, through steps, filters, variables and lambdas. */
export function traceFields(root: SyntaxNode, withLocals = false): FieldTrace {
  return new Tracer(withLocals).trace(root);
}

/** Functions that call functions twice would be followed without end; what lies beyond is not followed. */
const mostInvoked = 2000;

class Tracer {
  readonly #paths = new Map<string, ReadPath>();
  readonly #variables = new Map<number, NamedUse>();
  readonly #functions = new Map<number, NamedUse>();
  readonly #contexts = new Map<SyntaxNode, readonly Origin[]>();
  readonly #locals = new Map<SyntaxNode, ReadonlyMap<string, readonly Origin[]>>();
  readonly #bounds: Bound[] = [];
  readonly #running = new Set<LambdaNode>();
  #invoked = 0;
  readonly #withLocals: boolean;

  constructor(withLocals: boolean) {
    this.#withLocals = withLocals;
  }

  trace(root: SyntaxNode): FieldTrace {
    const context = { origins: [{ root: 'context', names: [] }], touched: false } as const;
    this.#use(this.#visit(root, context, new Scope()));
    // What is bound and never used is read all the same.
    for (const bound of this.#bounds) if (!bound.used) this.#use(bound.value);
    const order = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;
    return {
      paths: [...this.#paths.values()].sort(order),
      variables: [...this.#variables.values()].sort(order),
      functions: [...this.#functions.values()].sort(order),
      contexts: this.#contexts,
      locals: this.#locals,
    };
  }

  /** The value is used as it stands: its fields are read whole. */
  #use(value: Value): void {
    for (const origin of value.origins) {
      const { root, names, start, end } = origin;
      this.#paths.set(JSON.stringify([root, names, start, end]), { root, names, start, end });
    }
    if (value.lambda !== undefined) this.#invoke(value, []);
  }

  #read(node: SyntaxNode, context: Context, scope: Scope): void {
    this.#use(this.#visit(node, context, scope));
  }

  #visit(node: SyntaxNode, context: Context, scope: Scope): Value {
    if (this.#withLocals) this.#locals.set(node, scope.all());
    switch (node.type) {
      case 'name':
        return this.#name(node, node.name, context);
      case 'variable':
        return this.#variable(node.name, node, context, scope);
      case 'wildcard':
      case 'descendant':
        context.touched = true;
        this.#use(at(context.origins, node));
        return nothing;
      case 'parent':
        context.touched = true;
        return at(
          context.origins
            .filter((origin) => origin.names.length > 0)
            .map((origin) => ({ root: origin.root, names: origin.names.slice(0, -1) })),
          node,
        );
      case 'step':
        return this.#step(node.left, node.right, node, context, scope);
      case 'filter': {
        const left = this.#visit(node.left, context, scope);
        this.#read(node.predicate, { origins: left.origins, touched: false }, scope);
        return left;
      }
      case 'keep-array':
        return this.#visit(node.left, context, scope);
      case 'group': {
        const left = this.#visit(node.left, context, scope);
        const inner = { origins: left.origins, touched: false };
        for (const pair of node.pairs) for (const part of [pair.key, pair.value]) this.#read(part, inner, scope);
        if (!inner.touched) this.#use(left);
        return nothing;
      }
      case 'sort': {
        const left = this.#visit(node.left, context, scope);
        for (const term of node.terms) this.#read(term.expression, { origins: left.origins, touched: false }, scope);
        return left;
      }
      case 'focus': {
        const left = this.#visit(node.left, context, scope);
        this.#bind(node.variable.name, left, scope);
        // The item is bound and the path goes on from where it was.
        return at(context.origins, node.left);
      }
      case 'index': {
        const left = this.#visit(node.left, context, scope);
        this.#bind(node.variable.name, nothing, scope);
        return left;
      }
      case 'bind': {
        const value = this.#visit(node.value, context, scope);
        this.#bind(node.variable.name, value, scope);
        return value;
      }
      case 'block':
        return this.#block(node.expressions, context, scope);
      case 'condition': {
        this.#read(node.test, context, scope);
        const then = this.#visit(node.then, context, scope);
        return node.otherwise === undefined ? then : this.#either(then, this.#visit(node.otherwise, context, scope));
      }
      case 'default':
        return this.#either(this.#visit(node.left, context, scope), this.#visit(node.right, context, scope));
      case 'binary':
        if (node.operator === '~>') return this.#apply(node.left, node.right, context, scope);
        break;
      case 'call':
        return this.#call(
          node,
          node.args.map((arg) => this.#visit(arg, context, scope)),
          context,
          scope,
        );
      case 'lambda':
        return { origins: [], lambda: { node, scope, context } };
      case 'array':
        return { origins: distinct(node.items.flatMap((item) => this.#items(this.#visit(item, context, scope)))) };
      case 'transform':
        for (const part of childNodes(node)) this.#read(part, { origins: [], touched: false }, scope);
        return nothing;
      default:
        break;
    }
    for (const part of childNodes(node)) this.#read(part, context, scope);
    return nothing;
  }

  #items(value: Value): readonly ReadPath[] {
    if (value.lambda !== undefined) this.#use(value);
    return value.origins;
  }

  #either(a: Value, b: Value): Value {
    if (a.lambda !== undefined) this.#use(a);
    return { origins: distinct([...a.origins, ...b.origins]), ...(b.lambda === undefined ? {} : { lambda: b.lambda }) };
  }

  #name(node: SyntaxNode, name: string, context: Context): Value {
    context.touched = true;
    const known = this.#contexts.get(node);
    if (context.origins.length > 0 && known !== context.origins)
      this.#contexts.set(node, known === undefined ? context.origins : [...known, ...context.origins]);
    return at(
      context.origins.map((origin) => ({ root: origin.root, names: [...origin.names, name] })),
      node,
    );
  }

  #variable(name: string, node: SyntaxNode, context: Context, scope: Scope): Value {
    if (name === '') {
      context.touched = true;
      return at(context.origins, node);
    }
    if (name === '$') return at([{ root: 'root', names: [] }], node);
    const bound = scope.find(name);
    if (bound !== undefined) {
      bound.used = true;
      const { lambda } = bound.value;
      return { ...at(bound.value.origins, node), ...(lambda === undefined ? {} : { lambda }) };
    }
    if (findFunction(name) !== undefined) {
      this.#functions.set(node.start, { name, start: node.start, end: node.end });
      return nothing;
    }
    this.#variables.set(node.start, { name, start: node.start, end: node.end });
    return at([{ root: { variable: name }, names: [] }], node);
  }

  #step(left: SyntaxNode, right: SyntaxNode, whole: SyntaxNode, context: Context, scope: Scope): Value {
    const from = left.type === 'string' ? this.#name(left, left.value, context) : this.#visit(left, context, scope);
    const inner = { origins: from.origins, touched: false };
    const step = withoutKeepArray(right);
    const value = step.type === 'string' ? this.#name(step, step.value, inner) : this.#visit(right, inner, scope);
    if (!inner.touched && !bindsItem(left)) this.#use(from);
    // A path that goes on is said by all of its text.
    const { lambda } = value;
    const origins = value.origins.map((origin) =>
      origin.start >= right.start && origin.end <= right.end && simplePath(right) !== undefined
        ? { ...origin, start: whole.start }
        : origin,
    );
    return { origins, ...(lambda === undefined ? {} : { lambda }) };
  }

  #bind(name: string, value: Value, scope: Scope): void {
    const bound = { value, used: false };
    this.#bounds.push(bound);
    scope.names.set(name, bound);
  }

  #block(expressions: readonly SyntaxNode[], context: Context, scope: Scope): Value {
    const inner = new Scope(scope);
    let last = nothing;
    for (const [i, expression] of expressions.entries()) {
      const value = this.#visit(expression, context, inner);
      if (i === expressions.length - 1) last = value;
      else if (expression.type !== 'bind') this.#use(value);
    }
    return last;
  }

  #apply(left: SyntaxNode, right: SyntaxNode, context: Context, scope: Scope): Value {
    const input = this.#visit(left, context, scope);
    if (right.type === 'call')
      return this.#call(right, [input, ...right.args.map((arg) => this.#visit(arg, context, scope))], context, scope);
    if (right.type === 'variable') return this.#called(right, right.name, [input], context, scope);
    if (right.type === 'lambda') return this.#invoke(this.#visit(right, context, scope), [input]);
    this.#use(input);
    this.#read(right, context, scope);
    return nothing;
  }

  #call(call: CallNode, args: readonly Value[], context: Context, scope: Scope): Value {
    if (call.callee.type === 'variable') {
      const key = call.args.at(-1);
      const [object] = args;
      if (call.callee.name === 'lookup' && args.length === 2 && key?.type === 'string' && object !== undefined) {
        this.#functions.set(call.callee.start, { name: 'lookup', start: call.callee.start, end: call.callee.end });
        return at(
          object.origins.map((origin) => ({ root: origin.root, names: [...origin.names, key.value] })),
          call,
        );
      }
      return this.#called(call.callee, call.callee.name, args, context, scope, call);
    }
    const callee = this.#visit(call.callee, context, scope);
    if (callee.lambda !== undefined) return this.#invoke(callee, args);
    for (const arg of args) this.#use(arg);
    this.#use(callee);
    return nothing;
  }

  #called(callee: SyntaxNode, name: string, args: readonly Value[], context: Context, scope: Scope, call?: CallNode): Value {
    const bound = scope.find(name);
    if (bound !== undefined) {
      bound.used = true;
      if (bound.value.lambda !== undefined) return this.#invoke(bound.value, args);
    } else {
      this.#functions.set(callee.start, { name, start: callee.start, end: callee.end });
      if (takesContext(name, args.length, call)) {
        context.touched = true;
        this.#use(at(context.origins, call ?? callee));
      }
      const passed = this.#overItems(name, args);
      if (passed !== undefined) return passed;
    }
    for (const arg of args) this.#use(arg);
    return nothing;
  }

  /** Functions that hand items of their first argument to another function, or hand it on. */
  #overItems(name: string, args: readonly Value[]): Value | undefined {
    const [array, body, init] = args;
    if (array === undefined) return undefined;
    switch (name) {
      case 'map':
      case 'filter':
      case 'single':
      case 'each':
      case 'sift': {
        if (body?.lambda === undefined) return undefined;
        const given = this.#invoke(body, [array, nothing, array]);
        if (name === 'map' || name === 'each') return given;
        this.#use(given);
        return array;
      }
      case 'sort':
        if (body?.lambda !== undefined) this.#use(this.#invoke(body, [array, array]));
        else if (body !== undefined) this.#use(body);
        return array;
      case 'reduce':
        if (body?.lambda === undefined) return undefined;
        if (init !== undefined) this.#use(init);
        this.#use(this.#invoke(body, [init === undefined ? array : nothing, array]));
        return nothing;
      case 'distinct':
      case 'reverse':
      case 'shuffle':
      case 'clone':
        return array;
      case 'append':
        return body === undefined ? array : this.#either(array, body);
      default:
        return undefined;
    }
  }

  #invoke(value: Value, args: readonly Value[]): Value {
    const { lambda } = value;
    if (lambda === undefined || this.#running.has(lambda.node) || this.#invoked >= mostInvoked) return nothing;
    this.#invoked += 1;
    this.#running.add(lambda.node);
    const scope = new Scope(lambda.scope);
    // A parameter that is not used says nothing: the caller decides whether its argument is read.
    for (const [i, param] of lambda.node.params.entries()) scope.names.set(param.name, { value: args[i] ?? nothing, used: true });
    for (const arg of args.slice(lambda.node.params.length)) if (arg.lambda !== undefined) this.#use(arg);
    const given = this.#visit(lambda.node.body, lambda.context, scope);
    this.#running.delete(lambda.node);
    return given;
  }
}
