import { compile } from '#shared/engine/compile.ts';
import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import type { Compile, Evaluation, EvaluationContext } from '#shared/engine/compiled-expression.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RecordResult } from '#shared/mapping/outcome.ts';
import type { Compiled, TargetPlan } from '#shared/mapping/plan.ts';
import type { Value } from '#shared/records/value.ts';
import type { Filled } from './place.ts';
import { Recorder, type Seen } from './recorder.ts';

/** Which text of a mapping: of a rule, of a loop, or the condition of the mapping itself. */
export type TextPart = 'expression' | 'default' | 'each' | 'where' | 'sort' | 'keep';

/** One evaluation of one text while a record was mapped. */
export interface Evaluated {
  /** Id of the rule or loop; `keep`. */
  readonly owner: string;
  readonly part: TextPart;
  readonly text: string;
  readonly context: EvaluationContext;
  readonly evaluation: Evaluation;
}

/** One record mapped by the rule that fills a place and what stands around it, with every evaluation. */
export interface Capture {
  readonly definition: MappingDefinition;
  readonly record: Value;
  readonly result: RecordResult;
  readonly evaluations: readonly Evaluated[];
  /** The evaluations for the items of the place: the rule's, its default's, the loops' and that of `keep`. */
  readonly chosen: readonly Evaluated[];
}

/** The mapping with the one rule that fills a place, the loops around it, and its own condition. */
export function onlyRule(definition: MappingDefinition, { rule, loops }: Filled): MappingDefinition {
  return { ...definition, rules: rule === undefined ? [] : [rule], loops };
}

/** Maps a record with the rule that fills a place, its loops and the mapping's condition, and listens. */
export function capture(definition: MappingDefinition, settings: CompileSettings, record: Value, filled: Filled): Capture {
  const only = onlyRule(definition, filled);
  const evaluations: Evaluated[] = [];
  const names = new Map<object, { readonly owner: string; readonly part: TextPart }>();
  const listening: Compile = (text) => {
    const compiled = compile(text, settings);
    if (!compiled.ok) return compiled;
    const expression = {
      text,
      evaluate(context: EvaluationContext): Evaluation {
        const evaluation = compiled.value.evaluate(context);
        const name = names.get(expression);
        if (name !== undefined) evaluations.push({ ...name, text, context, evaluation });
        return evaluation;
      },
    };
    return { ok: true, value: expression };
  };
  const plan = compileMapping(only, listening);
  const name = (compiled: Compiled | undefined, owner: string, part: TextPart): void => {
    if (compiled?.ok === true) names.set(compiled.expression, { owner, part });
  };
  const visit = (node: TargetPlan): void => {
    const { rule, loop } = node;
    if (rule !== undefined) {
      name(rule.expression, rule.rule.id, 'expression');
      name(rule.default, rule.rule.id, 'default');
    }
    if (loop !== undefined) {
      name(loop.each, loop.loop.id, 'each');
      name(loop.where, loop.loop.id, 'where');
      name(loop.sort, loop.loop.id, 'sort');
    }
    for (const child of node.children) visit(child);
  };
  name(plan.keep, 'keep', 'keep');
  visit(plan.root);
  const result = mapRecord(plan, record);
  return { definition: only, record, result, evaluations, chosen: chosenOf(filled, result, evaluations) };
}

function chosenOf({ rule, loops, items }: Filled, result: RecordResult, evaluations: readonly Evaluated[]): readonly Evaluated[] {
  const chosen: Evaluated[] = evaluations.filter(({ part }) => part === 'keep');
  for (const [depth, loop] of loops.entries()) {
    const wanted = items.slice(0, depth).join();
    const at = result.loops.filter((one) => one.loop === loop.id).findIndex((one) => one.items.join() === wanted);
    const runs = stretches(evaluations, loop.id);
    chosen.push(...(runs[at] ?? []));
  }
  if (rule === undefined) return chosen;
  const at = result.values.filter((one) => one.rule === rule.id).findIndex((one) => one.items.join() === items.join());
  let seen = -1;
  for (const one of evaluations) {
    if (one.owner !== rule.id) continue;
    if (one.part === 'expression') seen += 1;
    if (seen === at) chosen.push(one);
  }
  return chosen;
}

/** The evaluations of a loop, one list for each time that it ran. */
function stretches(evaluations: readonly Evaluated[], loop: string): readonly (readonly Evaluated[])[] {
  const runs: Evaluated[][] = [];
  for (const one of evaluations) {
    if (one.owner !== loop) continue;
    if (one.part === 'each') runs.push([]);
    runs.at(-1)?.push(one);
  }
  return runs;
}

/** Evaluates once more what was evaluated, and gives every part of it; `undefined` where the text does not compile. */
export type Observe = (evaluated: Evaluated) => Seen | undefined;

export function observer(settings: CompileSettings): Observe {
  const recorder = new Recorder();
  const texts = new Map<string, ReturnType<Compile>>();
  return ({ text, context }) => {
    const compiled = texts.get(text) ?? compile(text, { ...settings, observer: recorder });
    texts.set(text, compiled);
    if (!compiled.ok) return undefined;
    const root = recorder.begin(context.input);
    compiled.value.evaluate(context);
    return root.parts[0];
  };
}
