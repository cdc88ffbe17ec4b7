import type { Budget } from '../values/budget.ts';
import { LanguageError } from '../values/language-error.ts';
import { newSequence, type Sequence } from '../values/sequence.ts';

/** Most numbers that the language lets a range have. */
const longestRange = 1e7;

/** The whole numbers from one to another; nothing where one is missing or they run backwards. Throws T2003, T2004, D2014, D2015. */
export function rangeOf(from: unknown, to: unknown, budget: Budget, at: (error: LanguageError) => LanguageError): Sequence | undefined {
  if (from !== undefined && !isWhole(from)) throw at(new LanguageError('T2003', { value: from }));
  if (to !== undefined && !isWhole(to)) throw at(new LanguageError('T2004', { value: to }));
  if (from === undefined || to === undefined || from > to) return undefined;
  const size = to - from + 1;
  if (size > longestRange) throw at(new LanguageError('D2014', { value: size }));
  if (size > budget.items) throw at(new LanguageError('D2015', { value: size, parts: { items: budget.items } }));
  budget.spend(size);
  const range = newSequence();
  for (let i = 0; i < size; i += 1) range.push(from + i);
  return range;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
