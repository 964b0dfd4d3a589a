import { AtlasError } from '../../src/domain/errors.ts';
import { mutate } from './mutate.ts';
import { type Parser, type Parts, PARSERS } from './parsers.ts';
import { randomOf } from './random.ts';

/** What was found wrong with one case. */
export interface Finding {
  readonly parser: string;
  readonly case: number;
  readonly what: string;
}

const seeded = new Map<Parser, Promise<readonly Parts[]>>();

export function parserOf(name: string): Parser {
  const parser = PARSERS[name];
  if (!parser) throw new Error(`There is no parser ${name}; there are ${Object.keys(PARSERS).join(', ')}.`);
  return parser;
}

/** The file of one case: a valid one with a few faults, the same for the same seed and number. */
export async function makeCase(name: string, seed: number, number: number): Promise<Parts> {
  const parser = parserOf(name);
  const known = seeded.get(parser) ?? parser.seeds();
  seeded.set(parser, known);
  const files = await known;
  const random = randomOf(`${name} ${seed} ${number}`);
  const file = random.pick(files);
  const part = random.pick(Object.keys(file));
  const others = files.flatMap((other) => other[part] ?? []);
  return { ...file, [part]: mutate(file[part] ?? new Uint8Array(0), random, others) };
}

/** Read one case: it must give a result whose counts add up, or an AtlasError that names a file, layer or field. */
export async function runCase(name: string, seed: number, number: number): Promise<Finding | undefined> {
  const parts = await makeCase(name, seed, number);
  const found = (what: string): Finding => ({ parser: name, case: number, what });
  try {
    const complaint = await parserOf(name).read(parts);
    return complaint === undefined ? undefined : found(complaint);
  } catch (error) {
    if (!(error instanceof AtlasError)) return found(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return error.place.file === undefined && error.place.layer === undefined ? found(`${error.code} names no file`) : undefined;
  }
}
