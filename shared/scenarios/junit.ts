import type { Scenario } from './scenario.ts';
import type { FieldDifference, ScenarioResult } from './scenario-result.ts';

/** The results as a JUnit report, one suite a mapping: what build servers read. */
export function junitReport(
  suites: readonly {
    readonly name: string;
    readonly results: readonly { readonly scenario: Scenario; readonly result: ScenarioResult }[];
  }[],
): string {
  const all = suites.flatMap((suite) => suite.results);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="Mapwright" ${counts(all)}>`];
  for (const { name, results } of suites) {
    lines.push(`  <testsuite name="${escape(name)}" ${counts(results)}>`);
    for (const { scenario, result } of results) lines.push(...testCase(name, scenario, result));
    lines.push('  </testsuite>');
  }
  return `${lines.join('\n')}\n</testsuites>\n`;
}

function counts(results: readonly { readonly result: ScenarioResult }[]): string {
  const failed = results.filter(({ result }) => !result.passed).length;
  const seconds = results.reduce((sum, { result }) => sum + result.milliseconds, 0) / 1000;
  return `tests="${results.length}" failures="${failed}" errors="0" skipped="0" time="${seconds.toFixed(3)}"`;
}

function testCase(suite: string, scenario: Scenario, result: ScenarioResult): readonly string[] {
  const open = `    <testcase classname="${escape(suite)}" name="${escape(`${scenario.id} ${scenario.name}`)}" time="${(result.milliseconds / 1000).toFixed(3)}"`;
  if (result.passed) return [`${open}/>`];
  const lines = failureLines(result);
  return [
    `${open}>`,
    `      <failure message="${escape(lines[0] ?? 'The scenario failed.')}">${escape(lines.join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

/** A failed scenario in sentences: what differs where, and what else went wrong. */
export function failureLines(result: ScenarioResult): readonly string[] {
  return [
    ...result.problems.filter((found) => found.severity === 'error').map((found) => found.message),
    ...result.differences.map(differenceLine),
  ];
}

function differenceLine({ path, kind, expected, actual, rule }: FieldDifference): string {
  const where = path === '' ? 'The output' : path;
  const whose = rule === undefined ? '' : ` (${rule})`;
  if (kind === 'missing') return `${where} is missing, expected ${JSON.stringify(expected)}${whose}`;
  if (kind === 'extra') return `${where} is ${JSON.stringify(actual)}, expected nothing${whose}`;
  return `${where} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}${whose}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** XML text and attributes alike; characters that XML has no place for become a question mark. */
function escape(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu, '?')
    .replaceAll(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character);
}
