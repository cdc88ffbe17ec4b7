import type { FieldPath } from '#shared/base/field-path.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { Field } from '#shared/schema/field.ts';
import { planConnection, type ConnectionContext, type ConnectionPlan } from './plan-connection.ts';

/** How a target row would take the field that is dragged. `label` is what the row shows, `hint` the one sentence of the card. */
export interface Verdict {
  readonly kind: 'fits' | 'converts' | 'may-be-cut' | 'n-of-m' | 'replaces' | 'needs-an-array' | 'does-not-fit';
  readonly label: string;
  readonly hint: string;
  /** Whether it can be dropped there. */
  readonly droppable: boolean;
  /** Id of the rule that it would replace. */
  readonly replaces?: string;
}

/**
 * Judges a link from types and values. `values` are the different values of the source field over the whole sample, as
 * text; without them the examples that the schema keeps are looked at. The gravest finding gives the label; the
 * sentence of the hint names the others too.
 */
export function judgeConnection(context: ConnectionContext, from: FieldPath, to: FieldPath, values?: readonly string[]): Verdict {
  const plan = planConnection(context, from, to);
  if (!plan.ok)
    return {
      kind: plan.error.kind,
      label: plan.error.kind === 'needs-an-array' ? 'needs an array' : 'does not fit',
      hint: plan.error.sentence,
      droppable: false,
    };
  const source = findField(context.source.schema, from);
  const target = findField(context.target, to);
  if (source === undefined || target === undefined) throw new Error('A plan was made for fields that are not there.');
  if (plan.value.kind === 'loops') return judgeLoop(plan.value, source, target);
  if (plan.value.kind === 'group')
    return fits(`Connects ${plan.value.pairs.length} ${plan.value.pairs.length === 1 ? 'field' : 'fields'} of the same name.`);
  return judgeLink(plan.value, source, target, values ?? source.examples ?? []);
}

function judgeLoop(plan: Extract<ConnectionPlan, { kind: 'loops' }>, source: Field, target: Field): Verdict {
  const name = source.name === '' ? 'record' : source.name;
  if (plan.replaces === undefined) return fits(`Makes one ${target.name} for each item of ${name}.`);
  return {
    kind: 'replaces',
    label: `replaces ${plan.replaces.id}`,
    hint: `Makes one ${target.name} for each item of ${name} in place of ${plan.replaces.each}.`,
    droppable: true,
    replaces: plan.replaces.id,
  };
}

function judgeLink(plan: Extract<ConnectionPlan, { kind: 'link' }>, source: Field, target: Field, values: readonly string[]): Verdict {
  const findings: Verdict[] = [];
  if (plan.replaces !== undefined)
    findings.push({
      kind: 'replaces',
      label: `replaces ${plan.replaces.id}`,
      hint: `Takes the place of ${shorten(plan.replaces.expression)}.`,
      droppable: true,
      replaces: plan.replaces.id,
    });
  const allowed = judgeValues(target, values);
  if (allowed !== undefined) findings.push(allowed);
  const cut = judgeLength(source, target, values);
  if (cut !== undefined) findings.push(cut);
  if (plan.conversion !== undefined)
    findings.push({ kind: 'converts', label: plan.conversion.label, hint: plan.conversion.sentence, droppable: true });
  const loops = plan.loops.map((loop) => `Makes a loop over ${loop.each}.`);
  const [gravest] = findings;
  if (gravest === undefined) return fits([`${source.name} fits ${target.name} as it is.`, ...loops].join(' '));
  return { ...gravest, hint: [...findings.map((finding) => finding.hint), ...loops].join(' ') };
}

function judgeValues(target: Field, values: readonly string[]): Verdict | undefined {
  if (target.values === undefined || target.values.length === 0 || values.length === 0) return undefined;
  const known = new Set(target.values);
  const fitting = values.filter((value) => known.has(value)).length;
  if (fitting === values.length) return undefined;
  const first = values.find((value) => !known.has(value));
  return {
    kind: 'n-of-m',
    label: `${fitting} of ${values.length} values fit`,
    hint: `${fitting} of ${values.length} values are allowed in ${target.name}; “${first}” is not. A lookup table can translate them.`,
    droppable: true,
  };
}

function judgeLength(source: Field, target: Field, values: readonly string[]): Verdict | undefined {
  const limit = target.maxLength;
  if (limit === undefined) return undefined;
  const longest = Math.max(0, ...values.map((value) => [...value].length));
  const declared = source.maxLength ?? 0;
  if (longest <= limit && declared <= limit) return undefined;
  const seen = longest > limit ? `The longest value has ${longest} characters` : `${source.name} may have ${declared} characters`;
  return { kind: 'may-be-cut', label: 'may be cut', hint: `${seen}; ${target.name} takes ${limit}.`, droppable: true };
}

function fits(hint: string): Verdict {
  return { kind: 'fits', label: 'fits', hint, droppable: true };
}

function shorten(expression: string): string {
  const line = expression.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
