import { describe, expect, it } from 'vitest';
import type { TreeRow } from '#renderer/map/trees/tree-rows.ts';
import { allBelow, firstOpen, flattenTrees, rowKey } from '#renderer/map/trees/tree-rows.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';

const outline = (rows: readonly TreeRow[]): readonly string[] =>
  rows.map((row) => `${'  '.repeat(row.depth)}${row.names.join(' › ')}${row.group ? (row.open ? ' -' : ' +') : ''}`);

const order = schemaOf(
  { Order: { Header: { Number: 'string', Date: 'date' }, Lines: { 'Line[]': { Sku: 'string', Price: 'number' } } } },
  true,
);

describe('rows of a tree', () => {
  it('leaves the document element out and folds a group with one child group into one row', () => {
    const root = { side: 't', name: 'target', schema: order };
    expect(outline(flattenTrees([root], firstOpen([root])))).toEqual([
      'Header -',
      '  Number',
      '  Date',
      'Lines › Line -',
      '  Sku',
      '  Price',
    ]);
    expect(flattenTrees([root], new Set()).map((row) => [row.path, row.wrappers, row.leaves])).toEqual([
      ['Order.Header', [], 2],
      ['Order.Lines.Line', ['Order.Lines'], 2],
    ]);
  });

  it('gives each of several sources a row of its own', () => {
    const roots = [
      { side: 'a', name: 'orders', schema: schemaOf({ id: 'integer' }) },
      { side: 'b', name: 'customers', schema: schemaOf({ id: 'integer', name: 'string' }) },
    ];
    expect(outline(flattenTrees(roots, new Set([rowKey('b', '')])))).toEqual(['orders +', 'customers -', '  id', '  name']);
  });

  it('shows what a filter finds with its ancestors, open, and where the text stands', () => {
    const root = { side: 't', name: 'target', schema: order };
    const rows = flattenTrees([root], new Set(), 'pri');
    expect(outline(rows)).toEqual(['Lines › Line -', '  Price']);
    expect(rows[1]?.match).toEqual({ start: 0, end: 3 });
    expect(flattenTrees([root], new Set(), 'absent')).toEqual([]);
  });

  it('opens at first what fits on a screen, large groups only when they repeat', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`f${at}`, 'string' as const]));
    const root = { side: 's', name: 's', schema: schemaOf({ small: { a: 'string' }, large: many, 'list[]': many, late: { b: 'string' } }) };
    // `late` begins in row 13 and is small; a group after row 20 stays closed.
    expect(firstOpen([root])).toEqual(new Set([rowKey('s', 'small'), rowKey('s', 'list'), rowKey('s', 'late')]));
    const tall = {
      side: 's',
      name: 's',
      schema: schemaOf({
        'list[]': Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`f${at}`, 'string' as const])),
        late: { b: 'string' },
      }),
    };
    expect(firstOpen([tall])).toEqual(new Set([rowKey('s', 'list')]));
  });

  it('names every group below a row for opening all', () => {
    const root = { side: 't', name: 'target', schema: order };
    const [header, lines] = flattenTrees([root], new Set());
    expect([header, lines].map((row) => (row === undefined ? [] : allBelow(root, row)))).toEqual([
      [rowKey('t', 'Order.Header')],
      [rowKey('t', 'Order.Lines.Line')],
    ]);
  });

  it('ends where a type contains itself', () => {
    const node = { name: 'Node', type: 'object' as const, repeats: false, min: 0, typeRef: 'Node' };
    const schema = {
      kind: 'xsd' as const,
      records: false,
      root: {
        name: '',
        type: 'object' as const,
        repeats: false,
        min: 1,
        children: [{ name: 'id', type: 'string' as const, repeats: false, min: 1 }, node],
      },
      types: { Node: [{ name: 'value', type: 'string' as const, repeats: false, min: 0 }, node] },
    };
    const root = { side: 't', name: 't', schema };
    expect(outline(flattenTrees([root], new Set([rowKey('t', 'Node')])))).toEqual(['id', 'Node -', '  value', '  Node +']);
    expect(flattenTrees([root], new Set(), 'value').length).toBeLessThan(3);
  });
});
