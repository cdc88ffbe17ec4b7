import { fail, ok } from '#shared/base/result.ts';
import { readMapping } from '#shared/mapping/decompose.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { checkDocument } from '#shared/project/documents/define-document.ts';
import { nameOnlySource } from '#shared/project/name-source.ts';
import { mappingDocument } from '#shared/project/documents/mapping-document.ts';
import type { Draft } from './draft.ts';
import type { MappingPatch } from './edit.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { countOf } from './field-name.ts';
import { missing } from './missing.ts';

/** Sets parts of a mapping; one that is not there is made when the patch says all that a mapping needs. */
export const setMapping: EditHandler<EditOf<'mapping.set'>> = (draft, { mapping: id, patch }) => {
  const mapping = draft.find('mapping', id);
  const whole = checkDocument(mappingDocument, { id, ...withoutAbsent({ ...mapping, ...patch }) });
  if (!whole.ok) return mapping === undefined ? fail(missing('mapping', id)) : whole;
  for (const side of [...whole.value.sources, whole.value.target])
    if (draft.find('side', side) === undefined) return fail(missing('side', side));
  const keep = mapping === undefined ? undefined : nameSource(draft, mapping, whole.value);
  draft.put('mapping', { ...whole.value, ...(keep === undefined || patch.keep !== undefined ? {} : { keep }) });
  if (mapping === undefined) return ok(`Add the mapping ${whole.value.name}`);
  return ok(mappingLabel(whole.value, patch));
};

/** A second source joins the only one: what the mapping reads gets the first one's name in front. Gives its `keep`. */
function nameSource(draft: Draft, before: Mapping, after: Mapping): string | undefined {
  const [only, second] = before.sources;
  const source = only === undefined ? undefined : draft.find('side', only);
  if (source === undefined || second !== undefined || after.sources.length < 2 || !after.sources.includes(source.id)) return undefined;
  const named = nameOnlySource(
    {
      mapping: before,
      rules: draft.list('rule').filter((rule) => rule.mapping === before.id),
      loops: draft.list('loop').filter((loop) => loop.mapping === before.id),
    },
    source.name,
  );
  for (const rule of named.rules) draft.put('rule', rule);
  for (const loop of named.loops) draft.put('loop', loop);
  return named.mapping.keep;
}

/** Replaces the rules, loops and `keep` of a mapping by those of an expression taken apart. */
export const replaceByExpression: EditHandler<EditOf<'mapping.fromExpression'>> = (draft, { mapping: id, expression }) => {
  const mapping = draft.find('mapping', id);
  if (mapping === undefined) return fail(missing('mapping', id));
  const parts = readMapping(expression, draft.find('side', mapping.target)?.schema);
  if (!parts.ok) return parts;
  const old = new Map(
    draft
      .list('rule')
      .filter((rule) => rule.mapping === id)
      .map((rule) => [rule.target, rule]),
  );
  for (const rule of old.values()) draft.remove('rule', rule.id);
  for (const loop of draft.list('loop')) if (loop.mapping === id) draft.remove('loop', loop.id);
  draft.put('mapping', { ...withoutKeep(mapping), ...(parts.value.keep === undefined ? {} : { keep: parts.value.keep }) });
  for (const loop of parts.value.loops) draft.put('loop', { ...loop, id: draft.nextId('L', 'loop'), mapping: id });
  for (const rule of parts.value.rules) {
    // A rule of the same target keeps its id, note and the rest.
    const { default: _default, ...kept } = old.get(rule.target) ?? { id: draft.nextId('R', 'rule'), mapping: id };
    draft.put('rule', { ...kept, ...rule });
  }
  return ok(`Set ${mapping.name} from an expression: ${countOf(parts.value.rules.length, 'rule')}`);
};

function withoutKeep(mapping: Mapping): Mapping {
  const { keep: _keep, ...rest } = mapping;
  return rest;
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
