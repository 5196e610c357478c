// SPDX-License-Identifier: MIT
// The stack's address and the demo account come from the runner (./run).
import { defineConfig, devices } from '@playwright/test';

const out = process.env.E2E_OUT ?? 'out';

export default defineConfig({
  testDir: '.',
  outputDir: `${out}/results`,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `${out}/report.json` }]],
  use: {
    baseURL: process.env.SITE_URL,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'setup', testMatch: 'sign-in.setup.ts' },
    {
      name: 'desktop',
      testMatch: '*.spec.ts',
      dependencies: ['setup'],
      use: {
        viewport: { width: 1280, height: 800 },
        storageState: `${out}/owner.json`,
      },
    },
    {
      name: 'phone',
      testMatch: ['screens.spec.ts', 'journey.spec.ts'],
      dependencies: ['setup'],
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        storageState: `${out}/owner.json`,
      },
    },
  ],
});
