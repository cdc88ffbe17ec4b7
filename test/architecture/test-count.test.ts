import { describe, expect, it } from 'vitest';
import { plantTree } from './planted-tree.ts';

const imports =
  "import { describe, expect, it } from 'vitest';\nimport { describeShared, itShared } from '#test/fixtures/shared-data.ts';\n";
const body = "it('holds', () => expect(1).toBe(1));\nit('breaks', () => expect(1).toBe(2));\nit.skip('waits', () => {});\n";
const reading =
  "itShared('reads a case', ['cases'], (path) => expect(path).toContain('cases'));\ndescribeShared('a suite', ['cases'], () => it('reads too', () => expect(1).toBe(1)));\n";

function lastLine(
  files: Readonly<Record<string, string>>,
  only = 'unit',
): { readonly line: string | undefined; readonly code: number | null; readonly output: string } {
  const tree = plantTree(files);
  const { code, output } = tree.run(['scripts/test.mjs', '--only', only]);
  tree.remove();
  return { line: output.trim().split('\n').at(-1), code, output };
}

describe('npm test', () => {
  it('ends with one line that counts every case', () => {
    const { line, code, output } = lastLine({ 'test/a.test.ts': `${imports}${body}` });
    expect([line, code]).toEqual(['1 passed, 1 failed, 1 skipped', 1]);
    expect(output).toContain('failed: test/a.test.ts › breaks');
  });

  it('counts a file that cannot be loaded as failed', () => {
    const { line } = lastLine({
      'test/a.test.ts': `${imports}it('holds', () => expect(1).toBe(1));`,
      'test/b.test.ts': "throw new Error('not loaded');",
    });
    expect(line).toBe('1 passed, 1 failed');
  });

  it('fails when there is no unit test at all', () => {
    expect(lastLine({ 'shared/base/a.ts': 'export const a = 1;' })).toMatchObject({ line: '0 passed, 1 failed', code: 1 });
  });

  it('skips a case whose data is not there, and runs it where it is', () => {
    const files = { 'test/a.test.ts': `${imports}${reading}` };
    expect(lastLine(files)).toMatchObject({ line: '0 passed, 0 failed, 2 skipped', code: 0 });
    expect(lastLine({ ...files, '../shared/cases/a.json': '{}' })).toMatchObject({ line: '2 passed, 0 failed', code: 0 });
  });

  it('counts a case skipped although its data is there as failed', () => {
    const files = { 'test/a.test.ts': `${imports}it.skip('reads a case [needs shared data]', () => {});`, '../shared/cases/a.json': '{}' };
    expect(lastLine(files)).toMatchObject({ line: '0 passed, 1 failed', code: 1 });
  });

  it('says which steps there are when it knows none of that name', () => {
    expect(lastLine({}, 'spelling')).toMatchObject({
      line: 'There is no step "spelling". Steps: types, lint, format, dead-code, arrows, build, unit, suite, e2e.',
      code: 1,
    });
  });
});
