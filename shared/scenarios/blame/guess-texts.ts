import type { JsonValue } from '#shared/base/json-value.ts';
import type { Loop } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import { findField } from '#shared/schema/find-field.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { TextPart } from '#shared/trace/capture.ts';
import type { Place } from '#shared/trace/place.ts';
import { focusOf, isIn } from './focus.ts';
import type { Reading } from './reading.ts';
import { solve } from './solve.ts';
import type { Guess, Suspect } from './suspect.ts';
import { shown } from './shown.ts';
import type { Constant } from './text-faults.ts';
import { constantsOf, costs, textFaults } from './text-faults.ts';
import type { Trial } from './trial.ts';

/** A text that may be at fault, and what comes out with another one in its place. */
interface Suspected {
  readonly kind: 'rule' | 'loop' | 'keep';
  readonly id: string;
  readonly part: TextPart;
  readonly text: string;
  /** Place within what the text gives. */
  readonly within: Place;
  readonly inJoin: boolean;
  /** Added to the cost of every change in it. */
  readonly more: number;
  readonly known: readonly Value[];
  readonly value: (text: string) => Value | undefined;
}

/** What lies outside the part of a text that makes the value is far-fetched. */
const outside = 3.5;
const constantCost = 1.5;
/** Every slip of one key takes long: it comes behind what is tried faster. */
const everySlip = 5.1;
const longestTyped = 24;

export function ruleGuesses(trial: Trial, reading: Reading): readonly Guess[] {
  const { rule, within } = trial.filled;
  if (rule === undefined || trial.ruleEvaluated === undefined) return [];
  const { target } = trial.question.definition;
  const field = target === undefined ? undefined : findField(target, rule.target);
  const common = { kind: 'rule', id: rule.id, within, inJoin: false, known: field?.values ?? [] } as const;
  const guesses = [
    ...textGuesses(trial, reading, {
      ...common,
      part: 'expression',
      text: rule.expression,
      more: 0,
      value: (expression) => trial.quick({ expression }),
    }),
  ];
  const standIn = rule.default;
  if (standIn !== undefined && standIn.trim() !== '')
    guesses.push(
      ...textGuesses(trial, reading, {
        ...common,
        part: 'default',
        text: standIn,
        more: 1,
        value: (text) => trial.quick({ default: text }),
      }),
    );
  return guesses;
}

export function loopGuesses(trial: Trial, reading: Reading): readonly Guess[] {
  return trial.filled.loops.flatMap((loop): readonly Guess[] => {
    const common = { kind: 'loop', id: loop.id, within: [], known: [], more: 0.4 } as const;
    const text = (part: 'each' | 'where' | 'sort', written: string, patched: (text: string) => Loop, inJoin: boolean): readonly Guess[] =>
      textGuesses(trial, reading, { ...common, part, text: written, inJoin, value: (other) => trial.anew({ loop: patched(other) }) }).map(
        ({ floor, prove }) => ({ floor, prove: () => lessSure(prove(), loop) }),
      );
    const lessSure = (suspect: Suspect | undefined, of: Loop): Suspect | undefined =>
      suspect === undefined ? undefined : { ...suspect, cost: suspect.cost + byChance * trial.shareOfItems(allItems(of)) };
    const { where, sort, limit } = loop;
    return [
      ...text('each', loop.each, (each) => ({ ...loop, each }), false),
      ...(where === undefined || where.trim() === ''
        ? []
        : [
            ...text('where', where, (other) => ({ ...loop, where: other }), true),
            loopGuess(trial, loop, 'where', costs.branch + 0.4, { ...loop, where: `$not(${where})` }, `not ${where}`),
            loopGuess(trial, loop, 'where', costs.filter, without(loop, 'where'), 'no condition'),
          ]),
      ...(sort === undefined
        ? []
        : [
            ...text('sort', sort.by, (by) => ({ ...loop, sort: { ...sort, by } }), true),
            loopGuess(
              trial,
              loop,
              'sort',
              costs.order,
              { ...loop, sort: { by: sort.by, descending: sort.descending !== true } },
              sort.descending === true ? 'ascending' : 'descending',
            ),
            loopGuess(trial, loop, 'sort', costs.filter, without(loop, 'sort'), 'no sorting'),
          ]),
      ...(limit === undefined
        ? []
        : [
            ...[limit + 1, limit - 1, limit * 10].map((other) =>
              loopGuess(trial, loop, 'limit', costs.branch, { ...loop, limit: other }, `limit ${other}`),
            ),
            loopGuess(trial, loop, 'limit', costs.filter, without(loop, 'limit'), 'no limit'),
          ]),
      otherItem(trial, loop),
    ];
  });
}

/** Another item of the source array would give the value: the loop takes the wrong ones, or in the wrong order. */
function otherItem(trial: Trial, loop: Loop): Guess {
  return {
    floor: otherItemCost,
    prove: () => {
      const share = trial.shareOfItems(allItems(loop));
      if (share === 0) return undefined;
      const sentence = `${loop.id}: another item of ${loop.each} would give ${shown(trial.expected)} here.`;
      return { kind: 'loop', id: loop.id, part: 'each', explains: true, cost: otherItemCost + byChance * share, sentence };
    },
  };
}

const otherItemCost = 7;
/** What every item gives says nothing about the right one. */
const byChance = 4;

/** The loop over all items of its array. */
function allItems(loop: Loop): Loop {
  const { where: _where, sort: _sort, limit: _limit, ...all } = loop;
  return all;
}

function without(loop: Loop, part: 'where' | 'sort' | 'limit'): Loop {
  const { [part]: _gone, ...rest } = loop;
  return rest;
}

function loopGuess(trial: Trial, loop: Loop, part: 'where' | 'sort' | 'limit', cost: number, other: Loop, would: string): Guess {
  return {
    floor: cost,
    prove: () => {
      if (!trial.isExpected(trial.anew({ loop: other }))) return undefined;
      const sentence = `${loop.id}: with ${would} it would give ${shown(trial.expected)}.`;
      return {
        kind: 'loop',
        id: loop.id,
        part,
        would,
        explains: true,
        cost: cost + byChance * trial.shareOfItems(allItems(loop)),
        sentence,
      };
    },
  };
}

export function keepGuesses(trial: Trial): readonly Guess[] {
  const { keep } = trial.question.definition.mapping;
  if (keep === undefined || keep.trim() === '' || !trial.capture.result.filtered) return [];
  const value = (text: string): Value | undefined => trial.anew({ keep: text });
  return textGuesses(trial, undefined, {
    kind: 'keep',
    id: 'keep',
    part: 'keep',
    text: keep,
    within: [],
    inJoin: true,
    more: 0,
    known: [],
    value,
  });
}

function textGuesses(trial: Trial, reading: Reading | undefined, suspected: Suspected): readonly Guess[] {
  const { id, part, text, within, value } = suspected;
  const tree = parse(text);
  if (!tree.ok) return [];
  const { root } = tree.value;
  // Where the whole text fails, any part of it may be why.
  const focus = within.length === 0 || trial.failed ? [root] : focusOf(root, within);
  const far = (span: Span): number => suspected.more + (isIn(focus, span) ? 0 : outside);
  const faults = textFaults(text, root, (node) => reading?.namesAt(id, part, node) ?? [], suspected.inJoin).map((fault): Guess => {
    const cost = fault.cost + far(fault.span);
    return {
      floor: cost,
      prove: () => (trial.isExpected(value(fault.text)) ? suspect(trial, suspected, fault.span, fault.is, fault.would, cost) : undefined),
    };
  });
  const constants = constantsOf(root);
  const others = constants.map(({ node }) => node.value).filter((one) => one !== null);
  const all = (slips: 'few' | 'every'): readonly Guess[] =>
    constants
      .filter(({ node }) => slips === 'few' || (node.type === 'string' && node.value.length <= longestTyped))
      .map((constant) => constantGuess(trial, reading, suspected, constant, others, far(constant.node), slips));
  return [...faults, ...all('few'), ...all('every')];
}

function constantGuess(
  trial: Trial,
  reading: Reading | undefined,
  suspected: Suspected,
  { node, against }: Constant,
  others: readonly Value[],
  far: number,
  slips: 'few' | 'every',
): Guess {
  const { id, part, text, value } = suspected;
  const instead = (would: Value | undefined): string =>
    text.slice(0, node.start) + JSON.stringify(toWire(would ?? null)) + text.slice(node.end);
  return {
    floor: slips === 'few' ? constantCost + 1 + far : everySlip + far,
    prove: () => {
      const known = [
        ...(against === undefined ? [] : (reading?.valuesAt(id, part, against) ?? [])),
        ...suspected.known,
        ...others.slice(0, 30),
      ];
      const found = solve({
        is: node.value,
        actual: trial.actual,
        expected: trial.expected,
        known,
        probe: (would) => (would === undefined ? trial.actual : value(instead(would))),
        isExpected: (would) => trial.isExpected(would),
        slips,
        time: () => trial.hasTime,
      });
      if (found?.would === undefined) return undefined;
      return suspect(trial, suspected, node, node.value, toWire(found.would), constantCost + found.cost + far);
    },
  };
}

function suspect(
  trial: Trial,
  { kind, id, part }: Suspected,
  { start, end }: Span,
  is: JsonValue,
  would: JsonValue,
  cost: number,
): Suspect {
  const who = kind === 'keep' ? 'The condition of the mapping' : part === 'default' ? `The default of ${id}` : id;
  return {
    kind,
    id,
    part,
    span: { start, end },
    is,
    would,
    explains: true,
    cost,
    sentence: `${who}: with ${shown(would)} instead of ${shown(is)} it would give ${shown(trial.expected)}.`,
  };
}
