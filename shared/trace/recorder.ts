import type { Observer } from '#shared/engine/observer.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';

/** A field read from an object. */
export interface SeenRead {
  readonly node: SyntaxNode;
  readonly item: unknown;
  readonly name: string;
  readonly value: unknown;
}

/** What a filter went over, and what it let through. */
export interface SeenFilter {
  readonly predicate: SyntaxNode;
  readonly items: unknown;
  readonly kept: readonly unknown[];
}

/** One evaluation of a part of an expression, with the evaluations of its own parts in it. */
export interface Seen {
  readonly node: SyntaxNode;
  readonly input: unknown;
  value: unknown;
  failed: boolean;
  parts: Seen[];
  readonly reads: SeenRead[];
  readonly filters: SeenFilter[];
}

/** Parts remembered at most; what comes later is evaluated all the same. */
const mostParts = 100_000;
/** Of the items that a filter went over, so many that it kept, and so many that it left out, are remembered with their parts. */
const keptItems = 20;
const leftItems = 3;

/** Remembers an evaluation as a tree. */
export class Recorder implements Observer {
  #open: Seen[] = [];
  #live = 0;
  #skipped = 0;

  /** Forgets, and remembers what comes as the only part of what it gives. */
  begin(input: unknown): Seen {
    const seen = made(nowhere, input);
    this.#open = [seen];
    this.#live = 0;
    this.#skipped = 0;
    return seen;
  }

  enter(node: SyntaxNode, input: unknown): void {
    if (this.#live >= mostParts || this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    this.#live += 1;
    const seen = made(node, input);
    this.#open.at(-1)?.parts.push(seen);
    this.#open.push(seen);
  }

  leave(_: SyntaxNode, value: unknown): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const seen = this.#open.pop();
    if (seen !== undefined) seen.value = value;
  }

  fail(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const seen = this.#open.pop();
    if (seen !== undefined) seen.failed = true;
  }

  read(node: SyntaxNode, item: unknown, name: string, value: unknown): void {
    if (this.#skipped > 0 || this.#live >= mostParts) return;
    this.#live += 1;
    this.#open.at(-1)?.reads.push({ node, item, name, value });
  }

  filtered(predicate: SyntaxNode, items: unknown, kept: readonly unknown[]): void {
    const around = this.#open.at(-1);
    if (around === undefined || this.#skipped > 0) return;
    around.filters.push({ predicate, items, kept: [...kept] });
    const from = around.parts.findLastIndex((part) => part.node !== predicate) + 1;
    const tests = around.parts.slice(from);
    if (tests.length <= keptItems + leftItems) return;
    const through = new Set(kept);
    const held: Seen[] = [];
    let left = 0;
    let stayed = 0;
    for (const test of tests) {
      if (through.has(test.input) ? (stayed += 1) <= keptItems : (left += 1) <= leftItems) held.push(test);
      else this.#live -= sizeOf(test);
    }
    around.parts = [...around.parts.slice(0, from), ...held];
  }
}

/** What stands around a whole text. */
const nowhere: SyntaxNode = { type: 'missing', start: 0, end: 0, at: 0 };

function made(node: SyntaxNode, input: unknown): Seen {
  return { node, input, value: undefined, failed: false, parts: [], reads: [], filters: [] };
}

function sizeOf(seen: Seen): number {
  let size = 1 + seen.reads.length;
  for (const part of seen.parts) size += sizeOf(part);
  return size;
}

/** All evaluations in one, outer before inner. */
export function* everySeen(seen: Seen): Generator<Seen> {
  yield seen;
  for (const part of seen.parts) yield* everySeen(part);
}
