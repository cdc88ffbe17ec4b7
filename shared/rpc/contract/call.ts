import type { z } from 'zod';

/** One call of the contract: its argument is validated on arrival, its answer's type is known to both sides. */
export interface Call<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly input: I;
  /** Carries the type only. */
  readonly output?: O;
}

/** Declares a call: `call<Answer>()(z.object({ … }))`. */
export function call<O>() {
  return <I extends z.ZodType>(input: I): Call<I, O> => ({ input });
}
