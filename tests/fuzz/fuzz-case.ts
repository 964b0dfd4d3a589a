import { AtlasError } from '../../src/domain/errors.ts';
import { createDraw, mutate } from './mutate.ts';
import { TARGETS, type Target, type TargetName } from './targets.ts';

/** Why a case is a finding: anything but an answer or a fault with words of its own. */
export interface Finding {
  readonly target: TargetName;
  readonly seed: number;
  readonly number: number;
  readonly what: string;
}

const loaded = new Map<TargetName, Promise<Uint8Array<ArrayBuffer>[]>>();

/** The damaged file of one case: the same for the same target, seed and number. */
export async function makeCase(name: TargetName, seed: number, number: number): Promise<Uint8Array<ArrayBuffer>> {
  const target: Target = TARGETS[name];
  const known = loaded.get(name) ?? target.seeds();
  loaded.set(name, known);
  const files = await known;
  const draw = createDraw(seed * 1_000_003 + number);
  const file = files[draw(files.length)]!;
  // Half of the packed files are damaged inside: outside most damage is found by the checksum.
  if (target.repack && draw(2) === 0) return target.repack(file, (bytes) => mutate(bytes, draw));
  return mutate(file, draw);
}

/** Reads the file of one case; undefined where the reader behaves. */
export async function runCase(name: TargetName, seed: number, number: number): Promise<Finding | undefined> {
  const bytes = await makeCase(name, seed, number);
  try {
    await TARGETS[name].read(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof AtlasError) return undefined;
    return { target: name, seed, number, what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
