import type { StepOutcome, TraceStep } from '#shared/trace/trace.ts';
import type { ShownValue } from './value-text.ts';
import { counted, showValue } from './value-text.ts';

/** What a step gave, as a row shows it. */
export function showStep(outcome: StepOutcome): ShownValue {
  switch (outcome.kind) {
    case 'value':
      return showValue(outcome.value);
    case 'items':
      return { text: counted(outcome.count, 'item'), tone: 'statement' };
    case 'fields':
      return { text: counted(outcome.count, 'field'), tone: 'statement' };
    case 'function':
      return { text: 'a function', tone: 'statement' };
    case 'nothing':
      return { text: 'nothing', tone: 'wanting' };
    case 'error':
      return { text: outcome.problem?.message ?? 'fails', tone: 'error' };
  }
}

/** The word for the kind of a step. */
export function stepWord(step: TraceStep): string {
  switch (step.kind) {
    case 'rule':
      return step.owner;
    case 'default':
      return 'default';
    case 'loop':
      return step.owner;
    case 'item':
      return 'item';
    case 'keep':
      return 'keep';
    case 'branch':
      return 'if';
    case 'lookup':
      return 'lookup';
    case 'filter':
      return 'where';
    case 'variable':
      return 'variable';
    case 'cell':
      return 'source';
    case 'part':
      return 'part';
  }
}

/** What a lookup, a filter or the default of a rule says in one line: `tax_codes row 0.2`. */
export function factOf(step: TraceStep): string | undefined {
  if (step.says === undefined) return undefined;
  if (step.kind === 'lookup') return `${step.text} ${step.says}`;
  // A position is no match.
  if (step.kind === 'filter') return /^-?\d+$/.test(step.text) ? undefined : `${step.says} ${step.text}`;
  return step.kind === 'default' ? step.says : undefined;
}
