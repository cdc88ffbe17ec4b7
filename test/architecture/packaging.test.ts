import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mapwright-packaging-'));
const app = join(folder, 'out', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked');
const archive = join(app, 'resources/app.asar');

/** What electron-builder looks for in a distribution of Electron; the program is a text with the fuse wire in it, all fuses off. */
function standInElectron(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009', 'latin1'), Buffer.from('0'.repeat(9))]);
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.from('stand-in for the Electron program\n'), wire]));
  chmodSync(join(dist, 'electron'), 0o755);
  writeFileSync(join(dist, 'version'), 'v45.4.1');
  writeFileSync(join(dist, 'LICENSE'), 'stand-in');
  writeFileSync(join(dist, 'LICENSES.chromium.html'), 'stand-in');
  writeFileSync(join(dist, 'locales/en-US.pak'), '');
  return dist;
}

// The stand-in is a Linux distribution; packing for another system from here needs that system's tools.
describe.skipIf(process.platform !== 'linux')('the packed desktop app', () => {
  let files: readonly string[];

  beforeAll(() => {
    const builder = join(root, 'node_modules/electron-builder/cli.js');
    const args = [
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${standInElectron()}`,
      `-c.directories.output=${join(folder, 'out')}`,
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], { cwd: root, encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) throw new Error(`electron-builder failed; is dist/ built?\n${stdout}${stderr}`);
    files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
  }, 90_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the three builds, the samples and the manifest', () => {
    const wanted = [
      'package.json',
      'dist/desktop/main.js',
      'dist/desktop/preload.cjs',
      'dist/evaluator/main.js',
      'dist/renderer/index.html',
      'dist/samples',
    ];
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    expect(Reflect.get(Object(JSON.parse(extractFile(archive, 'package.json').toString())), 'main')).toBe('dist/desktop/main.js');
  });

  it('holds nothing else: no sources, no maps, no Node, one package', () => {
    const allowed = /^(package\.json|dist(\/(desktop|evaluator|renderer|samples)(\/.*)?)?|node_modules(\/better-sqlite3(\/.*)?)?)$/;
    expect(files.filter((file) => !allowed.test(file) || /\.(map|ts|tsx)$/.test(file))).toEqual([]);
  });

  it('holds one native file, for this machine, outside the archive', () => {
    const native = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([native]);
    const unpacked = readFileSync(join(app, 'resources/app.asar.unpacked', native));
    expect(unpacked.equals(readFileSync(join(root, native)))).toBe(true);
  });

  it('needs nothing at run time that it does not hold', () => {
    const scripts = files.filter((file) => /^dist\/(desktop|evaluator)\/.*\.c?js$/.test(file));
    const wanted = scripts.flatMap((file) =>
      [
        ...extractFile(archive, file)
          .toString()
          .matchAll(/^(?:import|export)\b[^'"\n]*? from ["']([^."'][^"']*)["'];?$/gm),
      ].map((match) => match[1] ?? ''),
    );
    const held = /^(node:.*|electron|better-sqlite3)$/;
    expect(wanted.filter((name) => !held.test(name) && !isBuiltin(name))).toEqual([]);
    expect(wanted).toContain('electron');
  });

  it('has its fuses set: no Node by flag or variable, only this archive', async () => {
    const wire = await getCurrentFuseWire(join(app, 'mapwright'));
    const on = (fuse: FuseV1Options): boolean => wire[fuse] === '1'.charCodeAt(0);
    expect(wire.version).toBe(FuseVersion.V1);
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeInspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeInspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      filePrivileges: false,
    });
  });
});
