import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlantedTree } from '#test/architecture/planted-tree.ts';
import { plantTree } from '#test/architecture/planted-tree.ts';

const sources = {
  'shared/base/word.ts': "export const word = 'first';\n",
  'electron/cli/main.ts':
    "import { word } from '#shared/base/word.ts';\nconsole.log(JSON.stringify({ word, cwd: process.cwd(), args: process.argv.slice(2) }));\nprocess.exitCode = 3;\n",
  'electron/web/main.ts': 'console.log(JSON.stringify(process.argv.slice(2)));\n',
};

let tree: PlantedTree;
const plant = (files: Readonly<Record<string, string>> = sources): PlantedTree => (tree = plantTree(files));
afterEach(() => tree.remove());

describe('npm run build', () => {
  it('builds what is there, once', () => {
    plant();
    const first = tree.run(['scripts/build.mjs']);
    expect(first.output.replaceAll(/in [\d.]+ s/g, 'in n s')).toBe('Built dist/web in n s.\nBuilt dist/cli in n s.\n');
    expect(tree.run(['scripts/build.mjs'])).toEqual({ code: 0, stdout: '', output: '' });
  });

  it('builds again only what reads the file that changed', () => {
    plant();
    tree.run(['scripts/build.mjs']);
    writeFileSync(join(tree.root, 'shared/base/word.ts'), "export const word = 'second';\n");
    expect(tree.run(['scripts/build.mjs', '--check']).code).toBe(1);
    expect(tree.run(['scripts/build.mjs', 'cli']).output).toMatch(/^Built dist\/cli in/);
    expect(readFileSync(join(tree.root, 'dist/cli/main.js'), 'utf8')).toContain('second');
  });

  it('builds again what was removed', () => {
    plant();
    tree.run(['scripts/build.mjs']);
    rmSync(join(tree.root, 'dist/cli'), { recursive: true });
    expect(tree.run(['scripts/build.mjs']).output).toMatch(/^Built dist\/cli in/);
  });

  it('fails on a source that does not build, names it, and keeps the last good build', () => {
    plant();
    tree.run(['scripts/build.mjs']);
    writeFileSync(join(tree.root, 'shared/base/word.ts'), 'export const word = ;\n');
    const { code, output } = tree.run(['scripts/build.mjs']);
    expect(code).toBe(1);
    expect(output).toContain('dist/cli could not be built.');
    expect(output).toContain('word.ts');
    expect(output).toContain('Built dist/web');
    expect(readFileSync(join(tree.root, 'dist/cli/main.js'), 'utf8')).toContain('first');
    expect(tree.run(['scripts/build.mjs']).code).toBe(1);
  });
});

describe('npm run mapwright', () => {
  it('builds on stderr, works where the caller stands and passes arguments and exit code on', () => {
    plant();
    const { code, stdout, output } = tree.run(['scripts/mapwright.mjs', 'run', 'a b', '--json'], { INIT_CWD: join(tree.root, 'shared') });
    expect(JSON.parse(stdout)).toEqual({ word: 'first', cwd: join(tree.root, 'shared'), args: ['run', 'a b', '--json'] });
    expect(output).toContain('Building Mapwright');
    expect(code).toBe(3);
    expect(tree.run(['scripts/mapwright.mjs'], { INIT_CWD: tree.root }).output).not.toContain('Building');
    expect(existsSync(join(tree.root, 'dist/web'))).toBe(false);
  });
});

describe('npm start', () => {
  it('says in one line which host it opens and why, and hands the flags on', () => {
    plant();
    const { code, stdout } = tree.run(['scripts/start.mjs', '--no-open', '--port', '4100', 'my project.mapwright'], {
      INIT_CWD: '/elsewhere',
    });
    expect(stdout.trim().split('\n').slice(-2)).toEqual([
      'Opening Mapwright in the browser: --no-open asks for no window.',
      JSON.stringify(['--no-open', '--port', '4100', '/elsewhere/my project.mapwright']),
    ]);
    expect(code).toBe(0);
  });
});

describe('a wrong Node', () => {
  const pretend = (version: string): string =>
    `--import=data:text/javascript,${encodeURIComponent(`Object.defineProperty(process.versions,'node',{value:'${version}'});Object.defineProperty(process,'version',{value:'v${version}'})`)}`;

  it('too old to install gets a sentence', () => {
    plant();
    expect(tree.run([pretend('18.20.4'), 'scripts/ensure.mjs'])).toEqual({
      code: 1,
      stdout: '',
      output: 'Mapwright needs Node 20.19 or newer to install; this is v18.20.4. Install a newer Node and run the command again.\n',
    });
  });

  it('too old to run gets a sentence where nothing is installed', () => {
    plant();
    rmSync(join(tree.root, 'node_modules'));
    const { code, output } = tree.run([pretend('20.20.2'), 'scripts/start.mjs']);
    expect(code).toBe(1);
    expect(output).toMatch(/^Mapwright runs on Node 24; this is v20\.20\.2\. .*\n$/);
  });

  it('too old to run is replaced by the pinned one where that is installed', () => {
    plant();
    expect(tree.run([pretend('20.20.2'), 'scripts/start.mjs', '--no-open']).code).toBe(0);
  });
});
