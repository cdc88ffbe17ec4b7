import { expect, it } from 'vitest';
import { duplicateNode } from '#shared/graph/duplicate-node.ts';

it.each([
  ['a & $trim(b)', '$trim(b)', 'a & $trim(b) & $trim(b)'],
  ['[$trim(a)]', '$trim(a)', '[$trim(a), $trim(a)]'],
  ['{"n": $trim(a)}', '$trim(a)', '{"n": $trim(a), "n copy": $trim(a)}'],
  ['x ? $trim(a) : b', '$trim(a)', 'x ? $trim(a) : x ? $trim(a) : b'],
  ['$round($sum(a))', '$sum(a)', 'graph/no-room'],
  ['$sum(a)', '$sum(a)', 'graph/no-room'],
])('%s: %s → %s', (text, part, expected) => {
  const start = text.indexOf(part);
  const made = duplicateNode(text, { start, end: start + part.length });
  expect(made.ok ? made.value : made.error.code).toBe(expected);
});
