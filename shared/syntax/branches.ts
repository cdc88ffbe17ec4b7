import { shortText, testSentence } from './words.ts';
import { parse } from './parse.ts';
import type { Span } from './tokens.ts';
import type { CallNode, ConditionNode, DefaultNode, SyntaxNode } from './tree.ts';
import { childNodes, withoutParentheses } from './walk.ts';

/** One way an expression can go: an arm of a condition, or whether a lookup finds its key. */
export interface Branch extends Span {
  /** Number that the instrumented text reports, from 0 in the order of the text. */
  readonly id: number;
  readonly kind: 'arm' | 'match' | 'no-match';
  /** Plain words: `taxable is false`, `rate not in tax_codes`. */
  readonly label: string;
}

export interface Instrumented {
  readonly text: string;
  readonly branches: readonly Branch[];
}

// U+E000 is in no keyboard and no file: an expression cannot hold these names by chance.
/** Variable (without `$`) to bind to `(id) => undefined`: the arm `id` is taken. Given a second argument it must return it. */
export const hitVariable = '\uE000hit';
/** Variable (without `$`) to bind to `(id, value) => value`: the lookup gave `value`; branch `id`, or `id + 1` for nothing. */
export const lookupVariable = '\uE000lookup';

/**
 * An expression that means the same and reports each branch it takes. Text is only put in, between nodes, so the
 * parts keep their spelling; a text that does not parse comes back as it is, without branches.
 */
export function instrument(text: string): Instrumented {
  const tree = parse(text);
  if (!tree.ok) return { text, branches: [] };
  const work = new Instrumentation(text);
  return { text: work.rewrite(tree.value.root, undefined), branches: work.branches };
}

class Instrumentation {
  readonly #text: string;
  readonly branches: Branch[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  #branch(kind: Branch['kind'], label: string, { start, end }: Span): number {
    const id = this.branches.length;
    this.branches.push({ id, kind, label, start, end });
    return id;
  }

  /** The text of a node with all branches in it made to report. */
  rewrite(node: SyntaxNode, parent: SyntaxNode | undefined): string {
    if (node.type === 'condition') return this.#condition(node);
    if (node.type === 'default' && isTwofold(node)) return this.#default(node);
    if (node.type === 'call' && isLookup(node) && !takesOver(node, parent)) return this.#lookup(node);
    return this.#parts(node);
  }

  #parts(node: SyntaxNode): string {
    let made = '';
    let at = node.start;
    for (const child of childNodes(node)) {
      made += this.#text.slice(at, child.start) + this.rewrite(child, node);
      at = child.end;
    }
    return made + this.#text.slice(at, node.end);
  }

  /** An arm that is itself a way of several is told by those: it would only count them again. */
  #arm(node: SyntaxNode, label: string): string {
    if (branchesAtOnce(node)) return this.rewrite(node, undefined);
    const id = this.#branch('arm', label, node);
    const body = this.rewrite(node, undefined);
    // Brackets would hide a variable that the arm binds from what follows, an argument does not.
    return bindsHere(node) ? `$${hitVariable}(${id}, ${body})` : `($${hitVariable}(${id}); ${body})`;
  }

  #condition(node: ConditionNode): string {
    const { test, then, otherwise } = node;
    const head = this.rewrite(test, node) + this.#text.slice(test.end, then.start) + this.#arm(then, testSentence(test, true));
    if (otherwise !== undefined)
      return head + this.#text.slice(then.end, otherwise.start) + this.#arm(otherwise, testSentence(test, false));
    const id = this.#branch('arm', testSentence(test, false), { start: node.start, end: node.end });
    return `${head} : $${hitVariable}(${id})`;
  }

  /** `a ?: b` as the condition that it stands for; the comments between its parts are left out. */
  #default(node: DefaultNode): string {
    const { left, right } = node;
    const test = this.rewrite(left, node);
    const name = shortText(left);
    const used = this.#branch('arm', node.operator === '??' ? `${name} exists` : `${name} is true`, left);
    const other = this.#arm(right, node.operator === '??' ? `${name} is missing` : `${name} is false`);
    return `(${node.operator === '??' ? `$exists(${test})` : test} ? ($${hitVariable}(${used}); ${test}) : ${other})`;
  }

  #lookup(node: CallNode): string {
    const [object, key] = node.args;
    const table = object === undefined ? 'table' : shortText(object);
    const name = key === undefined ? 'key' : shortText(key);
    const id = this.#branch('match', `${name} in ${table}`, node);
    this.#branch('no-match', `${name} not in ${table}`, node);
    return `$${lookupVariable}(${id}, ${this.#parts(node)})`;
  }
}

/** Whether evaluating a node always takes one of its own branches. */
function branchesAtOnce(node: SyntaxNode): boolean {
  const inner = withoutParentheses(node);
  return inner.type === 'condition' || (inner.type === 'default' && isTwofold(inner)) || (inner.type === 'call' && isLookup(inner));
}

/** Whether `a ?: b` can be said as a condition in brackets: they hide what is bound in them, and cannot begin with a pattern. */
function isTwofold(node: DefaultNode): boolean {
  let first = node.left;
  for (let next = childNodes(first)[0]; next?.start === first.start; next = childNodes(first)[0]) first = next;
  return !bindsHere(node.right) && first.type !== 'regex' && !holdsDefault(node.left);
}

/** The left side is written twice: one inside another would double each time. */
function holdsDefault(node: SyntaxNode): boolean {
  return node.type === 'default' || childNodes(node).some(holdsDefault);
}

function isLookup(node: CallNode): boolean {
  return (
    node.callee.type === 'variable' &&
    node.callee.name === 'lookup' &&
    node.args.length === 2 &&
    node.args.every((arg) => arg.type !== 'placeholder')
  );
}

/**
 * Where a call cannot stand inside another: it is called itself, is given the value before `~>`, or a bracket behind it
 * asks for the list that it gives before one item becomes the value.
 */
function takesOver(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined) return false;
  if (parent.type === 'keep-array' || parent.type === 'filter') return parent.left === node;
  return (
    (parent.type === 'binary' && parent.operator === '~>' && parent.right === node) || (parent.type === 'call' && parent.callee === node)
  );
}

/** Whether a node binds a variable that what follows it can see. */
function bindsHere(node: SyntaxNode): boolean {
  if (node.type === 'bind') return true;
  if (node.type === 'block' || node.type === 'lambda') return false;
  return childNodes(node).some(bindsHere);
}
