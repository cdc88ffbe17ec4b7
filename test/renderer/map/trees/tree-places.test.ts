import { describe, expect, it } from 'vitest';
import { createTreePlaces, parentPath } from '#renderer/map/trees/tree-places.ts';
import { flattenTrees, rowKey } from '#renderer/map/trees/tree-rows.ts';
import { treeMove, typeAhead } from '#renderer/map/trees/tree-keys.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';

const root = {
  side: 's',
  name: 's',
  schema: schemaOf({ id: 'integer', customer: { name: 'string', address: { city: 'string', zip: 'string' } }, total: 'number' }),
};
const rows = flattenTrees([root], new Set([rowKey('s', 'customer')]));

describe('places of rows', () => {
  it('finds a field, or its nearest visible ancestor', () => {
    const places = createTreePlaces();
    places.set({ rows, rowHeight: 22, top: 30, height: 100 });
    expect([
      places.placeOf('s', 'customer.name'),
      places.placeOf('s', 'customer.address.city'),
      places.placeOf('s', 'absent'),
      places.placeOf('other', 'id'),
    ]).toEqual([{ row: 2, exact: true }, { row: 3, exact: false }, undefined, undefined]);
  });

  it('reckons heights from scroll, row height and top, both ways', () => {
    const places = createTreePlaces();
    places.set({ rows, rowHeight: 22, top: 30, height: 60, scrollTop: 22 });
    expect([places.y(0), places.y(1), places.rowAt(30), places.rowAt(74), places.rowAt(29), places.rowAt(90)]).toEqual([
      19,
      41,
      1,
      3,
      undefined,
      undefined,
    ]);
    expect([places.revealAt(0), places.revealAt(2), places.revealAt(4)]).toEqual([0, 22, 50]);
  });

  it('tells its listeners until they leave', () => {
    const places = createTreePlaces();
    let told = 0;
    const leave = places.subscribe(() => {
      told += 1;
    });
    places.set({ scrollTop: 4 });
    leave();
    places.set({ scrollTop: 8 });
    expect(told).toBe(1);
  });

  it('takes one name off a path, in backticks too', () => {
    expect(['', 'a', 'a.b', 'a.`b.c`', '`x``.y`'].map(parentPath)).toEqual([undefined, '', 'a', 'a', '']);
  });
});

describe('keys of a tree', () => {
  it('moves, opens and closes by the rules of a tree view', () => {
    const press = (active: number, key: string) => treeMove(rows, active, key, 3);
    expect(press(0, 'ArrowDown')).toEqual({ kind: 'go', row: 1 });
    expect(press(4, 'ArrowDown')).toEqual({ kind: 'go', row: 4 });
    expect(press(1, 'ArrowRight')).toEqual({ kind: 'go', row: 2 });
    expect(press(3, 'ArrowRight')).toEqual({ kind: 'open', row: 3 });
    expect(press(1, 'ArrowLeft')).toEqual({ kind: 'close', row: 1 });
    expect(press(3, 'ArrowLeft')).toEqual({ kind: 'go', row: 1 });
    expect(press(0, 'ArrowLeft')).toBeUndefined();
    expect(press(0, 'PageDown')).toEqual({ kind: 'go', row: 3 });
    expect([press(3, 'Home'), press(3, 'End'), press(1, '*'), press(-1, 'ArrowDown'), press(0, 'x')]).toEqual([
      { kind: 'go', row: 0 },
      { kind: 'go', row: 4 },
      { kind: 'open-all', row: 1 },
      { kind: 'go', row: 0 },
      undefined,
    ]);
  });

  it('finds the next row by its first letters', () => {
    expect([typeAhead(rows, 0, 't'), typeAhead(rows, 4, 'i'), typeAhead(rows, 1, 'cu'), typeAhead(rows, 0, 'q')]).toEqual([
      4,
      0,
      1,
      undefined,
    ]);
  });
});
