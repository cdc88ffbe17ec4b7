import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { OutputLine } from '#renderer/map/output/output-lines.ts';
import { outputLines } from '#renderer/map/output/output-lines.ts';

const text = (lines: readonly OutputLine[]): readonly string[] =>
  lines.map((line) => '  '.repeat(line.indent) + line.parts.map((part) => part.text).join(''));
const output: JsonValue = {
  Lines: {
    Line: [
      { No: 1, Sku: 'A', Code: 'V19' },
      { No: { '#n': '12345678901234567890' }, Sku: 'B' },
    ],
  },
};

describe('the output in lines', () => {
  it('shows open values in lines, closed ones in one, and marks what is missing in its place', () => {
    const lines = outputLines(output, {
      toggled: new Set(),
      closed: (path, items) => path === 'Lines.Line' && items[0] === 0,
      missing: [{ parent: 'Lines.Line', items: [1], name: 'Code', order: ['No', 'Code', 'Sku'] }],
    });
    expect(text(lines)).toEqual([
      '{',
      '  "Lines": { "Line": [',
      '    { "No": 1, … 1 more, "Code": "V19" },',
      '    {',
      '      "No": 12345678901234567890,',
      '      "Code": missing',
      '      "Sku": "B"',
      '    }',
      '  ] }',
      '}',
    ]);
    expect(lines.filter((line) => line.missing === true).map((line) => [line.path, line.items])).toEqual([['Lines.Line.Code', [1]]]);
  });

  it('turns a fold round when asked', () => {
    const lines = outputLines(output, { toggled: new Set(['Lines.Line@']), closed: () => false, missing: [] });
    expect(text(lines)).toEqual(['{', '  "Lines": { "Line": [ … 2 items ] }', '}']);
  });

  it('writes empty containers and leaves plainly', () => {
    expect(text(outputLines({ a: [], b: {}, c: null, d: '' }, { toggled: new Set(), closed: () => false, missing: [] }))).toEqual([
      '{',
      '  "a": [],',
      '  "b": {},',
      '  "c": null,',
      '  "d": ""',
      '}',
    ]);
  });
});
