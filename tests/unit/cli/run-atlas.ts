import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs `node bin/atlas.js` with the arguments, in the project's root, to its end. */
export function runAtlas(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/atlas.js', ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
