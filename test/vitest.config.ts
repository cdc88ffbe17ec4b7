import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: tests that start programs share two cores with each other.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test file that holds no test is a mistake, not a pass.
    passWithNoTests: false,
  },
});
