// The test suite: types, lint, unit and data tests, build, browser tests. Ends with one line a runner. With --full, what takes
// long and differs little from what else is tested, too: browser tests tagged @full, hostile files by every command, builds in
// many processes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as v from 'valibot';

const isFull = process.argv.includes('--full');
const bin = (name: string): string => join('node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'atlas-tests-'));

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each: told again at the end, where nobody has to scroll for it. */
  readonly faults?: readonly string[];
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function check(name: string, command: string, args: string[]): Outcome {
  const ok = run(command, args);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Debian's Chromium: installed when this runs as root without one, else named. */
function ensureChromium(): void {
  if (existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')) return;
  const install = 'apt-get update && apt-get install -y chromium';
  if (process.getuid?.() !== 0) {
    console.error(`The browser tests need Chromium. Run, as root: ${install} (or set CHROMIUM to the path of one).`);
    process.exit(1);
  }
  if (!run('sh', ['-c', install], { DEBIAN_FRONTEND: 'noninteractive' })) {
    console.error(`Chromium could not be installed. Run: ${install}`);
    process.exit(1);
  }
}

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string(), failureMessages: v.nullish(v.array(v.string()), []) })),
    }),
  ),
});

interface Suite {
  readonly specs: readonly { readonly title: string; readonly file: string; readonly line: number; readonly ok: boolean }[];
  readonly suites?: readonly Suite[] | undefined;
}
const Suite: v.GenericSchema<Suite> = v.object({
  specs: v.array(v.object({ title: v.string(), file: v.string(), line: v.number(), ok: v.boolean() })),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), skipped: v.number(), flaky: v.number() }),
  suites: v.array(Suite),
});

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function listUnitFaults({ testResults }: v.InferOutput<typeof VitestReport>): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const file = relative('.', name);
    // A file that cannot be loaded has a message and no tests.
    if (failed.length === 0) return message === '' ? [] : [`${file}: ${firstLine(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
  });
}

const listBrowserFaults = (suites: readonly Suite[]): string[] =>
  suites.flatMap((suite) => [
    ...suite.specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`),
    ...listBrowserFaults(suite.suites ?? []),
  ]);

function unitTests(): Outcome {
  const file = join(reports, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run(bin('vitest'), args, isFull ? { ATLAS_HOSTILE: 'all', ATLAS_FULL: '1' } : {});
  if (!existsSync(file)) return { name: 'unit', passed: 0, failed: 1, skipped: 0 };
  const report = v.parse(VitestReport, JSON.parse(readFileSync(file, 'utf8')));
  const failed = ok ? 0 : Math.max(1, report.numFailedTests);
  return { name: 'unit', passed: report.numPassedTests, failed, skipped: report.numPendingTests, faults: listUnitFaults(report) };
}

function browserTests(): Outcome {
  const file = join(reports, 'browser.json');
  const some = isFull ? [] : ['--grep-invert', '@full'];
  const ok = run(bin('playwright'), ['test', '--config', 'tests/browser/playwright.config.ts', '--reporter=list,json', ...some], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  if (!existsSync(file)) return { name: 'browser', passed: 0, failed: 1, skipped: 0 };
  const { stats, suites } = v.parse(PlaywrightReport, JSON.parse(readFileSync(file, 'utf8')));
  return {
    name: 'browser',
    passed: stats.expected,
    failed: ok ? 0 : Math.max(1, stats.unexpected + stats.flaky),
    skipped: stats.skipped,
    faults: listBrowserFaults(suites),
  };
}

ensureChromium();
const outcomes: Outcome[] = [
  check('types', bin('tsc'), ['--noEmit']),
  check('lint', bin('oxlint'), ['--deny-warnings', 'src', 'data', 'tests', 'bin']),
  check('format', bin('oxfmt'), ['--check']),
  // Before the unit tests, which run the command.
  check('build the command', bin('vite'), ['build', '--config', 'vite.cli.config.ts']),
  unitTests(),
];
const built = check('build', bin('vite'), ['build']);
outcomes.push(built);
if (built.failed === 0) outcomes.push(browserTests());

console.log('');
for (const fault of outcomes.flatMap(({ faults }) => faults ?? [])) console.log(`failed: ${fault}`);
for (const { name, passed, failed, skipped } of outcomes) {
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
const total = (key: 'passed' | 'failed' | 'skipped'): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`);
process.exit(total('failed') > 0 ? 1 : 0);
