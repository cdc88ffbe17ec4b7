import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '#scripts/browser.mjs';

const inDist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const executablePath = findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.{e2e,spec}.ts',
  outputDir: inDist('e2e-results'),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // The editor's first paint takes seconds on a cold two-core machine.
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: executablePath === undefined ? {} : { executablePath },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
