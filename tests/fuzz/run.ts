// `npm run fuzz [-- TARGET… --seed N --cases N]`: damaged files for every parser. Each must be read, or be a fault with words
// of its own, within five seconds. Exit 1 where one is not; `--from N --cases 1` reads one again.
import { Worker } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import type { Finding } from './fuzz-case.ts';
import { isTarget, TARGETS, type TargetName } from './targets.ts';

const HANG_MS = 5_000;
const LOOK_MS = 100;
/** What a thread stands at before its first case. */
const LOADING = -1;
/** TypeScript is loaded by tsx in each thread anew. */
const START = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)}); })`;
/** Findings of one target that are printed whole. */
const MOST_PRINTED = 5;

async function fuzz(target: TargetName, seed: number, from: number, to: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let next = from; next < to;) {
    const at = new SharedArrayBuffer(4);
    const progress = new Int32Array(at);
    progress[0] = LOADING;
    const worker = new Worker(START, { eval: true, workerData: { target, seed, from: next, to, at } });
    worker.on('message', (finding: Finding) => findings.push(finding));
    let failure: string | undefined;
    let ended = false;
    worker.on('error', (error) => (failure = error.stack ?? error.message));
    worker.on('exit', () => (ended = true));
    let [last, since] = [LOADING, performance.now()];
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const now = Atomics.load(progress, 0);
      if (now !== last) [last, since] = [now, performance.now()];
      else if (now !== LOADING && performance.now() - since > HANG_MS) failure = `no answer in ${HANG_MS / 1000} s`;
      if (failure !== undefined) break;
    }
    await worker.terminate();
    if (failure !== undefined && Atomics.load(progress, 0) === LOADING) throw new Error(failure);
    const reached = Math.max(next, Atomics.load(progress, 0));
    if (failure !== undefined) findings.push({ target, seed, number: reached, what: failure });
    next = failure === undefined ? to : reached + 1;
  }
  return findings;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, cases: { type: 'string' }, from: { type: 'string', default: '0' } },
});
const unknown = positionals.find((name) => !isTarget(name));
if (unknown !== undefined) {
  console.error(`npm run fuzz: there is no parser "${unknown}", only ${Object.keys(TARGETS).join(', ')}`);
  process.exit(1);
}
const names = positionals.length > 0 ? positionals.filter(isTarget) : Object.keys(TARGETS).filter(isTarget);
for (const name of names) {
  const started = performance.now();
  const from = Number(values.from);
  const cases = Number(values.cases ?? TARGETS[name].cases);
  const findings = await fuzz(name, Number(values.seed), from, from + cases);
  console.log(
    JSON.stringify({ fuzz: name, seed: Number(values.seed), cases, findings: findings.length, seconds: Math.round((performance.now() - started) / 1000) }),
  );
  for (const { number, what } of findings.slice(0, MOST_PRINTED)) console.log(`  case ${number}: ${what.split('\n').slice(0, 6).join('\n    ')}`);
  if (findings.length > 0) process.exitCode = 1;
}
