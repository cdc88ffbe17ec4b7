import fc from 'fast-check';
import type { Value } from '#shared/records/value.ts';
import { lookupTable, makeMapping, targetSchema } from './make-mapping.ts';

const names = fc.constantFrom('a', 'b', 'c', 'list', 'deep');
const leaf = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'x', 'y', null, true, false));
/** Small records whose fields are often missing, null or lists. */
export const anyRecord: fc.Arbitrary<Value> = fc.letrec<{ value: Value; object: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('object'),
    fc.array(fc.oneof(leaf, tie('object')), { maxLength: 3 }),
  ),
  object: fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).object;
const expression = fc.constantFrom(
  'a',
  'b.a',
  'list.a',
  'list',
  'list[0].b',
  '$',
  '$$.a',
  'a ? b : c',
  '$string(a)',
  '[list]',
  '[a]',
  '{"p": a}',
  '{}',
  '[]',
  '"lit"',
  'null',
  '$item',
  '$i',
  '$lookup($t, $string(a))',
  '$count(list)',
  'a & "!"',
  'list.(a)',
  'list[a = 1]',
  'deep.deep.a',
  '(b; a)',
  'list.{"q": a}',
  'a > 1',
  '$exists(a)',
  'a in list',
  'list ~> $count',
  '$sum(list.a)',
  '$outer.a',
);
const rule = fc.oneof(expression, fc.tuple(expression, fc.constantFrom('"dflt"', 'c', 'null', '[]', 'a ? 1')));
const rules = fc.uniqueArray(
  fc.tuple(fc.constantFrom('A', 'B', 'G.X', 'G.Y', 'G.H.Z', 'L.N', 'L.M.O', 'L.In.P', 'L.In.Q', 'Flat', 'R', 'S.T'), rule),
  { selector: ([target]) => target, maxLength: 8 },
);
const sort = fc.option(fc.record({ by: fc.constantFrom('$string(a)', '$count(list)', '$string($item.b)'), descending: fc.boolean() }), {
  nil: undefined,
});
const outer = fc.record({
  each: fc.constantFrom('list', 'deep', 'list[a]', '$', 'nothing', '$$.list'),
  where: fc.option(fc.constantFrom('a', 'a != 1', '$exists(b)', '$outer.a or $n = 0'), { nil: undefined }),
  sort,
  limit: fc.option(fc.constantFrom(0, 1, 2), { nil: undefined }),
});
/** Mappings with groups, loops in loops, defaults, a lookup table, keep and a schema or none. */
export const anyMapping = fc
  .record({
    rules,
    outer,
    inner: fc.constantFrom('list', '$outer.list', '$$.list', 'deep'),
    flat: fc.boolean(),
    keep: fc.option(fc.constantFrom('a', '$exists(list)', 'true'), { nil: undefined }),
    schema: fc.boolean(),
    noMatch: fc.constantFrom({ kind: 'nothing' } as const, { kind: 'keep' } as const, { kind: 'default', value: 'D' } as const),
  })
  .map(({ rules: texts, outer: { each, where, sort: by, limit }, inner, flat, keep, schema, noMatch }) =>
    makeMapping(Object.fromEntries(texts), {
      loops: [
        {
          target: 'L',
          each,
          item: 'outer',
          index: 'n',
          ...(where === undefined ? {} : { where }),
          ...(by === undefined ? {} : { sort: { ...by, by: by.by.replace('$item', '$outer') } }),
          ...(limit === undefined ? {} : { limit }),
        },
        { target: 'L.In', each: inner },
        ...(flat ? [{ target: 'Flat', each: 'list', item: 'one', index: 'k' }] : []),
      ],
      lookups: [lookupTable('t', { '1': 'one', x: 'ex' }, noMatch)],
      ...(keep === undefined ? {} : { keep }),
      ...(schema
        ? { target: targetSchema('G.H.Z', 'G.Y', 'G.X', 'L[].In[].Q', 'L[].In[].P', 'L[].M.O', 'Flat[]', 'R[]', 'S[].T', 'A') }
        : {}),
    }),
  );
