import { deleteNode, editNode, insertCondition } from '#shared/graph/edit-node.ts';
import { duplicateNode } from '#shared/graph/duplicate-node.ts';
import { portableText } from '#shared/graph/portable-text.ts';
import type { Result } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { sameLoops } from '#renderer/map/connect/connect-edits.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import type { CanvasModel, CanvasNode } from './canvas-model.ts';
import { say } from './canvas-words.ts';
import { useNodeChoice } from './node-choice.ts';

/** A node with the rule whose text it stands in. */
export interface NodePlace {
  readonly node: CanvasNode;
  readonly rule: Rule;
  readonly span: { readonly start: number; readonly end: number };
}

/** The place of a node, while its rule is there and can be changed. */
export function placeOf(view: MappingView, model: CanvasModel, id: string | undefined): NodePlace | undefined {
  const node = model.nodes.find((one) => one.id === id);
  const rule = view.rules.find((one) => one.id === node?.rule);
  return node?.span === undefined || rule === undefined ? undefined : { node, rule, span: node.span };
}

/** Saves the new text of a rule as one step with a name of its own; an empty text takes the rule away. True when it was saved. */
export async function saveText(rule: Rule, made: Result<string>, label: string): Promise<boolean> {
  if (!made.ok) {
    useToasts.getState().showProblem(made.error);
    return false;
  }
  if (made.value === rule.expression) return true;
  const { mapping, target } = rule;
  const saved = await useProject.getState().edit({
    type: 'batch',
    label,
    edits: [
      made.value.trim() === ''
        ? { type: 'rule.remove', rules: [rule.id] }
        : { type: 'rule.set', mapping, target, patch: { expression: made.value } },
    ],
  });
  if (saved.ok) say(`${label}.`);
  return saved.ok;
}

/** Lets every node go back to the place that is reckoned for it. */
export function putInPlace(view: MappingView, model: CanvasModel): void {
  const nodes = Object.fromEntries(model.nodes.map((node) => [node.id, null]));
  void useProject.getState().edit({ type: 'layout.move', mapping: view.mapping.id, nodes });
}

/** Takes nodes out. Those of one rule go from the last to the first, so that the places before stay right. */
export async function removeNodes(places: readonly NodePlace[]): Promise<void> {
  const byRule = new Map<string, NodePlace[]>();
  for (const place of places) byRule.set(place.rule.id, [...(byRule.get(place.rule.id) ?? []), place]);
  for (const list of byRule.values()) {
    const [first] = list;
    if (first === undefined) continue;
    let made: Result<string> = { ok: true, value: first.rule.expression };
    const inOrder = list.toSorted((a, b) => b.span.start - a.span.start || a.span.end - b.span.end);
    // A node within another that goes too has gone with what held it.
    let held = Number.POSITIVE_INFINITY;
    for (const { span } of inOrder) {
      if (!made.ok || span.end > held) continue;
      made = deleteNode(made.value, span);
      held = span.start;
    }
    await saveText(
      first.rule,
      made,
      list.length === 1 ? `Remove ${first.node.title} from ${first.rule.id}` : `Remove ${list.length} nodes from ${first.rule.id}`,
    );
  }
}

export async function duplicate({ node, rule, span }: NodePlace): Promise<void> {
  await saveText(rule, duplicateNode(rule.expression, span), `Duplicate ${node.title} in ${rule.id}`);
}

export async function putCondition({ node, rule, span }: NodePlace): Promise<void> {
  await saveText(rule, insertCondition(rule.expression, span), `Insert a condition around ${node.title} in ${rule.id}`);
}

/** Puts an empty text in the node's place and opens it to be filled in. */
export async function putConstant({ node, rule, span }: NodePlace): Promise<void> {
  if (await saveText(rule, editNode(rule.expression, span, '""'), `Put a constant for ${node.title} in ${rule.id}`))
    useNodeChoice.getState().openForm({ node: node.id, at: 'values' });
}

export function copyNode({ node, rule, span }: NodePlace): void {
  const text = portableText(rule.expression, span);
  useNodeChoice.getState().copy({ text, target: rule.target, words: node.title });
  // The page's own copy is what Paste uses; the clipboard is for other programs and may be refused.
  void navigator.clipboard?.writeText(text).catch(() => undefined);
  say(`${node.title} copied.`);
}

export async function cutNode(place: NodePlace): Promise<void> {
  copyNode(place);
  await removeNodes([place]);
}

/** Puts the copied node in the place of a node, or makes it the rule of a target field. */
export async function pasteNode(view: MappingView, at: { readonly place: NodePlace } | { readonly target: string }): Promise<void> {
  const { copied } = useNodeChoice.getState();
  if (copied === undefined) return;
  const target = 'place' in at ? at.place.rule.target : at.target;
  if (view.rules.some((rule) => rule.target === copied.target) && !sameLoops(view, copied.target, target)) {
    useToasts
      .getState()
      .showProblem(problem('connect/other-loop', 'The copied node reads items of a loop that this field is not in.', { severity: 'info' }));
    return;
  }
  if ('place' in at) {
    const { rule, span } = at.place;
    await saveText(rule, editNode(rule.expression, span, copied.text), `Paste ${copied.words} into ${rule.id}`);
    return;
  }
  const saved = await useProject.getState().edit({
    type: 'batch',
    label: `Paste ${copied.words}`,
    edits: [{ type: 'rule.set', mapping: view.mapping.id, target, patch: { expression: copied.text } }],
  });
  if (saved.ok) say(`${copied.words} pasted.`);
}
