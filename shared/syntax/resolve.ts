import { Ancestry, noParent } from './ancestry.ts';
import type { Marks, ResolvedNode, ResolvedPair, ResolvedPath, ResolvedSort } from './resolved.ts';
import { SyntaxStop, syntaxProblem } from './syntax-problem.ts';
import type {
  DefaultNode,
  FilterNode,
  GroupNode,
  KeepArrayNode,
  LambdaNode,
  Pair,
  SortNode,
  StepBindNode,
  StepNode,
  SyntaxNode,
} from './tree.ts';
import { headToken } from './walk.ts';

/** Resolves a tree as the language means it. Throws `SyntaxStop` where the parts do not go together. */
export function resolveNode(root: SyntaxNode): ResolvedNode {
  const resolved = new Resolver().resolve(root);
  if (resolved.type === 'parent' || resolved.seekingParent !== undefined) throw noParent(resolved);
  return resolved;
}

/** `??` inside the left side of `??` doubles each time. */
const mostNodes = 500_000;

class Resolver {
  readonly #ancestry = new Ancestry();
  #count = 0;
  /** Nodes that a `[]` behind them, or behind their filters, keeps an array. */
  readonly #kept = new Set<SyntaxNode>();

  resolve(node: SyntaxNode): ResolvedNode {
    this.#count += 1;
    if (this.#count > mostNodes) throw new SyntaxStop(syntaxProblem('expression/too-deep', node));
    const resolved = node.type === 'keep-array' ? this.#keepArray(node) : this.#resolve(node);
    if (this.#kept.has(node)) resolved.keepArray = true;
    resolved.whole = node;
    return resolved;
  }

  #keepArray(node: KeepArrayNode): ResolvedNode {
    let core = node.left;
    while (core.type === 'filter' || core.type === 'keep-array') core = core.left;
    this.#kept.add(core);
    return this.resolve(node.left);
  }

  #resolve(node: Exclude<SyntaxNode, KeepArrayNode>): ResolvedNode {
    const marks = { source: node, position: node.at };
    switch (node.type) {
      case 'name': {
        const kept = this.#kept.has(node);
        const step: ResolvedNode = { type: 'name', value: node.name, ...marks, ...(kept ? { keepArray: true } : {}) };
        return { type: 'path', steps: [step], source: node, ...(kept ? { keepSingletonArray: true } : {}) };
      }
      case 'string':
        return { type: 'string', value: node.value, ...marks };
      case 'number':
        return { type: 'number', value: node.value, ...marks };
      case 'constant':
        return { type: 'value', value: node.value, ...marks };
      case 'regex':
        return { type: 'regex', value: node.pattern, flags: node.flags, ...marks };
      case 'variable':
        return { type: 'variable', value: node.name, ...marks };
      case 'wildcard':
      case 'descendant':
        return { type: node.type, value: headToken(node), ...marks };
      case 'placeholder':
        return { type: 'operator', value: '?', ...marks };
      case 'parent':
        return { type: 'parent', slot: this.#ancestry.newSlot(), source: node };
      case 'missing':
        throw new SyntaxStop(syntaxProblem('S0207', node, { position: node.at, token: '(end)' }));
      case 'negate':
        return this.#negate(node.operand, marks);
      case 'binary': {
        const apply = node.operator === '~>';
        const lhs = this.resolve(node.left);
        const rhs = this.resolve(node.right);
        if (apply)
          return {
            type: 'apply',
            value: '~>',
            lhs,
            rhs,
            ...marks,
            ...(lhs.keepArray === true || rhs.keepArray === true ? { keepArray: true } : {}),
          };
        return this.#lifted({ type: 'binary', value: node.operator, lhs, rhs, ...marks }, lhs, rhs);
      }
      case 'range': {
        const lhs = this.resolve(node.from);
        const rhs = this.resolve(node.to);
        return this.#lifted({ type: 'binary', value: '..', lhs, rhs, ...marks }, lhs, rhs);
      }
      case 'bind': {
        const lhs = this.resolve(node.variable);
        const rhs = this.resolve(node.value);
        return this.#lifted({ type: 'bind', value: ':=', lhs, rhs, ...marks }, rhs);
      }
      case 'step':
        return this.#step(node);
      case 'filter':
        return this.#filter(node);
      case 'group':
        return this.#group(node);
      case 'sort':
        return this.#sort(node);
      case 'focus':
        return this.#focus(node);
      case 'index':
        return this.#index(node);
      case 'condition': {
        const condition = this.resolve(node.test);
        const then = this.resolve(node.then);
        const otherwise = node.otherwise === undefined ? undefined : this.resolve(node.otherwise);
        return this.#condition(marks, condition, then, otherwise);
      }
      case 'default':
        return this.#default(node);
      case 'call': {
        const args = node.args.map((arg) => this.resolve(arg));
        const type = node.args.some((arg) => arg.type === 'placeholder') ? 'partial' : 'function';
        const procedure = this.resolve(node.callee);
        return this.#lifted({ type, value: '(', arguments: args, procedure, ...marks }, ...args);
      }
      case 'lambda':
        return this.#lambda(node);
      case 'block': {
        const expressions = node.expressions.map((part) => this.resolve(part));
        const constructs = expressions.some(
          (part) => part.consarray === true || (part.type === 'path' && part.steps[0]?.consarray === true),
        );
        return this.#lifted({ type: 'block', expressions, ...marks, ...(constructs ? { consarray: true } : {}) }, ...expressions);
      }
      case 'array': {
        const expressions = node.items.map((item) => this.resolve(item));
        return this.#lifted({ type: 'unary', value: '[', expressions, ...marks }, ...expressions);
      }
      case 'object': {
        const lhs = this.#pairs(node.pairs);
        return this.#lifted({ type: 'unary', value: '{', lhs, ...marks }, ...lhs.flat());
      }
      case 'transform': {
        const pattern = this.resolve(node.pattern);
        const update = this.resolve(node.update);
        return {
          type: 'transform',
          pattern,
          update,
          ...(node.remove === undefined ? {} : { delete: this.resolve(node.remove) }),
          ...marks,
        };
      }
    }
  }

  #lifted<N extends ResolvedNode>(holder: N, ...parts: readonly ResolvedNode[]): N {
    for (const part of parts) this.#ancestry.lift(holder, part);
    return holder;
  }

  #pairs(pairs: readonly Pair[]): ResolvedPair[] {
    return pairs.map(({ key, value }): ResolvedPair => [this.resolve(key), this.resolve(value)]);
  }

  #negate(operand: SyntaxNode, marks: Marks): ResolvedNode {
    const expression = this.resolve(operand);
    if (expression.type === 'number') {
      expression.value = -expression.value;
      return expression;
    }
    return this.#lifted({ type: 'unary', value: '-', expression, ...marks }, expression);
  }

  #condition(marks: Marks, condition: ResolvedNode, then: ResolvedNode, otherwise?: ResolvedNode): ResolvedNode {
    const parts = otherwise === undefined ? [condition, then] : [condition, then, otherwise];
    return this.#lifted(
      { type: 'condition', condition, then, ...(otherwise === undefined ? {} : { else: otherwise }), ...marks },
      ...parts,
    );
  }

  /** `a ?: b` is `a ? a : b`, `a ?? b` is `$exists(a) ? a : b`; the left side is resolved anew for each place. */
  #default(node: DefaultNode): ResolvedNode {
    let condition = this.resolve(node.left);
    if (node.operator === '??') {
      condition = this.#lifted(
        { type: 'function', value: '(', arguments: [condition], procedure: { type: 'variable', value: 'exists' } },
        condition,
      );
    }
    const then = this.resolve(node.left);
    return this.#condition({ source: node, position: node.at }, condition, then, this.resolve(node.right));
  }

  #step(node: StepNode): ResolvedNode {
    const left = this.resolve(node.left);
    const path: ResolvedPath = left.type === 'path' ? left : { type: 'path', steps: [left], source: node };
    if (left.type === 'parent') path.seekingParent = [left.slot];
    const right = this.resolve(node.right);
    if (right.type === 'path') {
      path.steps.push(...right.steps);
    } else {
      toStages(right);
      path.steps.push(right);
    }
    for (const step of path.steps) {
      if (step.type === 'number' || step.type === 'value') {
        const place = step.source ?? node;
        throw new SyntaxStop(syntaxProblem('S0213', place, { position: step.position, expected: String(step.value) }));
      }
      if (step.type === 'string') step.type = 'name';
    }
    if (path.steps.some((step) => step.keepArray === true)) path.keepSingletonArray = true;
    for (const end of [path.steps[0], path.steps.at(-1)]) {
      if (end?.type === 'unary' && end.value === '[') end.consarray = true;
    }
    this.#ancestry.settle(path);
    return path;
  }

  #filter(node: FilterNode): ResolvedNode {
    const result = this.resolve(node.left);
    const inPath = result.type === 'path';
    const step = lastStep(result);
    if (step.group !== undefined) throw stop('S0209', node);
    const list = (inPath ? step.stages : step.predicate) ?? [];
    if (inPath) step.stages = list;
    else step.predicate = list;
    const expr = this.resolve(node.predicate);
    if (expr.seekingParent !== undefined) {
      for (const slot of expr.seekingParent) {
        if (slot.level === 1) this.#ancestry.seek(step, slot);
        else slot.level -= 1;
      }
      this.#ancestry.lift(step, expr);
    }
    list.push({ type: 'filter', expr, position: node.at });
    return result;
  }

  #group(node: GroupNode): ResolvedNode {
    const result = this.resolve(node.left);
    if (result.group !== undefined) throw stop('S0210', node);
    result.group = { lhs: this.#pairs(node.pairs), position: node.at };
    return result;
  }

  #sort(node: SortNode): ResolvedNode {
    const left = this.resolve(node.left);
    const path: ResolvedPath = left.type === 'path' ? left : { type: 'path', steps: [left], source: node };
    const terms: { descending: boolean; expression: ResolvedNode }[] = [];
    const sort: ResolvedSort = { type: 'sort', terms, source: node, position: node.at };
    for (const { expression: term, descending } of node.terms) {
      const expression = this.resolve(term);
      this.#ancestry.lift(sort, expression);
      terms.push({ descending, expression });
    }
    path.steps.push(sort);
    this.#ancestry.settle(path);
    return path;
  }

  #focus(node: StepBindNode): ResolvedNode {
    const result = this.resolve(node.left);
    const step = lastStep(result);
    if (step.stages !== undefined || step.predicate !== undefined) throw stop('S0215', node);
    if (step.type === 'sort') throw stop('S0216', node);
    if (this.#kept.has(node)) step.keepArray = true;
    step.focus = node.variable.name;
    step.tuple = true;
    return result;
  }

  #index(node: StepBindNode): ResolvedNode {
    const left = this.resolve(node.left);
    const step = lastStep(left);
    const path: ResolvedNode = left.type === 'path' ? left : { type: 'path', steps: [left], source: node };
    if (left.type !== 'path') toStages(step);
    if (step.stages === undefined) step.index = node.variable.name;
    else step.stages.push({ type: 'index', value: node.variable.name, position: node.at });
    step.tuple = true;
    return path;
  }

  #lambda(node: LambdaNode): ResolvedNode {
    const params = node.params.map((param): ResolvedNode => ({ type: 'variable', value: param.name, source: param, position: param.at }));
    const body = tailCalls(this.resolve(node.body));
    return {
      type: 'lambda',
      arguments: params,
      ...(node.signature === undefined ? {} : { signature: node.signature.text }),
      body,
      source: node,
      position: node.at,
    };
  }
}

/** Calls in tail position become thunks. */
function tailCalls(node: ResolvedNode): ResolvedNode {
  if (node.type === 'function' && node.predicate === undefined) {
    return { type: 'lambda', thunk: true, arguments: [], body: node, ...(node.position === undefined ? {} : { position: node.position }) };
  }
  if (node.type === 'condition') {
    node.then = tailCalls(node.then);
    if (node.else !== undefined) node.else = tailCalls(node.else);
  } else if (node.type === 'block') {
    const last = node.expressions.at(-1);
    if (last !== undefined) node.expressions[node.expressions.length - 1] = tailCalls(last);
  }
  return node;
}

function lastStep(node: ResolvedNode): ResolvedNode {
  return node.type === 'path' ? (node.steps.at(-1) ?? node) : node;
}

function toStages(node: ResolvedNode): void {
  if (node.predicate === undefined) return;
  node.stages = node.predicate;
  delete node.predicate;
}

function stop(code: string, node: FilterNode | GroupNode | StepBindNode): SyntaxStop {
  return new SyntaxStop(syntaxProblem(code, { start: node.at - 1, end: node.at }, { position: node.at }));
}
