import type { PatternDialect, PatternNode } from './pattern-syntax.ts';
import { parsePattern } from './pattern-syntax.ts';

type Step =
  | { readonly kind: 'test'; readonly test: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'done' };

const mostSteps = 5_000;
/** Steps × characters of one test: about a tenth of a second. */
const mostWork = 5_000_000;

/** A pattern that is tested in time linear in the text, whatever the pattern: all its ways are followed at once. */
export interface LinearPattern {
  /** Whether the text fits; `undefined` where text and pattern are too long together to be tested. */
  test(text: string): boolean | undefined;
}

/** Compiles a pattern of a schema; `undefined` where it is no pattern, too large, or needs look-around or back references. */
export function compilePattern(source: string, dialect: PatternDialect): LinearPattern | undefined {
  const tree = source.length > 10_000 ? undefined : parsePattern(source, dialect);
  if (tree === undefined) return undefined;
  const steps: Step[] = [];
  if (!emit(tree, { steps, looked: 0 })) return undefined;
  steps.push({ kind: 'done' });
  const whole = dialect === 'xsd';
  return { test: (text) => (text.length * steps.length > mostWork ? undefined : run(steps, text, whole)) };
}

/** Steps made, and parts looked at: a part may be empty and still be asked for again and again. */
interface Program {
  readonly steps: Step[];
  looked: number;
}

function emit(node: PatternNode, program: Program): boolean {
  const { steps } = program;
  program.looked += 1;
  if (steps.length > mostSteps || program.looked > 10 * mostSteps) return false;
  if (node.kind === 'test' || node.kind === 'edge') {
    steps.push(node);
    return true;
  }
  if (node.kind === 'sequence') return node.parts.every((part) => emit(part, program));
  if (node.kind === 'choice') return emitChoice(node.parts, program);
  for (let i = 0; i < node.min; i += 1) if (!emit(node.part, program)) return false;
  if (node.max !== Infinity) {
    const exits: number[] = [];
    for (let i = node.min; i < node.max; i += 1) {
      exits.push(steps.length);
      steps.push({ kind: 'done' });
      if (!emit(node.part, program)) return false;
    }
    for (const at of exits) steps[at] = { kind: 'fork', to: [at + 1, steps.length] };
    return steps.length <= mostSteps;
  }
  const loop = steps.length;
  steps.push({ kind: 'done' });
  if (!emit(node.part, program)) return false;
  steps.push({ kind: 'fork', to: [loop] });
  steps[loop] = { kind: 'fork', to: [loop + 1, steps.length] };
  return steps.length <= mostSteps;
}

function emitChoice(parts: readonly PatternNode[], program: Program): boolean {
  const { steps } = program;
  const fork = steps.length;
  steps.push({ kind: 'done' });
  const starts: number[] = [];
  const ends: number[] = [];
  for (const part of parts) {
    starts.push(steps.length);
    if (!emit(part, program)) return false;
    ends.push(steps.length);
    steps.push({ kind: 'done' });
  }
  steps[fork] = { kind: 'fork', to: starts };
  for (const end of ends) steps[end] = { kind: 'fork', to: [steps.length] };
  return steps.length <= mostSteps;
}

function run(steps: readonly Step[], text: string, whole: boolean): boolean {
  const characters = [...text];
  let now = new Set<number>();
  for (let at = 0; at <= characters.length; at += 1) {
    if (at === 0 || !whole) reach(steps, 0, characters, at, now);
    const done = now.has(steps.length - 1);
    if (done && (!whole || at === characters.length)) return true;
    const character = characters[at];
    if (character === undefined) return false;
    const next = new Set<number>();
    for (const index of now) {
      const step = steps[index];
      if (step?.kind === 'test' && step.test(character)) reach(steps, index + 1, characters, at + 1, next);
    }
    now = next;
    if (whole && now.size === 0) return false;
  }
  return false;
}

/** Adds every step that can be reached without reading a character. */
function reach(steps: readonly Step[], from: number, characters: readonly string[], at: number, into: Set<number>): void {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (into.has(index)) continue;
    into.add(index);
    const step = steps[index];
    if (step?.kind === 'fork') open.push(...step.to);
    else if (step?.kind === 'edge' && holds(step.at, characters, at)) open.push(index + 1);
  }
}

function holds(edge: 'start' | 'end' | 'word' | 'inside', characters: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === characters.length;
  const boundary = isWord(characters[at - 1]) !== isWord(characters[at]);
  return edge === 'word' ? boundary : !boundary;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
