import { beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';

const now = () => useSelection.getState();

beforeEach(() => {
  now().reset('m1');
  useSelection.setState({ records: 3 });
});

describe('the selection', () => {
  it('holds one of target, source and node', () => {
    now().select({ target: 'Header.Tax', lineage: 'up' });
    now().select({ node: 'R-1:0' });
    expect(now()).toMatchObject({ target: undefined, node: 'R-1:0', source: undefined, lineage: 'up' });
    now().clear();
    expect(now()).toMatchObject({ node: undefined, lineage: 'none', mapping: 'm1' });
  });

  it('keeps the field when only the record changes, and goes back to the first items', () => {
    now().select({ target: 'a' });
    now().stepItem('L-1', 1, 3);
    now().stepRecord(1);
    expect(now()).toMatchObject({ target: 'a', record: 2, items: {} });
  });

  it('stays within the sample and within a loop', () => {
    now().stepRecord(-1);
    expect(now().record).toBe(1);
    for (let i = 0; i < 5; i += 1) now().stepRecord(1);
    expect(now().record).toBe(3);
    for (let i = 0; i < 5; i += 1) now().stepItem('L-1', 1, 2);
    expect(itemsOf(now().items, ['L-2', 'L-1'])).toEqual([0, 1]);
    now().stepItem('L-1', 1, 0);
    expect(itemsOf(now().items, ['L-1'])).toEqual([0]);
  });
});
