import { joinPath } from '#shared/base/field-path.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { FieldTrace } from '#shared/syntax/trace-fields.ts';
import { traceFields } from '#shared/syntax/trace-fields.ts';
import type {
  BinaryNode,
  BlockNode,
  CallNode,
  ConditionNode,
  DefaultNode,
  FilterNode,
  KeepArrayNode,
  StepNode,
  SyntaxNode,
  SyntaxTree,
} from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { shortText } from '#shared/syntax/words.ts';
import { caseChain } from './case-chain.ts';
import { conditionShape } from './condition-shape.ts';
import { directPath, isLiteral, pathFilters } from './direct-path.ts';
import type { FunctionCall } from './function-call.ts';
import { convertedValue, readCall } from './function-call.ts';
import { connectNodes } from './connect-nodes.ts';
import { dateWords } from './date-words.ts';
import { chainText, functionTitle, lineCount, operatorTitles } from './node-words.ts';
import { cutText } from './graph-text.ts';
import { readNote } from './node-note.ts';
import type { NodeShape } from './node-shape.ts';
import * as shapes from './node-shape.ts';
import { operandsOf } from './operands.ts';
import { namesOf } from './block-names.ts';
import type { FunctionNode, GraphSource, NodeInput, RuleGraph, RuleGraphOptions } from './rule-graph.ts';

/**
 * One rule as function nodes and links. A path is a link, every operator, call, condition and lookup a node; a conversion
 * inside another node is part of it. What has no shape of its own is one `JSONata, n lines` node. Every field that the
 * expression reads has a link.
 */
export function buildRuleGraph(tree: SyntaxTree, options: RuleGraphOptions): RuleGraph {
  const builder = new GraphBuilder(tree, options);
  const output = builder.project(tree.root, '', new Map());
  const { around, of } = cutText(tree.text, builder.nodes);
  const nodes = builder.nodes.map((node) => {
    const note = readNote(tree, node);
    return { ...node, pieces: of.get(node.id) ?? [], ...(note === undefined ? {} : { note }) };
  });
  return connectNodes(options.rule, nodes, output, around);
}

type Draft = Omit<FunctionNode, 'depth' | 'rule' | 'pieces'>;
type Scope = ReadonlyMap<string, SyntaxNode>;
type Inputs = readonly Omit<NodeInput, 'id'>[];

class GraphBuilder {
  readonly nodes: Draft[] = [];
  readonly #ids = new Set<string>();
  readonly #tree: SyntaxTree;
  readonly #options: RuleGraphOptions;
  readonly #trace: FieldTrace;
  readonly #bound = new Map<SyntaxNode, GraphSource>();

  constructor(tree: SyntaxTree, options: RuleGraphOptions) {
    this.#tree = tree;
    this.#options = options;
    this.#trace = traceFields(tree.root);
  }

  /** What the value of a node comes from; makes the nodes on the way. `key` is the node's place in the structure. */
  project(node: SyntaxNode, key: string, scope: Scope): GraphSource {
    const inner = withoutParentheses(node);
    const direct = this.#direct(inner, scope);
    if (direct !== undefined) return direct;
    if (this.#isIndex(inner)) return this.#node(node, key, { kind: 'index', icon: 'hash', title: 'index', text: '', pill: true }, []);
    if (isLiteral(inner))
      return this.#node(node, key, { kind: 'constant', icon: 'pin', title: this.#text(inner), text: '', pill: true }, []);
    const bound = inner.type === 'variable' ? scope.get(inner.name) : undefined;
    if (inner.type === 'variable' && bound !== undefined) return this.#boundValue(inner.name, bound, scope);
    const call = readCall(inner);
    if (call !== undefined) return this.#call(node, call, key, scope);
    switch (inner.type) {
      case 'block':
        return this.#block(inner, key, scope);
      case 'binary': {
        if (inner.operator === '~>') return this.#apply(node, inner, key, scope);
        const title = operatorTitles[inner.operator];
        if (title === undefined) break;
        const operands = operandsOf(inner, inner.operator);
        const shape = { kind: 'operator', icon: 'square-function', title, text: chainText(inner.operator, operands) } as const;
        return this.#node(
          node,
          key,
          shape,
          operands.flatMap((operand, i) => this.#operand(operand, `${key}.${i}`, shortText(operand), scope)),
        );
      }
      case 'negate': {
        const shape = { kind: 'operator', icon: 'square-function', title: 'Negate', text: shortText(inner) } as const;
        return this.#node(node, key, shape, this.#operand(inner.operand, `${key}.0`, 'number', scope));
      }
      case 'condition':
        return this.#condition(node, inner, key, scope);
      case 'default':
        return this.#default(node, inner, key, scope);
      case 'bind':
        return this.project(inner.value, key, scope);
      case 'keep-array':
        if (pathFilters(inner) === undefined) return this.project(inner.left, key, scope);
        return this.#path(node, inner, key, scope);
      case 'filter':
      case 'step':
        return this.#path(node, inner, key, scope);
      case 'wildcard':
      case 'descendant':
      case 'parent':
        return this.#node(node, key, shapes.pathShape(this.#text(inner)), this.#reads(inner, key, scope));
      case 'sort':
      case 'group':
        if (shapes.bindsPlaces(inner.left)) break;
        return this.#node(node, key, inner.type === 'sort' ? shapes.sortShape(inner) : shapes.groupShape(inner), [
          ...this.#operand(inner.left, `${key}.of`, 'array', scope),
          ...this.#reads(inner, key, scope, undefined, inner.left),
        ]);
      case 'array':
        return this.#node(
          node,
          key,
          shapes.arrayShape(inner),
          inner.items.flatMap((item, i) =>
            item.type === 'range'
              ? [...this.#operand(item.from, `${key}.${i}.from`, 'from', scope), ...this.#operand(item.to, `${key}.${i}.to`, 'to', scope)]
              : this.#operand(item, `${key}.${i}`, `item ${i + 1}`, scope),
          ),
        );
      case 'object':
        return this.#node(
          node,
          key,
          shapes.objectShape(inner.pairs),
          inner.pairs.flatMap((pair, i) => [
            ...(pair.key.type === 'string' ? [] : this.#operand(pair.key, `${key}.${i}.key`, 'key', scope)),
            ...this.#operand(pair.value, `${key}.${i}`, pair.key.type === 'string' ? pair.key.value : shortText(pair.key), scope),
          ]),
        );
      case 'lambda':
        return this.#node(node, key, shapes.lambdaShape(inner), this.#reads(inner, key, scope));
      case 'call':
        return this.#ownCall(node, inner, inner.args, key, scope);
      default:
        break;
    }
    return this.#free(node, key, scope);
  }

  #text({ start, end }: Span): string {
    return this.#tree.text.slice(start, end);
  }

  #free(node: SyntaxNode, key: string, scope: Scope): GraphSource {
    return this.#node(
      node,
      key,
      { kind: 'jsonata', icon: 'braces', title: 'JSONata', text: lineCount(this.#text(node)) },
      this.#reads(node, key, scope),
    );
  }

  #node({ start, end }: Span, key: string, shape: NodeShape, inputs: Inputs): GraphSource {
    const wanted = `${this.#options.rule}:${key === '' ? 'root' : key.replace(/^\./, '')}`;
    let id = wanted;
    // The same name may be given in several blocks.
    for (let again = 2; this.#ids.has(id); again += 1) id = `${wanted}~${again}`;
    this.#ids.add(id);
    const seen = new Set<string>();
    const once = inputs.filter(({ source }) => {
      const same = JSON.stringify(source);
      return !seen.has(same) && seen.add(same);
    });
    this.nodes.push({
      ...shape,
      id,
      pill: shape.pill ?? false,
      inputs: once.map((input, i) => ({ ...input, id: `${id}#${i}` })),
      start,
      end,
    });
    return { kind: 'node', id };
  }

  /** A field or table that a node copies, variables of the expression followed. */
  #direct(node: SyntaxNode, scope: Scope): GraphSource | undefined {
    const path = directPath(node);
    if (path === undefined) return undefined;
    const { root, names } = path;
    if (typeof root === 'string') return { kind: 'field', root, path: joinPath(names) };
    if (this.#options.indexes?.includes(root.variable) === true && names.length === 0) return undefined;
    const bound = scope.get(root.variable);
    if (bound !== undefined) {
      const from = directPath(convertedValue(bound) ?? bound);
      if (from === undefined || (names.length === 0 && readCall(bound) !== undefined && convertedValue(bound) === undefined))
        return undefined;
      if (typeof from.root !== 'string' && scope.has(from.root.variable)) return undefined;
      return { kind: 'field', root: from.root, path: joinPath([...from.names, ...names]) };
    }
    if (this.#table(root.variable) !== undefined) return { kind: 'table', name: root.variable };
    return { kind: 'field', root, path: joinPath(names) };
  }

  #table(name: string): { readonly name: string; readonly key: string } | undefined {
    return this.#options.tables?.find((table) => table.name === name);
  }

  /** `$i`, or `$i + 1` to count from 1. */
  #isIndex(node: SyntaxNode): boolean {
    const counted = node.type === 'binary' && node.operator === '+' && node.right.type === 'number' ? withoutParentheses(node.left) : node;
    return counted.type === 'variable' && this.#options.indexes?.includes(counted.name) === true;
  }

  #boundValue(name: string, value: SyntaxNode, scope: Scope): GraphSource {
    const known = this.#bound.get(value);
    if (known !== undefined) return known;
    // While it is made it must not be found again: `$x := $x + 1` reads the outer `$x`.
    const outer = new Map([...scope].filter(([other]) => other !== name));
    const source = this.project(value, `$${name}`, outer);
    this.#bound.set(value, source);
    const at = this.nodes.findIndex((node) => source.kind === 'node' && node.id === source.id);
    const made = this.nodes[at];
    if (made !== undefined && made.start >= value.start && made.end <= value.end) this.nodes[at] = { ...made, name };
    return source;
  }

  #block(block: BlockNode, key: string, scope: Scope): GraphSource {
    const last = block.expressions.at(-1);
    const inner = namesOf(block, scope);
    if (last === undefined || inner === undefined) return this.#free(block, key, scope);
    return this.project(last.type === 'bind' ? last.value : last, key, inner);
  }

  /** What feeds one operand; values as written feed nothing, conversions are looked through. */
  #operand(node: SyntaxNode, key: string, label: string, scope: Scope): Inputs {
    if (isLiteral(node)) return [];
    if (node.type === 'lambda') return this.#reads(node, key, scope, label);
    const value = convertedValue(node);
    const direct = value === undefined ? undefined : this.#direct(withoutParentheses(value), scope);
    return [{ label, source: direct ?? this.project(node, key, scope), start: node.start, end: node.end }];
  }

  /** An input for every field, table and computed variable that the text of a node reads. */
  #reads(node: SyntaxNode, key: string, scope: Scope, label?: string, except?: Span): Inputs {
    const inputs: Omit<NodeInput, 'id'>[] = [];
    for (const { root, names, start, end } of this.#trace.paths) {
      if (start < node.start || end > node.end) continue;
      if (except !== undefined && start >= except.start && end <= except.end) continue;
      const table = typeof root === 'string' ? undefined : this.#table(root.variable);
      const name = names.at(-1) ?? (typeof root === 'string' ? 'record' : root.variable);
      const index = typeof root !== 'string' && this.#options.indexes?.includes(root.variable) === true;
      if (index) {
        inputs.push({ label: 'index', source: this.#indexPill({ start, end }, key), start, end });
        continue;
      }
      inputs.push({
        label: label ?? name,
        source: table === undefined ? { kind: 'field', root, path: joinPath(names) } : { kind: 'table', name: table.name },
        start,
        end,
      });
    }
    walk(node, (part) => {
      const bound = part.type === 'variable' ? scope.get(part.name) : undefined;
      if (part.type !== 'variable' || bound === undefined || this.#direct(part, scope) !== undefined) return;
      if (except !== undefined && part.start >= except.start && part.end <= except.end) return;
      inputs.push({ label: part.name, source: this.#boundValue(part.name, bound, scope), start: part.start, end: part.end });
    });
    return inputs;
  }

  #indexPill(span: Span, key: string): GraphSource {
    const id = `${key}.index`;
    const known = this.nodes.find((node) => node.id === `${this.#options.rule}:${id.replace(/^\./, '')}`);
    return known === undefined
      ? this.#node(span, id, { kind: 'index', icon: 'hash', title: 'index', text: '', pill: true }, [])
      : { kind: 'node', id: known.id };
  }

  /** A path that is more than names: what keeps some items, takes one, gives something for each, or goes over unknown names. */
  #path(whole: SyntaxNode, node: FilterNode | StepNode | KeepArrayNode, key: string, scope: Scope): GraphSource {
    const filters = pathFilters(node);
    if (filters !== undefined && filters.length > 0) {
      const text = filters.map((filter) => this.#text(filter)).join(', ');
      return this.#node(whole, key, { kind: 'filter', icon: 'list-filter', title: 'Filter', text }, this.#reads(node, key, scope));
    }
    if (shapes.isOpenPath(node)) return this.#node(whole, key, shapes.pathShape(this.#text(node)), this.#reads(node, key, scope));
    if (node.type === 'keep-array' || filters !== undefined || shapes.bindsPlaces(node.left)) return this.#free(whole, key, scope);
    const inputs = [...this.#operand(node.left, `${key}.of`, 'array', scope), ...this.#reads(node, key, scope, undefined, node.left)];
    return this.#node(
      whole,
      key,
      node.type === 'filter' ? shapes.filterShape(node.predicate, this.#text(node.predicate)) : shapes.mapShape(node.right),
      inputs,
    );
  }

  /** `value ~> $own(…)`, `value ~> function…`, `value ~> |…|`. */
  #apply(whole: SyntaxNode, { left, right }: BinaryNode, key: string, scope: Scope): GraphSource {
    const value = this.#operand(left, `${key}.0`, 'value', scope);
    if (right.type === 'call') return this.#ownCall(whole, right, [left, ...right.args], key, scope);
    const title = right.type === 'transform' ? 'Transform' : right.type === 'variable' ? `$${right.name}` : 'Apply';
    return this.#node(whole, key, { kind: 'function', icon: 'square-function', title, text: shortText(left) }, [
      ...value,
      ...this.#reads(right, key, scope, right.type === 'variable' ? 'function' : undefined),
    ]);
  }

  /** A call of a function that the expression makes or is given, or of one with arguments left open. */
  #ownCall(whole: SyntaxNode, call: CallNode, args: readonly SyntaxNode[], key: string, scope: Scope): GraphSource {
    const { callee } = call;
    const name = callee.type === 'variable' ? callee.name : '';
    const made = scope.get(name);
    const labels =
      made?.type === 'lambda' ? made.params.map((param) => param.name) : (findFunction(name)?.parameters ?? []).map((one) => one.name);
    return this.#node(whole, key, shapes.callShape(name, args), [
      ...args.flatMap((arg, i) =>
        arg.type === 'placeholder' ? [] : this.#operand(arg, `${key}.${i}`, labels[i] ?? `argument ${i + 1}`, scope),
      ),
      ...this.#reads(callee, key, scope, 'function'),
    ]);
  }

  #condition(whole: SyntaxNode, first: ConditionNode, key: string, scope: Scope): GraphSource {
    const { cases, otherwise } = caseChain(first);
    const several = cases.length > 1;
    const inputs = cases.flatMap(({ test, then }, i) => [
      ...this.#reads(test, `${key}.if${several ? i : ''}`, scope),
      ...this.#operand(then, `${key}.then${several ? i : ''}`, several ? `case ${i + 1}` : 'then', scope),
    ]);
    const rest = otherwise === undefined ? [] : this.#operand(otherwise, `${key}.else`, 'else', scope);
    return this.#node(
      whole,
      key,
      conditionShape({ cases, otherwise }, (arm) => this.#named(arm, scope)),
      [...inputs, ...rest],
    );
  }

  /** The value of a variable for words. */
  #named(node: SyntaxNode, scope: Scope): SyntaxNode {
    return (node.type === 'variable' ? scope.get(node.name) : undefined) ?? node;
  }

  #default(whole: SyntaxNode, node: DefaultNode, key: string, scope: Scope): GraphSource {
    const inputs = [...this.#operand(node.left, `${key}.0`, 'value', scope), ...this.#operand(node.right, `${key}.1`, 'default', scope)];
    return this.#node(whole, key, { kind: 'condition', icon: 'split', title: 'Default', text: shortText(node) }, inputs);
  }

  #call(whole: SyntaxNode, call: FunctionCall, key: string, scope: Scope): GraphSource {
    const { entry, args } = call;
    const argInputs = (): Inputs =>
      args.flatMap((arg, i) => this.#operand(arg, `${key}.${i}`, entry.parameters[i]?.name ?? 'value', scope));
    const [first, second] = args;
    if (entry.name === 'lookup' && first !== undefined && second !== undefined) {
      const table = this.#direct(first, scope);
      const column = table?.kind === 'table' ? this.#table(table.name)?.key : undefined;
      const text = `${shortText(first)}[${column ?? shortText(this.#named(second, scope))}]`;
      const inputs = [...this.#operand(second, `${key}.1`, 'key', scope), ...this.#operand(first, `${key}.0`, 'object', scope)];
      return this.#node(whole, key, { kind: 'lookup', icon: 'table-2', title: 'Lookup', text }, inputs);
    }
    if (entry.group === 'aggregate' && first !== undefined) {
      const simple = this.#direct(first, scope) !== undefined || readCall(first) !== undefined || (pathFilters(first)?.length ?? 0) > 0;
      const text = directPath(first) === undefined ? shortText(first) : this.#text(first);
      return this.#node(
        whole,
        key,
        { kind: 'aggregate', icon: 'sigma', title: functionTitle(entry.name), text },
        simple ? argInputs() : this.#reads(first, `${key}.0`, scope),
      );
    }
    if (entry.group === 'date') return this.#date(whole, call, key, scope);
    return this.#node(whole, key, shapes.functionShape(call), argInputs());
  }

  /** Reading an instant and writing it after a picture is one node. */
  #date(whole: SyntaxNode, { entry, args }: FunctionCall, key: string, scope: Scope): GraphSource {
    const { read, shown } = dateWords(entry.name, args);
    const inputs = read.slice(0, 1).flatMap((arg) => this.#operand(arg, `${key}.0`, entry.parameters[0]?.name ?? 'date', scope));
    const rest = args
      .slice(1)
      .flatMap((arg, i) => this.#operand(arg, `${key}.${i + 1}`, entry.parameters[i + 1]?.name ?? 'picture', scope));
    return this.#node(whole, key, { kind: 'date', icon: 'calendar', title: 'Date', text: shown }, [...inputs, ...rest]);
  }
}
