import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BuiltFile } from './evidence/evidence.ts';

/** Writes a file under a temporary name and renames it, so that nobody reads half of it. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.${basename(path)}.tmp`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

/** Whether another process may be writing it; what is a day old was left by one that was stopped. */
function isBeingWritten(path: string): boolean {
  return path.endsWith('.tmp') && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 86_400_000;
}

/**
 * Writes a folder's files, the last one last, and takes away what is none of them: whoever finds the last one finds a whole
 * folder, and a build that was stopped leaves the one before it named as before.
 */
export function replaceFolder(folder: string, files: readonly BuiltFile[]): void {
  for (const { name, bytes } of files) writeWhole(join(folder, name), bytes);
  const kept = new Set(files.map(({ name }) => name));
  for (const name of readdirSync(folder))
    if (!kept.has(name) && !isBeingWritten(join(folder, name))) rmSync(join(folder, name), { recursive: true, force: true });
}
