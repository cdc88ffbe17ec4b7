import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin } from '#shared/base/field-path.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { isLeaf } from '#shared/schema/count-leaves.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';

/** A target field as statuses and counts know it. */
export interface TargetField {
  readonly mapping: string;
  readonly target: FieldPath;
  /** The field in the target's schema; absent when only a rule names it. */
  readonly field?: Field;
  /** The rule of the field, or of a group around it that fills it whole. */
  readonly rule?: Rule;
  /** It must be there: the schema says so and every group around it is there, or its rule says so. */
  readonly mandatory: boolean;
}

/** Every leaf of the target in schema order, then rules of groups and of fields that the schema does not have. */
export function targetFields(project: Project, mapping: string): readonly TargetField[] {
  const found = findDocument(project, 'mapping', mapping);
  if (found === undefined) return [];
  const rules = listDocuments(project, 'rule').filter((rule) => rule.mapping === mapping);
  const loops = listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping);
  const schema = findDocument(project, 'side', found.target)?.schema;
  const byTarget = new Map(rules.map((rule) => [rule.target, rule]));
  const leaves = schema === undefined ? [] : leafFields(mapping, schema, byTarget, presentGroups(schema, rules, loops));
  const listed = new Set(leaves.map((leaf) => leaf.target));
  const others = rules
    .filter((rule) => !listed.has(rule.target))
    .map((rule): TargetField => ({ mapping, target: rule.target, rule, mandatory: rule.mandatory ?? false }));
  return [...leaves, ...others];
}

function leafFields(
  mapping: string,
  schema: Schema,
  rules: ReadonlyMap<FieldPath, Rule>,
  present: ReadonlySet<FieldPath>,
): readonly TargetField[] {
  const whole = rules.get('');
  const filled = new Map<FieldPath, Rule>(whole === undefined ? [] : [['', whole]]);
  const leaves: TargetField[] = [];
  for (const { path, field, parent } of walkFields(schema)) {
    const rule = rules.get(path) ?? filled.get(parent);
    if (rule !== undefined) filled.set(path, rule);
    if (field.children !== undefined && field.children.length > 0) continue;
    // A group that is not written out stands for what is in it.
    if (!isLeaf(field) && rule === undefined && field.min === 0) continue;
    const wanted = field.min > 0 && field.choice === undefined && present.has(parent);
    const own = rule?.target === path ? rule.mandatory : undefined;
    leaves.push({ mapping, target: path, field, ...(rule === undefined ? {} : { rule }), mandatory: own ?? wanted });
  }
  return leaves;
}

/** Groups that are there in every output: required ones in groups that are there, and those with a rule or loop inside. */
function presentGroups(schema: Schema, rules: readonly Rule[], loops: readonly Loop[]): ReadonlySet<FieldPath> {
  const targets = [...rules, ...loops].map((part) => part.target);
  const present = new Set<FieldPath>(['']);
  for (const { path, field, parent } of walkFields(schema)) {
    if (field.children === undefined || !present.has(parent)) continue;
    const required = field.min > 0 && field.choice === undefined;
    if (required || targets.some((target) => isWithin(target, path))) present.add(path);
  }
  return present;
}
