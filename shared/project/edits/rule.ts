import type { FieldPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import type { Draft } from './draft.ts';
import type { RulePatch } from './edit.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { countOf, fieldName } from './field-name.ts';
import { missing } from './missing.ts';

/** The rule that fills a target field. */
export function ruleAt(draft: Draft, mapping: string, target: FieldPath): Rule | undefined {
  return draft.list('rule').find((rule) => rule.mapping === mapping && rule.target === target);
}

/** Gives a target field this expression: its rule keeps id, note and the rest; without one, a new rule is made. */
export function putExpression(draft: Draft, mapping: string, target: FieldPath, expression: string): void {
  const rule = ruleAt(draft, mapping, target);
  draft.put('rule', rule === undefined ? { id: draft.nextId('R', 'rule'), mapping, target, expression } : { ...rule, expression });
}

export const setRule: EditHandler<EditOf<'rule.set'>> = (draft, { mapping, target, patch }) => {
  if (draft.find('mapping', mapping) === undefined) return fail(missing('mapping', mapping));
  const rule = ruleAt(draft, mapping, target);
  const name = fieldName(target);
  if (rule !== undefined) {
    draft.put('rule', patchRule(rule, patch));
    return ok(patchLabel(name, patch));
  }
  if (patch.expression === undefined)
    return fail(problem('edit/no-rule', `${name} has no rule yet.`, { next: 'Give it an expression first.', place: { field: target } }));
  draft.put('rule', patchRule({ id: draft.nextId('R', 'rule'), mapping, target, expression: patch.expression }, patch));
  return ok(`Set ${name}`);
};

export const removeRules: EditHandler<EditOf<'rule.remove'>> = (draft, { rules }) => {
  const names: string[] = [];
  for (const id of new Set(rules)) {
    const rule = draft.find('rule', id);
    if (rule === undefined) return fail(missing('rule', id));
    names.push(fieldName(rule.target));
    draft.remove('rule', id);
  }
  return ok(names.length === 1 ? `Remove the rule of ${names[0]}` : `Remove ${countOf(names.length, 'rule')}`);
};

export const moveRule: EditHandler<EditOf<'rule.move'>> = (draft, { rule: id, target }) => {
  const rule = draft.find('rule', id);
  if (rule === undefined) return fail(missing('rule', id));
  const there = ruleAt(draft, rule.mapping, target);
  if (there !== undefined && there.id !== id) draft.remove('rule', there.id);
  draft.put('rule', { ...rule, target });
  return ok(`Move the rule of ${fieldName(rule.target)} to ${fieldName(target)}`);
};

function patchRule(rule: Rule, patch: RulePatch): Rule {
  const { default: defaultExpression, mandatory, classification, note, ...rest } = rule;
  const kept = {
    default: patch.default === undefined ? defaultExpression : patch.default,
    mandatory: patch.mandatory === undefined ? mandatory : patch.mandatory,
    classification: patch.classification === undefined ? classification : patch.classification,
    note: patch.note === undefined ? note : patch.note,
  };
  return {
    ...rest,
    ...(patch.expression === undefined ? {} : { expression: patch.expression }),
    ...(kept.default === undefined || kept.default === null ? {} : { default: kept.default }),
    ...(kept.mandatory === undefined || kept.mandatory === null ? {} : { mandatory: kept.mandatory }),
    ...(kept.classification === undefined || kept.classification === null ? {} : { classification: kept.classification }),
    ...(kept.note === undefined || kept.note === null ? {} : { note: kept.note }),
  };
}

function patchLabel(name: string, patch: RulePatch): string {
  if (patch.expression !== undefined) return `Set ${name}`;
  if (patch.default !== undefined) return `${patch.default === null ? 'Take away' : 'Set'} the default of ${name}`;
  if (patch.mandatory !== undefined) return patch.mandatory === true ? `Make ${name} mandatory` : `Change whether ${name} is mandatory`;
  if (patch.classification !== undefined)
    return patch.classification === null ? `Take away the class of ${name}` : `Class ${name} as ${patch.classification}`;
  return `${patch.note === null ? 'Take away' : 'Edit'} the note on ${name}`;
}
