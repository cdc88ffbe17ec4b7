import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { JoinSite } from '../closures/join.ts';
import { reading } from '../closures/member.ts';
import { Matcher } from '../functions/matcher.ts';
import { emitArray } from './array.ts';
import { emitBlock, emitCondition } from './block.ts';
import { emitCall, emitChain, emitPartial, emitTailCall } from './call.ts';
import type { Emitter, Environment } from './environment.ts';
import { Ungenerated } from './environment.ts';
import { emitFilter } from './filter.ts';
import { emitGroup } from './group.ts';
import { anything, callable, type Code, isOnly, isPlainInside, isTame, list, may, nothing, number, trustIn } from './kinds.ts';
import { emitLambda } from './lambda.ts';
import { emitBinary, emitLiteral, emitNegation } from './operators.ts';
import { emitPath } from './path.ts';
import type { RuntimeName } from './runtime.ts';
import { SourceWriter } from './source-writer.ts';
import type { Surroundings } from './surroundings.ts';

/** Turns the nodes of one expression into code. */
export class ExpressionEmitter implements Emitter {
  readonly out = new SourceWriter();
  readonly #surroundings: Surroundings;
  #depth = -1;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  call(name: RuntimeName, ...args: readonly string[]): string {
    return `${name}(${args.join(', ')})`;
  }

  isBuiltin(name: string): boolean {
    return this.#surroundings.isBuiltin(name);
  }

  global(name: string): Code {
    const { number: at, kinds, plain } = this.#surroundings.global(name);
    return { code: `globals[${at}]`, kinds, plain };
  }

  join(key: readonly string[]): JoinSite {
    return new JoinSite(key, this.#surroundings.machine);
  }

  embed(node: ResolvedNode, env: Environment): Code {
    for (const name of this.#surroundings.namesIn(node)) if (env.locals.has(name)) throw new Ungenerated(node.type);
    const run = this.out.constant(this.#surroundings.closure(node));
    return { code: this.out.let(`${run}(${env.context.code})`), kinds: anything, plain: false };
  }

  leaving(value: Code): Code {
    if (value.plain) return value;
    const { code } = value;
    if (isOnly(value, number | nothing)) {
      this.out.write(
        may(value, nothing) ? `if (${code} !== undefined && ${code} - ${code} !== 0) bail();` : `if (${code} - ${code} !== 0) bail();`,
      );
      return { ...value, plain: true };
    }
    if (isPlainInside(value)) return { code: this.out.let(this.call('unmarked', code)), kinds: value.kinds, plain: true };
    if (isTame(value))
      return {
        code: this.out.let(`rough ? ${this.call('plain', code)} : ${this.call('unmarked', code)}`),
        kinds: value.kinds,
        plain: true,
      };
    const held = `typeof ${code} === "object" && ${code} !== null || typeof ${code} === "number" && ${code} - ${code} !== 0`;
    return { code: this.out.let(`${held} ? ${this.call('plain', code)} : ${code}`), kinds: value.kinds & ~callable, plain: true };
  }

  get depth(): number {
    return this.#depth;
  }

  asBody(inner: () => void): void {
    const around = this.#depth;
    this.#depth = -1;
    inner();
    this.#depth = around;
  }

  emit(node: ResolvedNode, env: Environment): Code {
    this.#depth += 1;
    const made = this.#emit(node, env);
    this.#depth -= 1;
    return made;
  }

  #emit(node: ResolvedNode, env: Environment): Code {
    // A path sees to its filters, grouping and marks itself.
    if (node.type === 'path') return emitPath(node, env, this);
    const { predicate, group } = node;
    if (predicate === undefined && group === undefined && node.keepArray !== true) return this.#whole(node, env);
    // The closures see to all that hangs on what they evaluate.
    if (node.tuple === true || embedded.has(node.type)) return this.embed(node, env);
    const inner = { ...env, leaves: false };
    let value = this.emitRaw(node, inner);
    for (const stage of predicate ?? []) {
      if (stage.type !== 'filter') throw new Ungenerated('index');
      value = emitFilter(value, stage.expr, inner, this);
    }
    if (group !== undefined) return emitGroup(group.lhs, group.position, value, { ...env, overLists: true }, this);
    if (node.keepArray === true)
      value = { ...value, code: this.out.let(this.call(predicate === undefined ? 'keepOne' : 'keepFiltered', value.code)), plain: false };
    return this.#collapsed(value);
  }

  #whole(node: ResolvedNode, env: Environment): Code {
    const raw = this.emitRaw(node, env);
    return givesSequences(node) ? this.#collapsed(raw) : raw;
  }

  #collapsed(value: Code): Code {
    if (value.plain || value.whole === true || !may(value, list)) return value;
    const code = this.out.let(`Array.isArray(${value.code}) ? ${this.call('collapse', value.code)} : ${value.code}`);
    // The lone item of a list may be of any kind.
    return { code, kinds: anything, plain: false, ...trustIn(value), whole: isPlainInside(value) };
  }

  emitRaw(node: ResolvedNode, env: Environment): Code {
    const { out } = this;
    switch (node.type) {
      case 'string':
      case 'number':
      case 'value':
        return emitLiteral(node.value, this);
      case 'name':
        return {
          code: out.let(this.call('readMember', env.context.code, out.constant(reading(node.value)))),
          kinds: anything,
          plain: false,
        };
      case 'variable':
        return this.#variable(node.value, env);
      case 'binary':
        return emitBinary(node, env, this);
      case 'unary':
        if (node.value === '-') return emitNegation(node.expression, env, this);
        if (node.value === '[') return emitArray(node, env, this);
        return emitGroup(node.lhs, node.position, env.context, env, this);
      case 'condition':
        return emitCondition(node, env, this);
      case 'block':
        return emitBlock(node, env, this);
      case 'function':
        return emitCall(node, env, this);
      case 'partial':
        return emitPartial(node, env, this);
      case 'apply':
        return emitChain(node, env, this);
      case 'lambda':
        // A call in tail position is a call; one too deep for the stack is left to the closures.
        return node.thunk === true && node.body.type === 'function'
          ? emitTailCall(node.body, env, this)
          : emitLambda(node, env, this, out.name('f'));
      case 'regex':
        return { code: out.constant(new Matcher(node.value, node.flags, node.position)), kinds: callable, plain: false };
      case 'path':
        return emitPath(node, env, this);
      case 'bind':
        throw new Ungenerated(node.type);
      case 'sort':
      case 'operator':
        return { code: 'undefined', kinds: nothing, plain: true };
      case 'wildcard':
      case 'descendant':
      case 'parent':
      case 'transform':
        return this.embed(node, env);
    }
  }

  #variable(name: string, env: Environment): Code {
    if (name === '') {
      const { context } = env;
      if (!may(context, list)) return context;
      return { ...context, code: this.out.let(this.call('itself', context.code)) };
    }
    const local = env.locals.get(name);
    if (local?.unknown === true) throw new Ungenerated(name);
    return local === undefined ? this.global(name) : local.value;
  }
}

/** Nodes that have no code of their own. */
const embedded: ReadonlySet<ResolvedNode['type']> = new Set(['wildcard', 'descendant', 'parent', 'transform']);

/**
 * Whether a node may give a sequence that is not yet taken for its item. Items of what functions give may be sequences
 * themselves, and each construct around takes one more of them for its item.
 */
function givesSequences(node: ResolvedNode): boolean {
  switch (node.type) {
    case 'apply':
    case 'block':
    case 'condition':
    case 'function':
    case 'variable':
      return true;
    case 'binary':
      return node.value === '..';
    default:
      return false;
  }
}
