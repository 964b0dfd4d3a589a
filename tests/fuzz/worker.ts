import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { runCase } from './fuzz-case.ts';
import { isTarget } from './targets.ts';

// One thread that reads the cases of a target: it says which it is at, so that a hang is known by its number.
const Work = v.object({
  target: v.custom<Parameters<typeof runCase>[0]>(isTarget),
  seed: v.number(),
  from: v.number(),
  to: v.number(),
  at: v.instance(SharedArrayBuffer),
});
const { target, seed, from, to, at } = v.parse(Work, workerData);
const progress = new Int32Array(at);
console.debug = () => undefined;

for (let number = from; number < to; number++) {
  Atomics.store(progress, 0, number);
  const finding = await runCase(target, seed, number);
  if (finding) parentPort?.postMessage(finding);
}
Atomics.store(progress, 0, to);
