import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { argumentCounts, findFunction } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { emptyValue } from './empty-value.ts';
import type { NodeForm, SlotList } from './node-form.ts';
import { joins, readForm } from './node-form.ts';
import { operatorTitles } from './node-words.ts';
import { noNode, putText, readPart } from './put-text.ts';
import { looseShape } from './tree-shape.ts';

/** What can be done to what a node takes. Slots and entries count from 0, in the order of the text. */
export type FormChange =
  /** Puts another text in a slot. */
  | { readonly type: 'slot'; readonly slot: number; readonly text: string }
  /** Fills in the first parameter that is left out. */
  | { readonly type: 'append'; readonly text: string }
  /** Adds an entry: a text for each slot that an entry has. */
  | { readonly type: 'insert'; readonly entry: number; readonly texts: readonly string[] }
  | { readonly type: 'remove'; readonly entry: number }
  | { readonly type: 'move'; readonly entry: number; readonly to: number }
  | { readonly type: 'operator'; readonly operator: string }
  | { readonly type: 'function'; readonly name: string };

/** Text of a node in parts: `seams[i]` stands before `texts[i]`, the last seam behind the last text. */
interface Parts {
  readonly seams: readonly string[];
  readonly texts: readonly string[];
}

/**
 * Changes what one node takes; all that is not named by the change stays as it is written. The text that comes out reads
 * back as exactly what was asked for, or the change fails: with the syntax problem of a text given, with
 * `graph/…` where the node has no such slot, or with `expression/does-not-fit`.
 */
export function changeForm(text: string, span: Span, change: FormChange): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const form = readForm(tree.value, span);
  if (form === undefined) return fail(noNode(span));
  const parts = partsOf(text, form);
  const done = changedParts(form, parts, change);
  if (!done.ok) return done;
  return write(tree.value, form, done.value);
}

function partsOf(text: string, form: NodeForm): Parts {
  const seams: string[] = [];
  let at = form.start;
  for (const slot of form.slots) {
    seams.push(text.slice(at, slot.start));
    at = slot.end;
  }
  return { seams: [...seams, text.slice(at, form.end)], texts: form.slots.map((slot) => slot.text) };
}

function changedParts(form: NodeForm, parts: Parts, change: FormChange): Result<Parts> {
  switch (change.type) {
    case 'slot':
      if (form.slots[change.slot] === undefined) return fail(noSlot());
      return ok({ seams: parts.seams, texts: parts.texts.with(change.slot, change.text) });
    case 'append':
      return appended(form, parts, change.text);
    case 'insert':
      return inserted(form, parts, change.entry, change.texts);
    case 'remove':
      return removed(form, parts, change.entry);
    case 'move':
      return moved(form, parts, change.entry, change.to);
    case 'operator':
      return withOperator(form, parts, change.operator);
    case 'function':
      return withFunction(form, parts, change.name);
  }
}

/** Where in the last seam a further value goes, and what stands around it there. */
function appended(form: NodeForm, { seams, texts }: Parts, added: string): Result<Parts> {
  if (form.leftOut[0] === undefined) return fail(noSlot());
  const last = seams.at(-1) ?? '';
  const put = (head: string, tail: string): Result<Parts> => ok({ seams: [...seams.slice(0, -1), head, tail], texts: [...texts, added] });
  if (form.kind === 'condition') return put(' : ', last);
  const open = openBracket(form, last);
  if (open === undefined) return put(', ', last);
  // `a ~> $f` has no brackets yet.
  return open.there ? put(last.slice(0, open.at), last.slice(open.at)) : put(`${last.slice(0, open.at)}(`, `)${last.slice(open.at)}`);
}

/** Behind the opening bracket of a call that has no value in its brackets; `there` is false where it has no brackets. */
function openBracket(form: NodeForm, last: string): { readonly at: number; readonly there: boolean } | undefined {
  const start = form.end - last.length;
  const name = form.names.at(-1);
  if (name === undefined || name.start < start) return undefined;
  const behind = last.slice(name.end - start);
  const bracket = /^\s*\(/.exec(behind);
  return bracket === null ? { at: name.end - start, there: false } : { at: name.end - start + bracket[0].length, there: true };
}

/** Cuts the text of a node that holds nothing at the place where its first entry goes. */
function splitEmpty(form: NodeForm, seam: string, isLast: boolean): readonly [string, string] {
  const open = form.kind === 'function' && isLast ? openBracket(form, seam) : undefined;
  const at = open?.at ?? Math.max(seam.lastIndexOf(']'), seam.lastIndexOf('}'));
  return [seam.slice(0, at), seam.slice(at)];
}

function listOf(form: NodeForm, entry: number, least = 0): Result<SlotList> {
  const { list } = form;
  if (list === undefined) return fail(problem('graph/no-list', 'What this node takes is fixed: nothing can be added to it or taken away.'));
  const count = (list.to - list.from) / list.size;
  return entry >= 0 && entry < count + least ? ok(list) : fail(noSlot());
}

function inserted(form: NodeForm, { seams, texts }: Parts, entry: number, added: readonly string[]): Result<Parts> {
  const list = listOf(form, entry, 1);
  if (!list.ok) return list;
  const { from, to, size } = list.value;
  if (added.length !== size) return fail(noSlot());
  const [within, between] = joints(form);
  const at = from + entry * size;
  const inner = Array.from({ length: size - 1 }, () => within);
  const nextTexts = [...texts.slice(0, at), ...added, ...texts.slice(at)];
  if (from === to) {
    const [head, tail] = splitEmpty(form, seams[at] ?? '', at === seams.length - 1);
    return ok({ seams: [...seams.slice(0, at), head, ...inner, tail, ...seams.slice(at + 1)], texts: nextTexts });
  }
  const before = at < to ? at + 1 : at;
  const more = at < to ? [...inner, between] : [between, ...inner];
  return ok({ seams: [...seams.slice(0, before), ...more, ...seams.slice(before)], texts: nextTexts });
}

function removed(form: NodeForm, { seams, texts }: Parts, entry: number): Result<Parts> {
  const list = listOf(form, entry);
  if (!list.ok) return list;
  const { from, to, size } = list.value;
  const count = (to - from) / size;
  if (count === 1 && (form.kind === 'condition' || form.kind === 'operator')) return fail(noSlot());
  const at = from + entry * size;
  const rest = [...texts.slice(0, at), ...texts.slice(at + size)];
  // An operator with one side left is that side.
  if (form.kind === 'operator' && rest.length === 1) return ok({ seams: ['', ''], texts: rest });
  const goesOn = entry < count - 1 || (form.kind === 'condition' && texts.length > to);
  if (goesOn) return ok({ seams: [...seams.slice(0, at + 1), ...seams.slice(at + size + 1)], texts: rest });
  if (entry > 0) return ok({ seams: [...seams.slice(0, at), ...seams.slice(at + size)], texts: rest });
  return ok({ seams: [...seams.slice(0, at), `${seams[at]}${seams[at + size]}`, ...seams.slice(at + size + 1)], texts: rest });
}

function moved(form: NodeForm, { seams, texts }: Parts, entry: number, to: number): Result<Parts> {
  const list = listOf(form, entry);
  if (!list.ok) return list;
  if (!listOf(form, to).ok) return fail(noSlot());
  const { from, size } = list.value;
  const entries = Array.from({ length: (list.value.to - from) / size }, (_, i) => texts.slice(from + i * size, from + (i + 1) * size));
  const [carried] = entries.splice(entry, 1);
  entries.splice(to, 0, carried ?? []);
  return ok({ seams, texts: [...texts.slice(0, from), ...entries.flat(), ...texts.slice(list.value.to)] });
}

/** What stands within an entry and between two. */
function joints({ kind, name }: NodeForm): readonly [string, string] {
  if (kind === 'operator') return ['', ` ${name} `];
  return kind === 'condition' ? [' ? ', ' : '] : [': ', ', '];
}

function withOperator(form: NodeForm, parts: Parts, operator: string): Result<Parts> {
  const known = form.kind === 'default' ? operator === '??' || operator === '?:' : operatorTitles[operator] !== undefined;
  if ((form.kind !== 'operator' && form.kind !== 'default') || !known)
    return fail(
      problem('graph/no-operator', `${operator} cannot take the place of ${form.name === '' ? 'this node' : form.name}.`, {
        token: operator,
      }),
    );
  if (form.slots.length > 2 && !joins(operator))
    return fail(
      problem('graph/too-many-values', `${operator} takes two values; this node has ${form.slots.length}.`, {
        next: 'Take values away first.',
      }),
    );
  return ok({ texts: parts.texts, seams: renamed(form, parts.seams, /^\w/.test(operator) ? spaced(operator, form, parts) : operator) });
}

/** A word as operator needs space around it. */
function spaced(operator: string, form: NodeForm, { seams }: Parts): string {
  const tight = form.names.some((_, i) => (seams[i + 1] ?? '').trim() === seams[i + 1]);
  return tight ? ` ${operator} ` : operator;
}

function withFunction(form: NodeForm, parts: Parts, name: string): Result<Parts> {
  const entry = findFunction(name);
  if (form.kind !== 'function' || form.names.length === 0) return fail(problem('graph/no-function', 'This node calls no function.'));
  if (entry === undefined) return fail(problem('expression/unknown-function', `There is no function $${name}.`, { token: name }));
  const { texts } = parts;
  const { most } = argumentCounts(entry);
  if (texts.length > most)
    return fail(
      problem('graph/too-many-values', `$${name} takes ${most === 1 ? 'one value' : `${most} values`}; this node has ${texts.length}.`, {
        next: 'Take values away first.',
      }),
    );
  const seams = renamed(form, parts.seams, `$${name}`);
  // The context may stand for the first parameter: `$substringBefore("@")`.
  const before = findFunction(form.name);
  const shift = form.list === undefined && before !== undefined ? before.parameters.length - texts.length - form.leftOut.length : 0;
  const needed = entry.parameters.slice(texts.length + shift).filter((parameter) => !parameter.optional && !parameter.context);
  if (needed.length === 0) return ok({ seams, texts });
  // Written anew: what it needs besides has no place yet.
  const all = [...texts, ...needed.map((parameter) => emptyValue(parameter.types))];
  return ok({ seams: [`$${name}(`, ...all.slice(1).map(() => ', '), ')'], texts: all });
}

/** Another name wherever the node says its own. */
function renamed(form: NodeForm, seams: readonly string[], name: string): readonly string[] {
  return seams.map((seam, i) => {
    const start = i === 0 ? form.start : (form.slots[i - 1]?.end ?? form.start);
    const said = form.names.filter((one) => one.start >= start && one.end <= start + seam.length);
    return said.reduceRight((made, one) => made.slice(0, one.start - start) + name + made.slice(one.end - start), seam);
  });
}

/** Text that is one operand wherever it stands. */
const tight: ReadonlySet<string> = new Set([
  'name',
  'variable',
  'string',
  'number',
  'constant',
  'regex',
  'block',
  'call',
  'array',
  'object',
  'step',
  'filter',
  'keep-array',
]);

function write(tree: SyntaxTree, form: NodeForm, parts: Parts): Result<string> {
  const wanted: string[] = [];
  for (const text of parts.texts) {
    const read = readPart(text);
    if (!read.ok) return read;
    wanted.push(looseShape(read.value.root));
  }
  let refused: Problem | undefined;
  for (const texts of [parts.texts, parts.texts.map(bracketed)]) {
    const put = putText(tree, form, parts.seams.map((seam, i) => seam + (texts[i] ?? '')).join(''));
    if (!put.ok) {
      refused ??= put.error;
      continue;
    }
    if (parts.seams.length === 2 && parts.seams.join('') === '') return ok(put.value.text);
    const after = parse(put.value.text);
    const made = after.ok ? readForm(after.value, put.value) : undefined;
    if (made !== undefined && sameSlots(made, wanted)) return ok(put.value.text);
  }
  return fail(refused ?? problem('expression/does-not-fit', 'The node cannot be written so.'));
}

function sameSlots(form: NodeForm, wanted: readonly string[]): boolean {
  return (
    form.slots.length === wanted.length &&
    form.slots.every((slot, i) => {
      const read = readPart(slot.text);
      return read.ok && looseShape(read.value.root) === wanted[i];
    })
  );
}

function bracketed(text: string): string {
  const read = readPart(text);
  return read.ok && tight.has(read.value.root.type) ? text : `(${text})`;
}

function noSlot(): Problem {
  return problem('graph/no-slot', 'The node takes nothing there.');
}
