import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const built = join(root, 'dist-cli', 'atlas.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `node bin/atlas.js` with the arguments, in the project's root and a process of its own, to its end. */
export function spawnAtlas(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/atlas.js', ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/**
 * The built command, again and again in one thread: what it says and its exit code are caught, its parts are loaded once.
 * Node's garbage collector, which the command sets for its process, stays that of the tests.
 */
const AGAIN = `
const { parentPort, workerData } = require('node:worker_threads');
const { format } = require('node:util');
require('node:v8').setFlagsFromString = () => undefined;
require('node:module').syncBuiltinESMExports();
let runs = 0;
parentPort.on('message', async ({ args, port, done }) => {
  const said = { out: '', err: '' };
  console.log = (...words) => (said.out += format(...words) + '\\n');
  console.error = console.warn = (...words) => (said.err += format(...words) + '\\n');
  process.argv = [process.execPath, workerData, ...args];
  process.exitCode = undefined;
  try {
    await import(workerData + '?' + ++runs);
  } catch (error) {
    said.err += format(error) + '\\n';
    process.exitCode = 1;
  }
  port.postMessage({ code: process.exitCode ?? 0, ...said });
  process.exitCode = undefined;
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});`;

/** Whether the command was built from the sources as they are, as bin/atlas.js asks, too. */
function isBuilt(): boolean {
  if (!existsSync(built)) return false;
  const made = statSync(built).mtimeMs;
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).every((name) => statSync(join(root, 'src', name)).mtimeMs <= made);
}

let thread: Worker | undefined;

/**
 * Runs the command with the arguments, in the project's root, to its end: in a thread that other calls share, since a start
 * of Node takes longer than most of what is asked of it; where it is not built, in a process of its own.
 */
export function runAtlas(...args: string[]): Ran {
  if (thread === undefined && !isBuilt()) return spawnAtlas(...args);
  if (thread === undefined) {
    thread = new Worker(AGAIN, { eval: true, execArgv: [], workerData: pathToFileURL(built).href });
    thread.unref();
  }
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  thread.postMessage({ args, port: port2, done }, [port2]);
  Atomics.wait(done, 0, 0);
  const answer: { message: Ran } | undefined = receiveMessageOnPort(port1);
  port1.close();
  if (answer === undefined) throw new Error(`atlas ${args.join(' ')} said nothing.`);
  return answer.message;
}
