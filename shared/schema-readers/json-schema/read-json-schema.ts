import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Schema } from '#shared/schema/field.ts';
import type { FieldPlan, TreeLimits } from '#shared/schema-readers/grow-tree.ts';
import { defaultLimits, growTree } from '#shared/schema-readers/grow-tree.ts';
import { sizeProblems } from '#shared/schema-readers/size-problems.ts';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';
import { isJsonObject, own, parseSchemaText, SchemaDocuments } from './documents.ts';
import { Flattener } from './flatten-schema.ts';
import type { Part } from './parts.ts';
import { planField } from './plan-fields.ts';

export interface JsonSchemaOptions {
  /** Path of the file in the chosen folder; references start from it. */
  readonly file: string;
  /** Other files of the folder; without it every reference to one is a problem. */
  readonly resolve?: ResolveFile;
  /** A definition to take for the record instead of the top of the schema. */
  readonly root?: string;
  readonly limits?: Partial<TreeLimits>;
}

export interface ReadSchema {
  readonly schema: Schema;
  /** What may be chosen as `root`. */
  readonly roots: readonly string[];
  /** What was refused, missing or cut; the schema holds without it. */
  readonly problems: readonly Problem[];
}

/**
 * Reads JSON Schema (drafts 4 to 2020-12) to a field tree. A top of type array makes `records` true. Fails with
 * the fault of its JSON (`json/…`), `schema/not-a-schema`, `schema/unknown-root` or `schema/nothing-described`.
 */
export function readJsonSchema(text: string, options: JsonSchemaOptions): Result<ReadSchema> {
  const { file } = options;
  const parsed = parseSchemaText(text, file);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  if (!isJsonObject(json))
    return fail(problem('schema/not-a-schema', `${file} is JSON but no schema: a schema is an object.`, { place: { file } }));
  const documents = new SchemaDocuments(options.resolve ?? (() => undefined));
  documents.add(file, json);
  const roots = definitionNames(json);
  const flattener = new Flattener(documents);
  const part = rootPart(json, options, flattener);
  if (!part.ok) return part;
  const flat = flattener.flatten(part.value);
  const plan = planField(flattener, '', part.value, true);
  if (plan === undefined || (!flat.structured && roots.length > 0 && options.root === undefined && documents.problems.length === 0)) {
    const next =
      roots.length > 0 ? `Choose one of its definitions: ${roots.slice(0, 5).join(', ')}${roots.length > 5 ? ' …' : ''}.` : undefined;
    return fail(
      problem('schema/nothing-described', `${file} describes no record at its top.`, {
        place: { file },
        ...(next === undefined ? {} : { next }),
      }),
    );
  }
  const tree = growTree(record(plan), { ...defaultLimits, ...options.limits });
  const schema: Schema = {
    kind: 'json-schema',
    root: tree.root,
    records: plan.field.repeats,
    ...(Object.keys(tree.types).length > 0 ? { types: tree.types } : {}),
  };
  return ok({ schema, roots, problems: [...documents.problems, ...sizeProblems(tree, file)] });
}

/** The root describes one record, so an array of them is said by `records` alone. */
function record(plan: FieldPlan): FieldPlan {
  const { max: _max, keyRequired: _key, nested, ...field } = plan.field;
  const inner = nested ?? 0;
  return { ...plan, field: { ...field, min: 1, repeats: inner > 0, ...(inner > 1 ? { nested: inner - 1 } : {}) } };
}

function rootPart(json: JsonObject, options: JsonSchemaOptions, flattener: Flattener): Result<Part> {
  const { root, file } = options;
  if (root === undefined) return ok(flattener.parts.schema({ file, json }));
  const found = definition(json, root);
  if (found !== undefined) return ok(flattener.parts.schema({ file, json: found, name: root }));
  return fail(
    problem('schema/unknown-root', `${file} has no definition ${root}.`, {
      place: { file },
      next: `Its definitions: ${definitionNames(json).slice(0, 10).join(', ')}.`,
    }),
  );
}

function definition(json: JsonObject, name: string): JsonValue | undefined {
  for (const word of ['$defs', 'definitions']) {
    const list = own(json, word);
    const found = isJsonObject(list) ? own(list, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function definitionNames(json: JsonObject): readonly string[] {
  return ['$defs', 'definitions'].flatMap((word) => {
    const list = own(json, word);
    return isJsonObject(list) ? Object.keys(list) : [];
  });
}
