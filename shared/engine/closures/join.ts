import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import type { Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import { EqualityIndex } from './equality-index.ts';
import type { Frame } from './frame.ts';
import { equalityOf } from './independent.ts';
import type { Machine } from './machine.ts';
import { type Read, reading } from './member.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** Lists shorter than this are gone through faster than looked up. */
const shortest = 8;

/** Remembers the list that one filter of the text went through last, and indexes it when it comes again. */
export class JoinSite {
  readonly #key: readonly Read[];
  readonly #machine: Machine;
  #generation = -1;
  #items: readonly unknown[] | undefined;
  #index: EqualityIndex | undefined;

  constructor(key: readonly string[], machine: Machine) {
    this.#key = key.map(reading);
    this.#machine = machine;
  }

  /** The index of a list that was asked for before in this evaluation. */
  indexOf(items: readonly unknown[]): EqualityIndex | undefined {
    if (items.length < shortest) return undefined;
    const { generation, budget } = this.#machine;
    if (this.#items === items && this.#generation === generation) {
      if (this.#index === undefined) {
        budget.spend(items.length);
        this.#index = new EqualityIndex(items, this.#key);
      }
      return this.#index;
    }
    if (this.#items === undefined) this.#machine.forgetLater(() => this.#forget());
    this.#generation = generation;
    this.#items = items;
    this.#index = undefined;
    return undefined;
  }

  #forget(): void {
    this.#items = undefined;
    this.#index = undefined;
  }
}

/** Answers a filter over a list by looking up; false: the list has to be gone through. */
export type Join = (items: readonly unknown[], frame: Frame, test: Run, out: Sequence) => boolean;

const nothing: ReadonlySet<string> = new Set();

/** The way to answer a filter that begins with an equality to something independent of the item. */
export function buildJoin(predicate: ResolvedNode, scope: Scope, builder: Builder): Join | undefined {
  const shape = equalityOf(predicate, '', nothing);
  if (shape === undefined) return undefined;
  const { machine } = builder;
  const probe = builder.build(shape.probe, scope);
  const site = new JoinSite(shape.key, machine);
  return (items, frame, test, out) => {
    const found = site.indexOf(items)?.find(probe(undefined, frame));
    if (found === undefined) return false;
    const { places, sure } = found;
    machine.budget.spend(places.length + 1);
    if (sure && !shape.more) for (const place of places) out.push(items[place]);
    else for (const place of places) if (countsAsTrue(test(items[place], frame))) out.push(items[place]);
    return true;
  };
}
