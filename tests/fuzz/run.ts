// Fuzzing of every parser: `npm run fuzz [-- PARSER… --seed N --cases N --from N --threads N]`. Exits 1 where something is found.
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { PARSERS } from './parsers.ts';
import { type Finding, parserOf } from './run-case.ts';

/** Longest that one case may take, ms. */
const HANGING_MS = 5000;
/** Most memory of one thread's objects, MB: a case that asks for more ends its thread. */
const MOST_MEMORY_MB = 400;
const FEW = 10;
/** A thread reads no TypeScript before it is told how. */
const BEGIN = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
})`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, cases: { type: 'string' }, from: { type: 'string' }, threads: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const threads = Number(values.threads ?? 2);
const FindingSchema = v.object({ parser: v.string(), case: v.number(), what: v.string() });

/** Cases from one number to another in a thread of their own; a case that hangs or ends the thread is told of, and passed over. */
async function runThread(parser: string, from: number, to: number, hear: (finding: Finding) => void): Promise<void> {
  let next = from;
  while (next < to) {
    const at = new SharedArrayBuffer(4);
    const present = new Int32Array(at);
    Atomics.store(present, 0, next - 1);
    const worker = new Worker(BEGIN, {
      eval: true,
      workerData: { parser, seed, from: next, to, at },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.on('message', (message) => hear(v.parse(FindingSchema, message)));
    const ended = new Promise<string | undefined>((resolve) => {
      worker.once('error', (error) => resolve(String(error)));
      worker.once('exit', (code) => resolve(code === 0 ? undefined : `the thread ended with ${code}`));
    });
    let [seen, since] = [-1, performance.now()];
    let hangs = false;
    const watch = setInterval(() => {
      const number = Atomics.load(present, 0);
      if (number !== seen) [seen, since] = [number, performance.now()];
      // A thread that has not begun is still being compiled.
      else if (number >= next && performance.now() - since > HANGING_MS) {
        hangs = true;
        void worker.terminate();
      }
    }, 200);
    const ending = await ended;
    const fault = hangs ? undefined : ending;
    clearInterval(watch);
    const number = Atomics.load(present, 0);
    if (number >= to) return;
    if (number < next) throw new Error(`No case could be begun: ${fault}`);
    hear({ parser, case: number, what: fault ?? `no answer within ${HANGING_MS / 1000} s` });
    next = number + 1;
  }
}

let failed = false;
for (const parser of positionals.length > 0 ? positionals : Object.keys(PARSERS)) {
  const cases = Number(values.cases ?? parserOf(parser).cases);
  const from = Number(values.from ?? 0);
  const started = performance.now();
  const findings: Finding[] = [];
  const share = Math.ceil(cases / threads);
  await Promise.all(
    Array.from({ length: threads }, (_, i) =>
      runThread(parser, from + i * share, Math.min(from + cases, from + (i + 1) * share), (found) => findings.push(found)),
    ),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${parser}\t${cases} cases\t${seconds} s\t${findings.length} found\tpeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  for (const { case: number, what } of findings.slice(0, FEW))
    console.log(`  case ${number} (npm run fuzz -- ${parser} --seed ${seed} --from ${number} --cases 1 --threads 1): ${what}`);
  if (findings.length > 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
