import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath, joinPath, quoteName, splitPath } from '#shared/base/field-path.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren, hasChildren } from '#shared/schema/field-children.ts';
import { findTrail } from '#shared/schema/find-field.ts';
import { typeSentence } from '#shared/schema/field-label.ts';
import { convert, type Conversion } from './conversion.ts';
import { loopNames } from './loop-names.ts';
import { loopScopes, plainNames, sharedLength, writeSource, type LoopScope } from './loop-scopes.ts';

/** Where a link would be drawn: one mapping, one of its sources, what already stands there. */
export interface ConnectionContext {
  readonly mapping: Mapping;
  /** The source's name is the first name of every path when the mapping reads several sources. */
  readonly source: { readonly name: string; readonly schema: Schema };
  readonly target: Schema;
  /** Rules and loops of the mapping. */
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
}

export type NewLoop = Pick<Loop, 'target' | 'each' | 'item' | 'index'>;

/** What drawing a link makes. */
export type ConnectionPlan =
  /** A rule of that expression, inside the loops that it needs first. */
  | {
      readonly kind: 'link';
      readonly loops: readonly NewLoop[];
      readonly expression: string;
      readonly conversion?: Conversion;
      readonly replaces?: Rule;
    }
  /** Array onto array. */
  | { readonly kind: 'loops'; readonly loops: readonly NewLoop[]; readonly replaces?: Loop }
  /** Group onto group: the fields of the same names. */
  | { readonly kind: 'group'; readonly pairs: readonly { readonly from: FieldPath; readonly to: FieldPath }[] };

/** Why a link cannot be drawn, in one sentence. */
export interface Misfit {
  readonly kind: 'needs-an-array' | 'does-not-fit';
  readonly sentence: string;
}

interface End {
  readonly path: FieldPath;
  readonly name: string;
  readonly field: Field;
  readonly trail: readonly Field[];
  readonly group: boolean;
}

/** What a link from a source field to a target field would make. Paths are from each record's root. */
export function planConnection(context: ConnectionContext, from: FieldPath, to: FieldPath): Result<ConnectionPlan, Misfit> {
  const source = endOf(context.source.schema, from);
  const target = endOf(context.target, to);
  if (source === undefined) return misfit(`The source has no field ${from}.`);
  if (target === undefined) return misfit(`The target has no field ${to}.`);
  if (target.group && target.field.repeats) return planLoop(context, source, target);
  if (target.group) return planGroup(context, source, target);
  if (source.group && target.field.type !== 'any')
    return misfit(`${source.name} holds other fields; ${target.name} takes ${typeSentence(target.field)}.`);
  return planLink(context, source, target);
}

function planLoop(context: ConnectionContext, source: End, target: End): Result<ConnectionPlan, Misfit> {
  if (!source.field.repeats && !isRootArray(context, source))
    return fail({
      kind: 'needs-an-array',
      sentence: `${target.name} is filled for each item of an array; ${source.name} is not an array.`,
    });
  if (!source.group) return misfit(`Items of ${target.name} hold fields; ${source.name} is ${typeSentence(source.field)}.`);
  const own = context.loops.find((loop) => loop.target === target.path);
  const others = context.loops.filter((loop) => loop !== own);
  const { loops } = neededLoops(context, others, source, target);
  return ok({ kind: 'loops', loops, ...(own === undefined ? {} : { replaces: own }) });
}

function planGroup(context: ConnectionContext, source: End, target: End): Result<ConnectionPlan, Misfit> {
  if (!source.group) return misfit(`${target.name} holds other fields; ${source.name} is ${typeSentence(source.field)}.`);
  if (source.field.repeats) return misfit(`${source.name} is an array; ${target.name} occurs once.`);
  const pairs = sameNames(context, source, target);
  return pairs.length === 0 ? misfit(`No field in ${source.name} has the name of one in ${target.name}.`) : ok({ kind: 'group', pairs });
}

function planLink(context: ConnectionContext, source: End, target: End): Result<ConnectionPlan, Misfit> {
  const conversion = source.group ? 'none' : convert(source.field, target.field);
  if (conversion === undefined)
    return misfit(`${source.name} is ${typeSentence(source.field)}; ${target.name} takes ${typeSentence(target.field)}.`);
  const { loops, scopes } = neededLoops(context, context.loops, source, target);
  const names = sourceNames(context, source.path);
  const many = target.field.repeats;
  const keepsArrays = many || source.group;
  const arrays = new Set(sourceArrays(context, source).filter((length) => length > sharedOrNone(names, scopes)));
  const path = writeSource(names, scopes, keepsArrays ? plainNames : (all, start) => firstItems(all, start, arrays));
  const first = !keepsArrays && arrays.has(0) ? atFirst(path, scopes) : path;
  const expression = conversion === 'none' ? first : many && arrays.size > 0 ? overAll(first, conversion) : conversion.wrap(first);
  const replaces = context.rules.find((rule) => rule.target === target.path);
  return ok({
    kind: 'link',
    loops,
    expression,
    ...(conversion === 'none' ? {} : { conversion }),
    ...(replaces === undefined ? {} : { replaces }),
  });
}

/**
 * The loops that a target field still lacks, paired with the arrays of the source that no loop around it reads yet:
 * outermost with outermost, the innermost target array with the innermost source array. Target arrays without a
 * partner get no loop: they hold one item.
 */
function neededLoops(context: ConnectionContext, existing: readonly Loop[], source: End, target: End) {
  const scopes: LoopScope[] = [...loopScopes(existing, target.path)];
  const innermost = scopes.at(-1)?.loop.target;
  const lacking = targetArrays(target).filter((path) => innermost === undefined || path.length > innermost.length);
  const names = sourceNames(context, source.path);
  const skipsOwn = !target.group && target.field.repeats;
  const free = sourceArrays(context, source).filter(
    (length) => length > sharedOrNone(names, scopes) && !(skipsOwn && length === names.length),
  );
  const loops: NewLoop[] = [];
  const count = Math.min(lacking.length, free.length);
  const targets = lacking.slice(lacking.length - count);
  for (const [at, path] of targets.entries()) {
    const length = at === targets.length - 1 ? free.at(-1) : free[at];
    if (length === undefined) continue;
    const array = names.slice(0, length);
    const each = writeSource(array, scopes, plainNames);
    const loop: NewLoop = {
      target: path,
      each,
      ...loopNames(
        array.length === 0 ? 'record' : joinPath(array),
        scopes.map((scope) => scope.loop),
      ),
    };
    loops.push(loop);
    scopes.push({ loop, source: array });
  }
  return { loops, scopes };
}

/** -1 when no loop around reads an array that holds the names: then the root array (length 0) is free too. */
function sharedOrNone(names: readonly string[], scopes: readonly LoopScope[]): number {
  const reads = scopes.some((scope) => scope.source !== undefined && scope.source.every((name, at) => names[at] === name));
  return reads ? sharedLength(names, scopes) : -1;
}

function targetArrays(target: End): readonly FieldPath[] {
  const paths: FieldPath[] = [];
  let path = '';
  for (const field of target.trail.slice(1)) {
    path = childPath(path, field.name);
    if (field.repeats && (field !== target.field || target.group)) paths.push(path);
  }
  return paths;
}

/** Arrays on the way to a source field and the field itself, each as the number of names that lead to it. */
function sourceArrays(context: ConnectionContext, source: End): readonly number[] {
  const start = prefix(context).length;
  const lengths = isArrayOfRecords(context) ? [start] : [];
  for (const [at, field] of source.trail.entries()) if (at > 0 && field.repeats) lengths.push(start + at);
  return lengths;
}

/** Mapped as one document, a sequence of records is an array of them. */
function isArrayOfRecords(context: ConnectionContext): boolean {
  return context.mapping.per === 'document' && context.source.schema.records;
}

function isRootArray(context: ConnectionContext, source: End): boolean {
  return source.path === '' && isArrayOfRecords(context);
}

function prefix(context: ConnectionContext): readonly string[] {
  return context.mapping.sources.length > 1 ? [context.source.name] : [];
}

function sourceNames(context: ConnectionContext, path: FieldPath): readonly string[] {
  return [...prefix(context), ...(splitPath(path) ?? [])];
}

/** A path that stays one value: of each array on the way that no loop reads, the first item. */
function firstItems(names: readonly string[], from: number, arrays: ReadonlySet<number>): string {
  return names
    .slice(from)
    .map((name, at) => `${quoteName(name)}${arrays.has(from + at + 1) ? '[0]' : ''}`)
    .join('.');
}

function atFirst(path: string, scopes: readonly LoopScope[]): string {
  if (scopes.length > 0) return path.replace(/^\$\$/, '$$$$[0]');
  return path === '$' ? '$[0]' : `$[0].${path}`;
}

function overAll(path: string, conversion: Conversion): string {
  const each = conversion.wrap('$');
  return `${path}.${each.includes('?') ? `(${each})` : each}`;
}

function sameNames(context: ConnectionContext, source: End, target: End): readonly { readonly from: FieldPath; readonly to: FieldPath }[] {
  const pairs: { readonly from: FieldPath; readonly to: FieldPath }[] = [];
  const sources = fieldChildren(context.source.schema, source.field);
  for (const to of fieldChildren(context.target, target.field)) {
    const from = sources.find((field) => bareName(field.name) === bareName(to.name));
    if (from === undefined) continue;
    const pair = { from: childPath(source.path, from.name), to: childPath(target.path, to.name) };
    const groups = [hasChildren(context.source.schema, from), hasChildren(context.target, to)];
    // Types that contain themselves are followed to the depth that people draw.
    if (groups[0] === true && groups[1] === true && source.trail.length < 12) {
      const inner = { source: endOf(context.source.schema, pair.from), target: endOf(context.target, pair.to) };
      if (from.repeats && to.repeats) pairs.push(pair);
      if (inner.source !== undefined && inner.target !== undefined && from.repeats === to.repeats)
        pairs.push(...sameNames(context, inner.source, inner.target));
    } else if (groups[0] === groups[1] && convert(from, to) !== undefined) pairs.push(pair);
  }
  return pairs;
}

/** Names are the same whatever their case, underscores, namespace prefix and `@`. */
function bareName(name: string): string {
  return name
    .replace(/^@/, '')
    .replace(/^.*:/, '')
    .replace(/[_\-\s]/g, '')
    .toLowerCase();
}

function endOf(schema: Schema, path: FieldPath): End | undefined {
  const trail = findTrail(schema, path);
  const field = trail?.at(-1);
  if (trail === undefined || field === undefined) return undefined;
  return {
    path,
    name: path === '' ? 'the record' : field.name,
    field,
    trail,
    group: field.type === 'object' || hasChildren(schema, field),
  };
}

function misfit(sentence: string): { readonly ok: false; readonly error: Misfit } {
  return fail({ kind: 'does-not-fit', sentence });
}
