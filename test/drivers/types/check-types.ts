import type { LanguageContext } from '#shared/language/language-context.ts';
import { inferTypes } from '#shared/language/types/infer-types.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import type { ValueType } from '#shared/language/types/value-type.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { composeMapping } from '#shared/mapping/compose.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import { compile } from '#shared/engine/compile.ts';
import type { CompiledExpression } from '#shared/engine/compiled-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { expressionContext, mappingReads } from '#shared/project/expression-context.ts';
import { expressionUses } from '#shared/project/expression-uses.ts';
import { mappingDefinition, mappingSources } from '#shared/project/mapping-definition.ts';
import type { Outcome } from '#shared/records/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import { parse } from '#shared/syntax/parse.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';
import { SchemaValues } from './schema-values.ts';
import { misfit } from './value-fits.ts';

/** What evaluations over generated inputs gave, held against the inferred types. */
export interface TypeCheck {
  readonly inputs: number;
  readonly expressions: number;
  /** Expressions of which more is known than that they give any value. */
  readonly typed: number;
  values: number;
  nothing: number;
  errors: number;
  /** Each with the expression, its type, the input and what is wrong. */
  readonly misfits: string[];
}

interface Watched {
  readonly text: string;
  readonly type: ValueType;
}

const settings = { limits: defaultLimits, now: '2026-06-30T12:00:00Z' };

/** Evaluates every expression of a mapping, and all of it as one, over so many generated inputs. */
export function checkMappingTypes(project: Project, mapping: string, seed: number, inputs: number): TypeCheck {
  const definition = mappingDefinition(project, mapping);
  if (definition === undefined) throw new Error(`There is no mapping ${mapping}`);
  const reads = mappingReads(mappingSources(project, definition.mapping), definition.mapping.per, definition.lookups);
  const watched = watchedExpressions(definition, reads);
  const whole = watch(composeMapping(definition, { lookups: 'settled' }), expressionContext(reads, []));
  const check: TypeCheck = {
    inputs,
    expressions: [...watched.values()].flat().length + 1,
    typed: [...[...watched.values()].flat(), whole].filter(({ type }) => !type.any).length,
    values: 0,
    nothing: 0,
    errors: 0,
    misfits: [],
  };
  let owner = '';
  let input: Value = null;
  const lookups = definition.lookups.map(bindLookup);
  const hear = (one: Watched, outcome: Outcome): void => judge(one, outcome, input, check);
  const plan = compileMapping(definition, (text) => {
    const compiled = compile(text, { ...settings, lookups });
    if (!compiled.ok) return compiled;
    const heard: CompiledExpression = {
      text,
      evaluate: (context) => {
        const evaluation = compiled.value.evaluate(context);
        for (const one of watched.get(owner) ?? []) if (one.text === text) hear(one, evaluation.outcome);
        return evaluation;
      },
    };
    return { ok: true, value: heard };
  });
  const composed = compile(whole.text, { ...settings, lookups });
  const generator = new SchemaValues(reads.root, seededRandom(seed));
  for (let i = 0; i < inputs; i += 1) {
    input = generator.record(reads.rootIsList);
    mapRecord(plan, input, { onRule: (rule) => (owner = rule) });
    if (composed.ok) hear(whole, composed.value.evaluate({ input }).outcome);
  }
  return check;
}

/** By rule, loop or `keep`. */
function watchedExpressions(
  definition: MappingDefinition,
  reads: ReturnType<typeof mappingReads>,
): ReadonlyMap<string, readonly Watched[]> {
  const found = new Map<string, Watched[]>();
  for (const use of expressionUses(definition.mapping, definition.rules, definition.loops)) {
    const owner = use.owner ?? 'keep';
    found.set(owner, [...(found.get(owner) ?? []), watch(use.text, expressionContext(reads, use.scopes))]);
  }
  return found;
}

function watch(text: string, context: LanguageContext): Watched {
  const tree = parse(text);
  if (!tree.ok) throw new Error(`${text}: ${tree.error.message}`);
  return { text, type: inferTypes(tree.value.root, context).result };
}

const mostMisfits = 20;

/** Holds one outcome against the type of its expression. */
export function judge({ text, type }: Watched, outcome: Outcome, input: unknown, check: TypeCheck): void {
  if (outcome.kind === 'error') {
    check.errors += 1;
    return;
  }
  if (outcome.kind === 'value') check.values += 1;
  else check.nothing += 1;
  if (check.misfits.length >= mostMisfits) return;
  const wrong = misfit(outcome.kind === 'value' ? outcome.value : undefined, type);
  if (wrong !== undefined)
    check.misfits.push(
      `${text.slice(0, 400)}\n  of type ${typeText(type)}\n  over ${JSON.stringify(input)?.slice(0, 800)}\n  the value${wrong}`,
    );
}
