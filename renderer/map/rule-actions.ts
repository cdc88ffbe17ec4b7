import type { FieldPath } from '#shared/base/field-path.ts';
import { deleteNode, editNode, insertCondition, insertNamed } from '#shared/graph/edit-node.ts';
import { parse } from '#shared/syntax/parse.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import type { CanvasModel } from './canvas/canvas-model.ts';
import { saveText } from './canvas/node-edits.ts';
import { fieldText } from './connect/connect-edits.ts';
import type { MappingView } from './mapping-view.ts';

type Span = { readonly start: number; readonly end: number };

/** What is chosen on the map. */
export interface Chosen {
  readonly target: FieldPath | undefined;
  readonly node: string | undefined;
  readonly link: string | undefined;
}

function setExpression(view: MappingView, target: FieldPath, expression: string): void {
  void useProject.getState().edit({ type: 'rule.set', mapping: view.mapping.id, target, patch: { expression } });
}

/** Takes away what is chosen: a link, a node, a rule, or a loop with its rules. */
export function removeChosen(view: MappingView, model: CanvasModel, chosen: Chosen): void {
  const { edit } = useProject.getState();
  const link = model.links.find((one) => one.id === chosen.link);
  if (link !== undefined) {
    if (link.kind === 'loop') void edit({ type: 'loop.remove', loops: [link.owner] });
    else if (link.to.at === 'target') void edit({ type: 'rule.remove', rules: [link.owner] });
    else if (link.to.at === 'input') {
      const { node: id, input } = link.to;
      const node = model.nodes.find((one) => one.id === id);
      const rule = view.rules.find((one) => one.id === link.owner);
      const span = node?.inputSpans[input];
      if (rule !== undefined && span !== undefined) save(view, rule.target, editNode(rule.expression, span, 'null'));
    }
    return;
  }
  const node = model.nodes.find((one) => one.id === chosen.node);
  const ofNode = view.rules.find((one) => one.id === node?.rule);
  if (node?.span !== undefined && ofNode !== undefined) {
    const left = deleteNode(ofNode.expression, node.span);
    if (left.ok && left.value.trim() === '') void edit({ type: 'rule.remove', rules: [ofNode.id] });
    else save(view, ofNode.target, left);
    return;
  }
  if (chosen.target === undefined) return;
  const rule = view.ruleAt.get(chosen.target);
  const loop = view.loopAt.get(chosen.target);
  if (rule !== undefined) void edit({ type: 'rule.remove', rules: [rule.id] });
  else if (loop !== undefined) void edit({ type: 'loop.remove', loops: [loop.id] });
}

function save(view: MappingView, target: FieldPath, result: ReturnType<typeof editNode>): void {
  if (result.ok) setExpression(view, target, result.value);
  else useToasts.getState().showProblem(result.error);
}

/** The part of a rule that a function would be put around: the chosen node, or all of the rule. */
export function wrapped(
  view: MappingView,
  model: CanvasModel,
  chosen: Chosen,
): { readonly target: FieldPath; readonly expression: string; readonly span: Span; readonly words: string } | undefined {
  const onLink = linkPart(view, model, chosen.link);
  if (onLink !== undefined) return onLink;
  const node = model.nodes.find((one) => one.id === chosen.node);
  const rule =
    node === undefined
      ? chosen.target === undefined
        ? undefined
        : view.ruleAt.get(chosen.target)
      : view.rules.find((one) => one.id === node.rule);
  if (rule === undefined) return undefined;
  const tree = parse(rule.expression);
  if (!tree.ok) return undefined;
  const span = node?.span ?? tree.value.root;
  return {
    target: rule.target,
    expression: rule.expression,
    span: { start: span.start, end: span.end },
    words: node?.title ?? rule.expression.slice(span.start, span.end).replaceAll(/\s+/g, ' ').slice(0, 40),
  };
}

/** The part of a rule whose value runs along a link. */
function linkPart(view: MappingView, model: CanvasModel, id: string | undefined): ReturnType<typeof wrapped> {
  const link = model.links.find((one) => one.id === id);
  const rule = view.rules.find((one) => one.id === link?.owner);
  if (link === undefined || rule === undefined || link.kind === 'loop') return undefined;
  const tree = parse(rule.expression);
  if (!tree.ok) return undefined;
  const { to } = link;
  const input = to.at === 'input' ? model.nodes.find((one) => one.id === to.node)?.inputSpans[to.input] : undefined;
  const { start, end } = input ?? link.span ?? tree.value.root;
  const words = rule.expression.slice(start, end).replaceAll(/\s+/g, ' ').slice(0, 40);
  return { target: rule.target, expression: rule.expression, span: { start, end }, words };
}

/** Puts a function or operator around a part of a rule; `others` are its next values. */
export function wrapInFunction(
  view: MappingView,
  around: NonNullable<ReturnType<typeof wrapped>>,
  name: string,
  others: readonly string[] = [],
): void {
  const rule = view.ruleAt.get(around.target);
  const shown = /^\w/.test(name) && name.length > 3 ? `$${name}` : name;
  if (rule !== undefined) void saveText(rule, insertNamed(around.expression, around.span, name, others), `Insert ${shown} in ${rule.id}`);
}

/** Puts a condition around a value: it is given where it exists, else nothing; the test is there to be changed. */
export function wrapInCondition(view: MappingView, around: NonNullable<ReturnType<typeof wrapped>>): void {
  const rule = view.ruleAt.get(around.target);
  if (rule !== undefined) void saveText(rule, insertCondition(around.expression, around.span), `Insert a condition in ${rule.id}`);
}

/** Fills a field with a constant: the first allowed value, or what its type begins with. */
export function setConstant(view: MappingView, target: FieldPath, text: string): void {
  setExpression(view, target, text);
}

/** A rule that puts a function around one field, for a field let go over empty canvas. */
export function functionOf(view: MappingView, target: FieldPath, side: string, path: FieldPath, name: string): string | undefined {
  const text = fieldText(view, target, side, path);
  if (text === undefined) return undefined;
  const made = insertNamed(text, { start: 0, end: text.length }, name);
  return made.ok ? made.value : undefined;
}
