#!/usr/bin/env node
// The `atlas` command: as `npm run build` made it, which starts fast and needs no package; or, in a checkout whose
// sources are newer, from those sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist-cli/atlas.js', import.meta.url);
const source = new URL('../src/', import.meta.url);

/** Reads TypeScript as it is; there only with the development dependencies. */
function findTsx() {
  try {
    return import.meta.resolve('tsx/esm/api');
  } catch {
    return undefined;
  }
}

function isStale() {
  const made = statSync(built).mtimeMs;
  // Paths, not addresses: to make one of each of a thousand files takes longer than to look at them.
  const folder = fileURLToPath(source);
  return readdirSync(folder, { recursive: true }).some((name) => statSync(folder + name).mtimeMs > made);
}

const tsx = existsSync(source) ? findTsx() : undefined;
if (existsSync(built) && (tsx === undefined || !isStale())) await import(built.href);
else if (tsx !== undefined) {
  (await import(tsx)).register();
  await import(new URL('cli/main.ts', source).href);
} else {
  console.error('atlas: the command is not built; run npm ci && npm run build');
  process.exitCode = 1;
}
