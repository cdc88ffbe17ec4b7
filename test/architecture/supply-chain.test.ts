import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()),
});
const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: versions.optional(),
});
const lockfile = z.object({ packages: z.record(z.string(), entry) });

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

describe('what the project depends on', () => {
  const { dependencies, devDependencies, optionalDependencies, allowScripts } = manifest.parse(JSON.parse(read('package.json')));
  const lock = lockfile.parse(JSON.parse(read('package-lock.json')));
  const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const named = packages.map(
    ([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
  );

  it('is named by exact version, and the lock holds that version', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const missing = Object.entries(wanted).filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version);
    expect(missing).toEqual([]);
  });

  it('has jsonata 2.2.2 and no other: older ones run code from an expression', () => {
    expect(named.filter((name) => name.startsWith('jsonata@'))).toEqual(['jsonata@2.2.2']);
  });

  it('has no xlsx, whose fixed versions are not on npm', () => {
    expect(named.filter((name) => /^(xlsx|@e965\/xlsx)@/.test(name))).toEqual([]);
  });

  it('runs no install script of a package: each that has one is refused by name', () => {
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(scripted.filter((name) => allowScripts[name] === undefined)).toEqual([]);
    expect(Object.entries(allowScripts).filter(([, allowed]) => allowed)).toEqual([]);
    expect(read('.npmrc')).toContain('strict-allow-scripts=true');
  });

  it('is in the lock for every platform, or npm ci would refuse it: scripts/complete-lock.mjs adds what is missing', () => {
    const wantedHere = Object.entries(lock.packages).flatMap(([path, { optionalDependencies: optional = {} }]) =>
      Object.keys(optional).map((name) => ({ path, name })),
    );
    expect(wantedHere.length).toBeGreaterThan(0);
    expect(
      wantedHere.filter(({ path, name }) => !foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in lock.packages)),
    ).toEqual([]);
  });

  it('is checked against a digest when it comes from the network', () => {
    expect(packages.filter(([, { integrity, optional }]) => integrity === undefined && optional !== true).map(([path]) => path)).toEqual(
      [],
    );
  });
});

/** Where Node looks for what the package at `path` requires: in itself, then in each package around it, then at the top. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/node_modules/');
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/`).filter((folder) => folder !== '/')];
}
