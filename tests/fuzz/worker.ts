import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { makeCase, runCase } from './run-case.ts';

// A thread that runs cases one after the other, and writes the one that it is at where the watchdog reads it.

const { parser, seed, from, to, at } = v.parse(
  v.object({ parser: v.string(), seed: v.number(), from: v.number(), to: v.number(), at: v.instance(SharedArrayBuffer) }),
  workerData,
);
const present = new Int32Array(at);
// Making the valid files compiles what reads and writes them, which is no case's own time.
await makeCase(parser, seed, from);
for (let number = from; number < to; number++) {
  Atomics.store(present, 0, number);
  const finding = await runCase(parser, seed, number);
  // A thread's port has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  if (finding) parentPort?.postMessage(finding);
}
Atomics.store(present, 0, to);
