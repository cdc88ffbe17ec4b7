import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import type { Place } from '#shared/trace/place.ts';

/**
 * The parts of a text that a place within what it gives comes from, as far as its shape tells: the pair of an object
 * constructor that sets the field, and the variables, filters and tests that it goes through. The whole text where the
 * shape does not tell.
 */
export function focusOf(root: SyntaxNode, within: Place): readonly Span[] {
  const binds = new Map<string, SyntaxNode[]>();
  walk(root, (node) => {
    if (node.type === 'bind') binds.set(node.variable.name, [...(binds.get(node.variable.name) ?? []), node.value]);
  });
  const focus = new Focus(binds);
  focus.go(root, within, 0);
  return focus.spans;
}

const deepest = 200;

class Focus {
  readonly spans: Span[] = [];
  readonly #binds: ReadonlyMap<string, readonly SyntaxNode[]>;
  readonly #added = new Set<SyntaxNode>();

  constructor(binds: ReadonlyMap<string, readonly SyntaxNode[]>) {
    this.#binds = binds;
  }

  /** Takes a part whole, and the definitions of the variables in it. */
  #take(node: SyntaxNode): void {
    if (this.#added.has(node)) return;
    this.#added.add(node);
    this.spans.push({ start: node.start, end: node.end });
    walk(node, (inner) => {
      if (inner.type === 'variable') for (const value of this.#binds.get(inner.name) ?? []) this.#take(value);
    });
  }

  go(node: SyntaxNode, within: Place, depth: number): void {
    const [part, ...rest] = within;
    if (part === undefined || depth > deepest) {
      this.#take(node);
      return;
    }
    const on = (next: SyntaxNode | undefined, place: Place = within): void => {
      if (next === undefined) this.#take(node);
      else this.go(next, place, depth + 1);
    };
    switch (node.type) {
      case 'object': {
        if (typeof part === 'number') {
          on(node, rest);
          return;
        }
        const pair = node.pairs.find(({ key }) => key.type === 'string' && key.value === part);
        if (pair === undefined) this.#take(node);
        else on(pair.value, rest);
        return;
      }
      case 'block':
        on(node.expressions.at(-1));
        return;
      case 'array': {
        const items = typeof part === 'number' ? node.items : [];
        if (items.length === 1) on(items[0], items[0]?.type === 'object' ? rest : within);
        else this.#take(node);
        return;
      }
      case 'step':
        this.#take(node.left);
        on(node.right);
        return;
      case 'filter':
        this.#take(node.predicate);
        on(node.left);
        return;
      case 'sort':
        for (const term of node.terms) this.#take(term.expression);
        on(node.left);
        return;
      case 'keep-array':
      case 'focus':
      case 'index':
        on(node.left);
        return;
      case 'group':
        this.#take(node.left);
        for (const { key, value } of node.pairs) {
          this.#take(key);
          on(value, key.type === 'string' && key.value === part ? rest : within);
        }
        return;
      case 'condition':
        this.#take(node.test);
        on(node.then);
        if (node.otherwise !== undefined) on(node.otherwise);
        return;
      case 'default':
        on(node.left);
        on(node.right);
        return;
      case 'bind':
        on(node.value);
        return;
      case 'variable': {
        const values = this.#binds.get(node.name) ?? [];
        if (values.length === 0) this.#take(node);
        for (const value of values) if (!this.#added.has(value)) on(value);
        return;
      }
      case 'lambda':
        on(node.body);
        return;
      case 'call': {
        const lambda = node.args.find((arg) => arg.type === 'lambda');
        for (const arg of node.args) if (arg !== lambda) this.#take(arg);
        if (lambda === undefined) this.#take(node);
        else on(lambda);
        return;
      }
      case 'binary':
        if (node.operator === '~>') {
          this.#take(node.left);
          on(node.right);
          return;
        }
        this.#take(node);
        return;
      default:
        this.#take(node);
    }
  }
}

/** Whether a part of the text lies in one of the spans. */
export function isIn(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}
