import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { shortText, testSentence } from '#shared/syntax/words.ts';
import type { Evaluated } from './capture.ts';
import type { Origins } from './origins.ts';
import { rowOf } from './origins.ts';
import type { Place } from './place.ts';
import { placeText } from './place.ts';
import type { Seen, SeenFilter } from './recorder.ts';
import { seenOutcome } from './step-outcome.ts';
import type { TraceStep } from './trace.ts';

/** Of parts that ran once for every item the first so many are told one by one. */
const mostTurns = 8;
const mostSteps = 240;
const longestText = 160;

/** The steps of one evaluation of a text: what each of its parts gave, outer before inner. */
export function partSteps(evaluated: Evaluated, seen: Seen, origins: Origins, depth: number): readonly TraceStep[] {
  const writer = new StepWriter(evaluated, origins);
  writer.write(seen, depth);
  return writer.steps;
}

class StepWriter {
  readonly steps: TraceStep[] = [];
  readonly #evaluated: Evaluated;
  readonly #origins: Origins;

  constructor(evaluated: Evaluated, origins: Origins) {
    this.#evaluated = evaluated;
    this.#origins = origins;
  }

  write(seen: Seen, depth: number): void {
    if (this.steps.length >= mostSteps) return;
    const { node } = seen;
    switch (node.type) {
      case 'string':
      case 'number':
      case 'constant':
      case 'regex':
      case 'lambda':
      case 'placeholder':
        return;
      case 'block':
        this.#parts(seen, depth);
        return;
      case 'bind': {
        this.#put(seen, depth, { kind: 'variable', text: `$${node.variable.name}` });
        this.#parts(seen, depth + 1);
        return;
      }
      case 'variable':
        this.#variable(seen, node.name, depth);
        return;
      case 'condition':
      case 'default':
        this.#branch(seen, node, depth);
        return;
      case 'call':
        if (this.#lookup(seen, node.args, depth)) return;
        this.#part(seen, depth);
        return;
      case 'name':
        this.#cells(seen, depth);
        return;
      default:
        this.#part(seen, depth);
    }
  }

  #step(depth: number, node: SyntaxNode, step: Pick<TraceStep, 'kind'> & Partial<TraceStep>): void {
    const { owner, part, text } = this.#evaluated;
    this.steps.push({
      depth,
      owner,
      part,
      span: { start: node.start, end: node.end },
      text: oneLine(text.slice(node.start, node.end)),
      ...step,
    });
  }

  #put(seen: Seen, depth: number, step: Pick<TraceStep, 'kind'> & Partial<TraceStep>): void {
    this.#step(depth, seen.node, { outcome: seenOutcome(seen), ...step });
  }

  /** The parts of a part; of those that ran for many items the first few. */
  #parts(seen: Seen, depth: number): void {
    const turns = new Map<SyntaxNode, number>();
    const tests = new Set(seen.filters.map((filter) => filter.predicate));
    for (const part of seen.parts) {
      if (tests.has(part.node)) continue;
      const turn = (turns.get(part.node) ?? 0) + 1;
      turns.set(part.node, turn);
      if (turn <= mostTurns) this.write(part, depth);
    }
    for (const filter of seen.filters) this.#filter(filter, seen, depth);
    this.#reads(seen, depth);
  }

  #part(seen: Seen, depth: number): void {
    this.#put(seen, depth, { kind: 'part' });
    this.#parts(seen, depth + 1);
  }

  #variable(seen: Seen, name: string, depth: number): void {
    if (this.#origins.table(seen.value) !== undefined || seenOutcome(seen).kind === 'function') return;
    const place = this.#origins.place(seen.value);
    this.#put(seen, depth, {
      kind: 'variable',
      ...(name === '' || place === undefined || place.length === 0 ? {} : { says: placeText(place) }),
    });
  }

  #branch(seen: Seen, node: Extract<SyntaxNode, { type: 'condition' | 'default' }>, depth: number): void {
    const [test, first, second] = node.type === 'condition' ? [node.test, node.then, node.otherwise] : [node.left, node.left, node.right];
    const isTest = (part: Seen, at: number): boolean => (node.type === 'condition' ? part.node === test : at === 0);
    const holds =
      node.type === 'condition' ? seen.parts.some((part) => part.node === first) : !seen.parts.some((part) => part.node === second);
    const other = holds ? second : first;
    const took = holds ? first : second;
    const says =
      node.type === 'condition'
        ? testSentence(test, holds)
        : `${shortText(node.left)} ${node.operator === '??' ? (holds ? 'exists' : 'is missing') : holds ? 'is true' : 'is false'}`;
    this.#put(seen, depth, {
      kind: 'branch',
      text: oneLine(this.#evaluated.text.slice(test.start, test.end)),
      says,
      ...(took === undefined
        ? {}
        : {
            branch: {
              taken: { start: took.start, end: took.end },
              ...(other === undefined ? {} : { other: { start: other.start, end: other.end } }),
            },
          }),
    });
    for (const [at, part] of seen.parts.entries()) if (isTest(part, at)) this.write(part, depth + 1);
    for (const [at, part] of seen.parts.entries()) if (!isTest(part, at)) this.write(part, depth + 1);
  }

  #lookup(seen: Seen, args: readonly SyntaxNode[], depth: number): boolean {
    const [object, key] = args.map((arg) => seen.parts.find((part) => part.node === arg));
    const table = this.#origins.table(object?.value);
    if (table === undefined || table.key !== undefined || key === undefined) return false;
    const asked = typeof key.value === 'string' ? key.value : String(key.value);
    const row = key.value === undefined ? undefined : rowOf(table.table, asked);
    const { name, noMatch } = table.table;
    const answered =
      noMatch.kind === 'nothing'
        ? ''
        : noMatch.kind === 'keep'
          ? ', the key itself stands in'
          : noMatch.kind === 'default'
            ? ', its default stands in'
            : ', it is an error';
    this.#put(seen, depth, {
      kind: 'lookup',
      text: name,
      says: key.value === undefined ? 'the key is nothing' : row === undefined ? `no row ${asked}${answered}` : `row ${asked}`,
      ...(key.value === undefined ? {} : { lookup: { table: name, key: asked, ...(row === undefined ? {} : { row }) } }),
    });
    this.write(key, depth + 1);
    return true;
  }

  #filter({ predicate, items, kept }: SeenFilter, around: Seen, depth: number): void {
    const list: readonly unknown[] = Array.isArray(items) ? items : items === undefined ? [] : [items];
    const at = kept
      .slice(0, 20)
      .map((item) => list.indexOf(item))
      .filter((index) => index >= 0);
    this.#step(depth, predicate, {
      kind: 'filter',
      says:
        predicate.type === 'number'
          ? `item ${((predicate.value < 0 ? list.length : 0) + predicate.value + 1).toLocaleString('en')} of ${list.length.toLocaleString('en')}`
          : `${kept.length.toLocaleString('en')} of ${list.length.toLocaleString('en')} ${list.length === 1 ? 'item' : 'items'} ${kept.length === 1 ? 'matches' : 'match'}`,
      matched: { of: list.length, count: kept.length, kept: at },
    });
    const tests = around.parts.filter((part) => part.node === predicate);
    const through = tests.find((part) => kept.includes(part.input)) ?? tests[0];
    if (through !== undefined) this.write(through, depth + 1);
  }

  #cells(seen: Seen, depth: number): void {
    if (seen.reads.length === 0) this.#put(seen, depth, { kind: 'part' });
    this.#reads(seen, depth);
  }

  /** The fields that a path ends in. */
  #reads(seen: Seen, depth: number): void {
    const { reads } = seen;
    const leaves = reads.filter(
      ({ value }) => typeof value !== 'object' || value === null || !reads.some(({ item }) => item === value || contains(value, item)),
    );
    let told = 0;
    for (const { node, item, name, value } of leaves) {
      const table = this.#origins.table(item);
      const at: Place | undefined = this.#origins.place(item) ?? this.#origins.original(item, name);
      if (told >= mostTurns || this.steps.length >= mostSteps) return;
      told += 1;
      const one: Seen = { ...seen, node, value, failed: false };
      if (table !== undefined) {
        const key = table.key ?? name;
        const row = rowOf(table.table, key);
        this.#put(one, depth, {
          kind: 'lookup',
          text: table.table.name,
          says: row === undefined ? `no row ${key}` : table.key === undefined ? `row ${key}` : `row ${key}, column ${name}`,
          lookup: { table: table.table.name, key, ...(row === undefined ? {} : { row }) },
        });
      } else
        this.#put(
          one,
          depth,
          at === undefined ? { kind: 'part', text: name } : { kind: 'cell', text: placeText([...at, name]), names: namesOf([...at, name]) },
        );
    }
  }
}

/** The names of a place, positions left out. */
function namesOf(place: Place): readonly string[] {
  return place.filter((part) => typeof part === 'string');
}

function contains(value: object, item: unknown): boolean {
  return Array.isArray(value) && value.includes(item);
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line;
}
