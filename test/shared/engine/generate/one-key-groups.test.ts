import { expect, it } from 'vitest';
import { OneKeyGroups } from '#shared/engine/generate/one-key-groups.ts';

it.each([1, 8, 9, 200])('keeps %i groups in the order in which their keys came', (count) => {
  const groups = new OneKeyGroups();
  const keys = Array.from({ length: count }, (_, i) => `k${(i * 31) % count}`);
  for (const round of [0, 1, 2])
    for (const key of keys) {
      const list = groups.find(key);
      if (list === undefined) groups.start(key, round);
      else list.push(round);
    }
  expect(groups.keys).toEqual([...new Set(keys)]);
  expect(groups.find('none')).toBeUndefined();
  expect(groups.lists.flat().length).toBe(count * 3);
  expect(groups.find(keys.at(-1) ?? '')?.slice(0, 3)).toEqual([0, 1, 2].slice(0, groups.find(keys.at(-1) ?? '')?.length));
});

it('takes every text for a key, and leaves out what has no value', () => {
  const keys = ['__proto__', 'constructor', '', '10', '9', 'toString', 'a', 'b', 'c', 'd', 'a', '__proto__'];
  const groups = new OneKeyGroups();
  groups.sorted(keys, (key) => {
    const list = groups.find(String(key));
    if (list === undefined) groups.start(String(key), key);
    else list.push(key);
  });
  expect(groups.keys).toEqual(['__proto__', 'constructor', '', '10', '9', 'toString', 'a', 'b', 'c', 'd']);
  expect(groups.object((group) => (group === 'b' ? undefined : Array.isArray(group) ? group.length : 1))).toEqual(
    Object.fromEntries(['constructor', '', '10', '9', 'toString', 'a', 'c', 'd'].map((key) => [key, key === 'a' ? 2 : 1])),
  );
});
