import { defaultLimits } from '#shared/engine/limits.ts';
import { Budget } from '#shared/engine/values/budget.ts';
import type { Bindings } from '#test/drivers/workloads/workload.ts';
import type { EngineName } from './task.ts';

/** A value, or the promise of one where the engine gives that. */
export type Evaluate = (input: unknown, bindings: Bindings) => unknown;
export type Compile = (expression: string) => Evaluate;

/** How an engine that compiles texts does it; each is loaded only where it is measured. */
export async function compilerOf(name: Exclude<EngineName, 'hand'>): Promise<Compile> {
  switch (name) {
    case 'reference': {
      const { default: jsonata } = await import('jsonata');
      return (text) => {
        const expression = jsonata(text);
        return (input, bindings) => expression.evaluate(input, { ...bindings });
      };
    }
    case 'mapwright':
      return ours();
    case 'unlimited':
      removeChecks();
      return ours();
    case 'closures': {
      const { compileClosures } = await import('#shared/engine/closures/compile-closures.ts');
      return (text) => {
        const compiled = compileClosures(text, { limits: defaultLimits });
        if (!compiled.ok) throw new Error(compiled.error.message);
        return (input, bindings) => compiled.value.evaluate({ input, root: input, bindings });
      };
    }
  }
}

async function ours(): Promise<Compile> {
  const { default: engine } = await import('#test/drivers/engine.ts');
  return (text) => {
    const expression = engine.compile(text);
    return (input, bindings) => expression.evaluate(input, bindings);
  };
}

/** Larger limits would be looked at as often; what they cost is seen only where nothing looks. */
function removeChecks(): void {
  const nothing = (): void => undefined;
  Object.assign(Budget.prototype, { begin: nothing, spend: nothing, enter: nothing, leave: nothing, checkLength: nothing });
}
