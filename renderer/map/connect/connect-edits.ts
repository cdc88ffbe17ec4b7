import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { editNode } from '#shared/graph/edit-node.ts';
import { portableText } from '#shared/graph/portable-text.ts';
import { loopScopes, plainNames, writeSource } from '#shared/matching/loop-scopes.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround } from '#renderer/map/mapping-view.ts';
import type { Drop, Origin } from './gesture.ts';

/** What putting something down makes: an edit, or a question that must be answered first. */
export type Connection =
  | {
      readonly kind: 'edit';
      readonly edit: Edit;
      /** Rule that it replaces: the message offers to combine both. */ readonly replaces?: string;
    }
  /** A function is to be chosen for the field: on empty canvas, or to take the value of a link and the field. */
  | { readonly kind: 'ask-function'; readonly side: string; readonly path: FieldPath; readonly link?: string };

const refuse = (code: string, message: string, next?: string): Result<never, Problem> =>
  fail(problem(code, message, { severity: 'info', ...(next === undefined ? {} : { next }) }));

/** Reads what was put down where as an edit. */
export function connectionOf(view: MappingView, model: CanvasModel, origin: Origin, drop: Drop): Result<Connection> {
  switch (origin.from) {
    case 'source':
      return fromSource(view, model, origin, drop);
    case 'target':
      if (drop.on !== 'source')
        return refuse('connect/no-source', 'A target field takes its value from a source field.', 'Let it go on a row of the source.');
      return ok(connect(view, drop.side, drop.path, origin.path));
    case 'node':
      return fromNode(view, model, origin.node, drop);
  }
}

function connect(view: MappingView, source: string, from: FieldPath, to: FieldPath): Connection {
  const replaces = view.ruleAt.get(to)?.id;
  return {
    kind: 'edit',
    edit: { type: 'fields.connect', mapping: view.mapping.id, source, from, to },
    ...(replaces === undefined ? {} : { replaces }),
  };
}

function fromSource(
  view: MappingView,
  model: CanvasModel,
  origin: Extract<Origin, { readonly from: 'source' }>,
  drop: Drop,
): Result<Connection> {
  const { side, path } = origin;
  switch (drop.on) {
    case 'target':
      return ok(connect(view, side, path, drop.path));
    case 'canvas':
      return ok({ kind: 'ask-function', side, path });
    case 'band': {
      const band = model.bands.find((one) => one.loop === drop.loop);
      return band === undefined ? refuse('connect/no-loop', 'The loop is gone.') : ok(connect(view, side, path, band.target));
    }
    case 'link': {
      const link = model.links.find((one) => one.id === drop.link);
      const rule = view.rules.find((one) => one.id === link?.owner);
      if (rule === undefined) return refuse('connect/no-rule', 'This link belongs to no rule.');
      return ok({ kind: 'ask-function', side, path, link: drop.link });
    }
    case 'input': {
      const node = model.nodes.find((one) => one.id === drop.node);
      const rule = view.rules.find((one) => one.id === node?.rule);
      const text = rule === undefined ? undefined : fieldText(view, rule.target, side, path);
      if (node === undefined || rule === undefined || text === undefined) return refuse('connect/no-node', 'The node is gone.');
      return putInput(view, rule, node.inputSpans[drop.input], text);
    }
    case 'source':
      return refuse('connect/same-side', 'A source field gives its value to a target field or a node.');
  }
}

function fromNode(view: MappingView, model: CanvasModel, id: string, drop: Drop): Result<Connection> {
  const node = model.nodes.find((one) => one.id === id);
  const rule = view.rules.find((one) => one.id === node?.rule);
  if (node?.span === undefined || rule === undefined) return refuse('connect/no-node', 'The node is gone.');
  const text = portableText(rule.expression, node.span);
  if (drop.on === 'target') {
    if (!sameLoops(view, rule.target, drop.path))
      return refuse('connect/other-loop', 'The node reads items of a loop that this field is not in.');
    const replaces = view.ruleAt.get(drop.path)?.id;
    return ok({
      kind: 'edit',
      edit: { type: 'rule.set', mapping: view.mapping.id, target: drop.path, patch: { expression: text } },
      ...(replaces === undefined ? {} : { replaces }),
    });
  }
  if (drop.on === 'input') {
    const other = model.nodes.find((one) => one.id === drop.node);
    const into = view.rules.find((one) => one.id === other?.rule);
    if (other === undefined || into === undefined) return refuse('connect/no-node', 'The node is gone.');
    if (!sameLoops(view, rule.target, into.target)) return refuse('connect/other-loop', 'The two nodes stand in different loops.');
    return putInput(view, into, other.inputSpans[drop.input], text);
  }
  return refuse('connect/no-end', 'A node gives its value to a target field or to an input of a node.');
}

function putInput(
  view: MappingView,
  rule: { readonly target: FieldPath; readonly expression: string },
  span: { readonly start: number; readonly end: number } | undefined,
  text: string,
): Result<Connection> {
  if (span === undefined) return refuse('connect/no-node', 'The node is gone.');
  const edited = editNode(rule.expression, span, text);
  return edited.ok
    ? ok({ kind: 'edit', edit: { type: 'rule.set', mapping: view.mapping.id, target: rule.target, patch: { expression: edited.value } } })
    : edited;
}

/** Whether two target fields stand in the same loops, so that one's expression reads the same in the other. */
export function sameLoops(view: MappingView, a: FieldPath, b: FieldPath): boolean {
  const ids = (path: FieldPath): string =>
    loopsAround(view, path)
      .map((loop) => loop.id)
      .join();
  return ids(a) === ids(b);
}

/** A source field as it is written in the rule of a target field: relative to the nearest item that holds it. */
export function fieldText(view: MappingView, target: FieldPath, side: string, path: FieldPath): string | undefined {
  const source = view.sources.find((one) => one.id === side);
  const names = splitPath(path);
  if (source === undefined || names === undefined) return undefined;
  const all = view.sources.length > 1 ? [source.name, ...names] : names;
  return writeSource(all, loopScopes(view.loops, target), plainNames);
}
