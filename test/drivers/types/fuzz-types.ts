import { defaultLimits } from '#shared/engine/limits.ts';
import { compile } from '#shared/engine/compile.ts';
import { inferTypes } from '#shared/language/types/infer-types.ts';
import type { Value } from '#shared/records/value.ts';
import { isObject } from '#shared/records/value.ts';
import { inferSchema } from '#shared/schema/infer-schema.ts';
import { parse } from '#shared/syntax/parse.ts';
import { caseSeed } from '#test/drivers/fuzz/fuzz-case.ts';
import { makeData } from '#test/drivers/fuzz/make-data.ts';
import { makeExpression } from '#test/drivers/fuzz/make-expression.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';
import { judge, type TypeCheck } from './check-types.ts';
import { SchemaValues } from './schema-values.ts';

/** Generated expressions over records of schemas that are inferred from generated data, held against their types. */
export function fuzzTypes(seed: number, expressions: number, inputs: number): TypeCheck {
  const check: TypeCheck & { typed: number } = { inputs, expressions, typed: 0, values: 0, nothing: 0, errors: 0, misfits: [] };
  for (let i = 0; i < expressions; i += 1) {
    const random = seededRandom(caseSeed(seed, i));
    const text = makeExpression(random);
    const data = Array.from({ length: 3 }, () => JSON.parse(JSON.stringify(makeData(random) ?? null)) as Value).filter(isObject);
    const tree = parse(text);
    const compiled = compile(text, { limits: { ...defaultLimits, milliseconds: 200 }, now: '2026-06-30T12:00:00Z' });
    if (!tree.ok || !compiled.ok || data.length === 0) continue;
    const schema = inferSchema(data);
    const type = inferTypes(tree.value.root, { schema, root: schema, variables: [] }).result;
    if (!type.any) check.typed += 1;
    const generator = new SchemaValues(schema, random);
    for (let at = 0; at < inputs; at += 1) {
      const input = generator.record();
      judge({ text, type }, compiled.value.evaluate({ input }).outcome, input, check);
    }
  }
  return check;
}
