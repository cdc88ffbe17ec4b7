import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import { planConnection, type ConnectionContext, type NewLoop } from '#shared/matching/plan-connection.ts';
import type { Result } from '#shared/base/result.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Draft } from './draft.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { fieldName } from './field-name.ts';
import { missing } from './missing.ts';
import { putExpression, ruleAt } from './rule.ts';

type Connect = EditOf<'fields.connect'>;

/**
 * Draws a link (`shared/matching/plan-connection.ts` says what it makes). A field in an array that no loop reads gives
 * its first item to a target that occurs once: `line_items[0].sku`, so that the shape never depends on the count.
 */
export const connectFields: EditHandler<Connect> = (draft, edit) => {
  const context = connectionContext(draft, edit);
  if (!context.ok) return context;
  const plan = planConnection(context.value, edit.from, edit.to);
  if (!plan.ok) return fail(problem(`edit/${plan.error.kind}`, plan.error.sentence, { place: { field: edit.to } }));
  const label = `Connect ${fieldName(edit.from)} to ${fieldName(edit.to)}`;
  if (plan.value.kind === 'group') {
    for (const pair of plan.value.pairs) {
      const done = connectFields(draft, { ...edit, ...pair });
      if (!done.ok) return done;
    }
    return ok(label);
  }
  if (plan.value.kind === 'loops' && plan.value.replaces !== undefined) {
    const { replaces } = plan.value;
    const made = plan.value.loops.find((loop) => loop.target === replaces.target);
    if (made !== undefined) draft.put('loop', { ...replaces, each: made.each });
    putLoops(
      draft,
      edit.mapping,
      plan.value.loops.filter((loop) => loop !== made),
    );
    return ok(label);
  }
  putLoops(draft, edit.mapping, plan.value.loops);
  if (plan.value.kind === 'loops') return ok(label);
  const old = edit.combine === true ? ruleAt(draft, edit.mapping, edit.to)?.expression : undefined;
  putExpression(
    draft,
    edit.mapping,
    edit.to,
    old === undefined ? plan.value.expression : `${operand(old)} & " " & ${operand(plan.value.expression)}`,
  );
  return ok(old === undefined ? label : `Combine ${fieldName(edit.from)} into ${fieldName(edit.to)}`);
};

/** What the planner needs to know of the project. */
function connectionContext(draft: Draft, edit: Connect): Result<ConnectionContext> {
  const mapping = draft.find('mapping', edit.mapping);
  if (mapping === undefined) return fail(missing('mapping', edit.mapping));
  const source = draft.find('side', edit.source);
  if (source === undefined || !mapping.sources.includes(edit.source)) return fail(missing('source', edit.source));
  const target = draft.find('side', mapping.target);
  if (target === undefined) return fail(missing('target', mapping.target));
  return ok({
    mapping,
    source: { name: source.name, schema: source.schema },
    target: target.schema,
    rules: draft.list('rule').filter((rule) => rule.mapping === mapping.id),
    loops: draft.list('loop').filter((loop) => loop.mapping === mapping.id),
  });
}

function putLoops(draft: Draft, mapping: string, loops: readonly NewLoop[]): void {
  for (const loop of loops) draft.put('loop', { ...loop, id: draft.nextId('L', 'loop'), mapping });
}

/** In parentheses unless it binds tighter than `&`. */
function operand(expression: string): string {
  const tree = parse(expression);
  const root = tree.ok ? tree.value.root : undefined;
  const tight =
    root !== undefined &&
    ['name', 'step', 'call', 'string', 'number', 'filter', 'variable', 'block', 'keep-array', 'constant'].includes(root.type);
  return tight || (root?.type === 'binary' && root.operator === '&') ? expression : `(${expression})`;
}
