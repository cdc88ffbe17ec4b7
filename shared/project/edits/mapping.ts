import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { checkDocument } from '#shared/project/documents/define-document.ts';
import { mappingDocument } from '#shared/project/documents/mapping-document.ts';
import type { Draft } from './draft.ts';
import type { MappingPatch } from './edit.ts';
import type { DecomposedExpression, EditHandler, EditOf } from './edit-handler.ts';
import { countOf } from './field-name.ts';
import { missing } from './missing.ts';

/** Sets parts of a mapping; one that is not there is made when the patch says all that a mapping needs. */
export const setMapping: EditHandler<EditOf<'mapping.set'>> = (draft, { mapping: id, patch }) => {
  const mapping = draft.find('mapping', id);
  const whole = checkDocument(mappingDocument, { id, ...withoutAbsent({ ...mapping, ...patch }) });
  if (!whole.ok) return mapping === undefined ? fail(missing('mapping', id)) : whole;
  for (const side of [...whole.value.sources, whole.value.target]) if (draft.find('side', side) === undefined) return fail(missing('side', side));
  draft.put('mapping', whole.value);
  if (mapping === undefined) return ok(`Add the mapping ${whole.value.name}`);
  return ok(mappingLabel(whole.value, patch));
};

/** Replaces all rules and loops of a mapping by those of an expression taken apart. */
export function replaceByExpression(draft: Draft, edit: EditOf<'mapping.fromExpression'>, parts: DecomposedExpression): Result<string> {
  const { mapping } = edit;
  if (draft.find('mapping', mapping) === undefined) return fail(missing('mapping', mapping));
  const old = new Map(draft.list('rule').filter((rule) => rule.mapping === mapping).map((rule) => [rule.target, rule]));
  for (const rule of old.values()) draft.remove('rule', rule.id);
  for (const loop of draft.list('loop')) if (loop.mapping === mapping) draft.remove('loop', loop.id);
  for (const loop of parts.loops) draft.put('loop', { ...loop, id: draft.nextId('L', 'loop'), mapping });
  for (const rule of parts.rules) {
    // A rule of the same target keeps its id, note and the rest.
    const { default: _default, ...kept } = old.get(rule.target) ?? { id: draft.nextId('R', 'rule'), mapping };
    draft.put('rule', { ...kept, ...rule });
  }
  return ok(`Set the mapping from an expression of ${countOf(parts.rules.length, 'rule')}`);
}

/** A patch takes an optional part away with `null`; an empty condition is none. */
function withoutAbsent(mapping: MappingPatch): Partial<Mapping> {
  const { keep, onInvalid, ...rest } = mapping;
  return {
    ...rest,
    ...(keep === undefined || keep === null || keep === '' ? {} : { keep }),
    ...(onInvalid === undefined || onInvalid === null ? {} : { onInvalid }),
  };
}

function mappingLabel(mapping: Mapping, patch: EditOf<'mapping.set'>['patch']): string {
  const names = Object.keys(patch);
  if (names.length === 1 && names[0] === 'keep') return `Set which records ${mapping.name} keeps`;
  if (names.length === 1 && names[0] === 'onInvalid') return `Set what ${mapping.name} does with invalid records`;
  if (names.length === 1 && names[0] === 'name') return `Rename the mapping to ${mapping.name}`;
  if (names.length === 1 && names[0] === 'sources') return `Set the sources of ${mapping.name}`;
  return `Set the mapping ${mapping.name}`;
}
