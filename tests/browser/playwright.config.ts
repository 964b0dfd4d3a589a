import { defineConfig } from '@playwright/test';

const PORT = Number(process.env['ATLAS_TEST_PORT'] ?? 4187);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // A guard against what hangs, and no measure of speed: the longest ways have several maps and PDFs, beside another page.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  // WebGL is drawn on the CPU here: two pages at once fight for it, and take no less time together.
  workers: 1,
  // A loaded machine may take longer to draw a map than a test has: on CI it is tried once more, and named as flaky.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  reporter: 'list',
  outputDir: '../../test-results',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What a test puts in the way of a request must be in its way: the tests of times without a network let them.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
        // The page itself is drawn without WebGL: on the CPU that is faster than a GPU played by the CPU.
        '--disable-gpu-rasterization',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    // A small desktop: WebGL on the CPU takes its time by the pixel.
    { name: 'desktop', use: { viewport: { width: 1200, height: 760 } }, testIgnore: 'phone.spec.ts' },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true }, testMatch: 'phone.spec.ts' },
  ],
  webServer: {
    command: `node bin/start.js --port ${PORT}`,
    cwd: '../..',
    port: PORT,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
