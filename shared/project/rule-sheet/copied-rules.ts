import { z } from 'zod';
import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin } from '#shared/base/field-path.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { loopParts } from '#shared/project/documents/loop-document.ts';
import { classificationSchema } from '#shared/project/documents/rule-document.ts';
import { expressionSchema, pathSchema, textSchema } from '#shared/project/documents/text-schemas.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit, RulePatch } from '#shared/project/edits/edit.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { RuleProposal } from './rule-proposal.ts';
import { partChanges } from './rule-proposal.ts';

/** Rules on the clipboard, with the loops around them; their places are target paths. */
export interface CopiedRules {
  readonly kind: 'mapwright-rules';
  readonly rules: readonly Omit<Rule, 'id' | 'mapping'>[];
  readonly loops: readonly Omit<Loop, 'id' | 'mapping'>[];
}

const copiedSchema: z.ZodType<CopiedRules> = z.strictObject({
  kind: z.literal('mapwright-rules'),
  rules: z
    .array(
      z.strictObject({
        target: pathSchema,
        expression: expressionSchema,
        default: expressionSchema.optional(),
        mandatory: z.boolean().optional(),
        classification: classificationSchema.optional(),
        note: textSchema.optional(),
      }),
    )
    .max(100_000),
  loops: z.array(z.strictObject({ target: pathSchema, ...loopParts })).max(10_000),
});

/** These rules as they go onto the clipboard. */
export function copyRules(project: Project, rules: readonly Rule[]): CopiedRules {
  const around = listDocuments(project, 'loop').filter((loop) =>
    rules.some((rule) => rule.mapping === loop.mapping && isWithin(rule.target, loop.target)),
  );
  return {
    kind: 'mapwright-rules',
    rules: rules.map(({ id: _id, mapping: _mapping, ...rule }) => rule),
    loops: around.toSorted((a, b) => a.target.length - b.target.length).map(({ id: _id, mapping: _mapping, ...loop }) => loop),
  };
}

/** Rules of a clipboard; `undefined` when the text is something else. */
export function readCopiedRules(text: string): CopiedRules | undefined {
  try {
    const read = copiedSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    // Not JSON: something else is on the clipboard.
    return undefined;
  }
}

/** What pasting copied rules into a mapping would do, a proposal a rule; a target that is not there is said. */
export function proposeCopied(project: Project, mapping: string, copied: CopiedRules): readonly RuleProposal[] {
  const side = findDocument(project, 'mapping', mapping)?.target ?? '';
  const schema = findDocument(project, 'side', side)?.schema;
  const known = (target: FieldPath): boolean => target === '' || schema === undefined || findField(schema, target) !== undefined;
  let present = project;
  return copied.rules.map((rule, at): RuleProposal => {
    const base = { key: String(at + 1), row: at + 1, words: rule.target, target: rule.target };
    if (!known(rule.target))
      return {
        ...base,
        kind: 'unreadable',
        changes: [],
        edits: [],
        sure: false,
        remarks: [`There is no target field ${rule.target} here.`],
      };
    const was = listDocuments(present, 'rule').find((one) => one.mapping === mapping && one.target === rule.target);
    const there = new Set(listDocuments(present, 'loop').flatMap((loop) => (loop.mapping === mapping ? [loop.target] : [])));
    const loops = copied.loops.filter((loop) => isWithin(rule.target, loop.target) && !there.has(loop.target) && known(loop.target));
    const edits: readonly Edit[] = [
      ...loops.map(({ target, ...patch }): Edit => ({ type: 'loop.set', mapping, target, patch })),
      { type: 'rule.set', mapping, target: rule.target, patch: wholePatch(rule) },
    ];
    const done = applyEdit(present, { type: 'batch', label: '', edits });
    if (!done.ok) return { ...base, kind: 'unreadable', changes: [], edits: [], sure: false, remarks: [done.error.message] };
    const is = listDocuments(done.value.project, 'rule').find((one) => one.mapping === mapping && one.target === rule.target);
    const changes = [...loops.map((loop) => ({ part: 'loop' as const, is: `for each ${loop.each}` })), ...partChanges(was, is)];
    present = done.value.project;
    const kind = changes.length === 0 ? 'same' : was === undefined ? 'new' : 'changes';
    return {
      ...base,
      ...(was === undefined ? {} : { rule: was.id }),
      kind,
      changes,
      edits: kind === 'same' ? [] : edits,
      remarks: [],
      sure: true,
    };
  });
}

/** Every part, so that what the copied rule does not have is taken away. */
function wholePatch(rule: CopiedRules['rules'][number]): RulePatch {
  return {
    expression: rule.expression,
    default: rule.default ?? null,
    mandatory: rule.mandatory ?? null,
    classification: rule.classification ?? null,
    note: rule.note ?? null,
  };
}
