import type { Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import { connectFields } from './connect.ts';
import { Draft } from './draft.ts';
import type { Edit } from './edit.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { setInfo } from './info.ts';
import { moveNodes } from './layout.ts';
import { removeLookup, setLookup } from './lookup.ts';
import { removeLoops, setLoop } from './loop.ts';
import { replaceByExpression, setMapping } from './mapping.ts';
import { moveRule, removeRules, setRule } from './rule.ts';
import { removeScenarios, setScenario } from './scenario.ts';
import { setSide } from './side.ts';
import { setSpec } from './spec.ts';

/** What an edit made: the project after it, what changed, and the label of the step for undo. */
export interface EditOutcome {
  readonly project: Project;
  /** Empty when the project is already as the edit wants it. */
  readonly changes: readonly DocumentChange[];
  readonly label: string;
}

type Handlers = { readonly [T in Edit['type']]: EditHandler<EditOf<T>> };

/** One line a type of edit. */
const handlers: Handlers = {
  'rule.set': setRule,
  'rule.remove': removeRules,
  'rule.move': moveRule,
  'fields.connect': connectFields,
  'loop.set': setLoop,
  'loop.remove': removeLoops,
  'mapping.set': setMapping,
  'mapping.fromExpression': replaceByExpression,
  'lookup.set': setLookup,
  'lookup.remove': removeLookup,
  'scenario.set': setScenario,
  'scenario.remove': removeScenarios,
  'layout.move': moveNodes,
  'spec.set': setSpec,
  'info.set': setInfo,
  'side.set': setSide,
  batch: (draft, { label, edits }) => {
    const refused = firstRefused(edits, (inner) => handle(draft, inner));
    return refused === undefined ? ok(label) : fail(refused);
  },
};

/**
 * The project after an edit. Pure: the same project and edit always give the same ids, changes and label.
 * An edit that does not fit is an error value (`edit/…`) and changes nothing.
 */
export function applyEdit(project: Project, edit: Edit): Result<EditOutcome> {
  const draft = new Draft(project);
  const label = handle(draft, edit);
  return label.ok ? ok({ project: draft.project, changes: draft.changes(), label: label.value }) : label;
}

function firstRefused(edits: readonly Edit[], run: (edit: Edit) => Result<string>): Problem | undefined {
  for (const edit of edits) {
    const done = run(edit);
    if (!done.ok) return done.error;
  }
  return undefined;
}

function handle<T extends Edit['type']>(draft: Draft, edit: EditOf<T>): Result<string> {
  // The table gives each type its own handler; the compiler cannot follow that from a union.
  const handler = handlers[edit.type] as EditHandler<EditOf<T>>;
  return handler(draft, edit);
}
