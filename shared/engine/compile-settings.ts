import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import type { Value } from '#shared/records/value.ts';
import type { MakeFunction } from './generate/generated-expression.ts';
import type { EvaluationLimits } from './limits.ts';
import type { Observer } from './observer.ts';

/** What all evaluations of an expression share. */
export interface CompileSettings {
  readonly limits: EvaluationLimits;
  readonly lookups?: readonly BoundLookup[];
  /** Told when a table answers for a key that it does not hold. */
  readonly onNoMatch?: () => void;
  /** Further variables that stand for the whole run. */
  readonly variables?: Readonly<Record<string, Value>>;
  /** Instant of `$now()` and `$millis()`, ISO 8601; absent: the clock. */
  readonly now?: string;
  /** Functions of the host by name, without `$`; what they get and give are values of the language. */
  readonly functions?: Readonly<Record<string, (...args: unknown[]) => unknown>>;
  /** Where the process may make functions of texts: expressions that are evaluated often become code. */
  readonly makeFunction?: MakeFunction;
  /** Hears what the parts give; expressions that are observed never become code. */
  readonly observer?: Observer;
}
