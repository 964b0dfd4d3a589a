import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { LeftOut } from '../domain/encounters/encounter.ts';
import { findEncounterNetwork } from '../domain/encounters/find-encounter-network.ts';
import { measureEncounters } from '../domain/encounters/find-journeys.ts';
import { joinBirds } from '../domain/encounters/join-birds.ts';
import { areEncounters, readEncounters } from '../domain/encounters/read-encounters.ts';
import { AtlasError } from '../domain/errors.ts';
import type { Seasons } from '../domain/network/find-journeys.ts';
import { english } from './english.ts';
import { readPlain } from './read-plain.ts';
import { describeConnectivity, describeSeasons, describeUntold, round, writeNetwork } from './write-network.ts';

/** Bytes by whose lines a file is known. */
const START = 65_536;
/** Species named one by one where files hold several. */
const SPECIES_NAMED = 5;

/** The first lines of a file, unpacked as far as they go. */
function readStart(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(START);
    const start = bytes.subarray(0, readSync(handle, bytes, 0, START, 0));
    if (start[0] !== 0x1f || start[1] !== 0x8b) return new TextDecoder().decode(start);
    return new TextDecoder().decode(gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, START));
  } catch {
    // What is wrong with it, whoever reads it whole will say.
    return '';
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether files are of ringing and re-encounters, by their first lines; they are tracks where none can be nothing else.
 * @throws AtlasError naming the file that is none, where others are
 */
export function holdEncounters(paths: readonly string[]): boolean {
  const other = paths.find((path) => !areEncounters(readStart(path)));
  if (other === undefined) return true;
  if (paths.some((path) => areEncounters(readStart(path)))) throw new AtlasError('cli.network.mixed', {}, { file: other });
  return false;
}

interface Options {
  readonly out: string;
  readonly radiusKm: number | undefined;
  readonly seasons: Seasons | undefined;
  /** Species as the files name them. */
  readonly species: readonly string[] | undefined;
}

/**
 * `atlas network` of marked birds: where they were ringed and encountered, and who from where to where.
 * @throws AtlasError naming the file that cannot be read, or that several species are there and none was chosen
 */
export function networkOfEncounters(paths: readonly string[], { out, radiusKm, seasons, species }: Options): void {
  const files = paths.map((path) => readEncounters(new TextDecoder().decode(readPlain(path)), path));
  const read = files.length === 1 ? files[0]!.records : files.flatMap(({ records }) => records);
  const named = new Set<string>();
  for (const record of read) if (record.species !== undefined) named.add(record.species);
  const found = [...named];
  if (species === undefined && found.length > 1) {
    const names = found.length > SPECIES_NAMED ? [...found.slice(0, SPECIES_NAMED), '…'] : found;
    throw new AtlasError('cli.network.species', { names: names.join(', ') }, { field: 'species' });
  }
  const records = species === undefined ? read : read.filter((record) => record.species !== undefined && species.includes(record.species));
  if (records.length === 0) throw new AtlasError('cli.network.noSpecies', { names: (species ?? []).join(', ') }, { field: 'species' });
  const others = new LeftOut();
  if (species !== undefined) {
    const kept = new Set(records);
    for (const record of read) if (!kept.has(record)) others.add('dropped.otherSpecies', record.line);
  }

  const started = performance.now();
  const birds = joinBirds(records);
  const { radiusM, rangeM, nodes, links, nodeOf, unplaced } = findEncounterNetwork(birds, radiusKm === undefined ? undefined : radiusKm * 1000);
  const measured = seasons && measureEncounters(birds, seasons, nodeOf);
  const ms = round(performance.now() - started, 3);

  const rangeText = english.t('cli.network.radiusOfBirds', { range: Math.round(rangeM / 1000) });
  const encountered = birds.filter(({ encounters }) => encounters.length > 0);
  const seasonsText = seasons ? describeSeasons(seasons) : english.t('cli.network.noSeasons');
  const report = {
    individuals: encountered.length,
    birds: birds.length,
    encounters: encountered.reduce((sum, { encounters }) => sum + encounters.length, 0),
    formats: [...new Set(files.map(({ format }) => format))],
    rowsRead: files.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    dropped: [...files.flatMap(({ file, leftOut }) => leftOut.list().map((reason) => ({ file, ...reason }))), ...others.list()],
    notes: [english.t('cli.network.encounters'), ...(unplaced > 0 ? [english.t('cli.network.unplaced', { n: unplaced })] : [])],
    chosen: { radiusKm: { value: radiusM / 1000, because: radiusKm === undefined ? rangeText : english.t('cli.network.given') } },
    nodes: nodes.length,
    links: links.length,
    connectivity: measured
      ? { ...describeConnectivity(measured, seasonsText), known: measured.known }
      : describeUntold(0, seasonsText, english.t(seasons ? 'cli.network.noneInBoth' : 'cli.network.noSeasons')),
  };
  writeNetwork(out, { nodes, links }, report);
  const rM = measured?.rM.value === undefined ? null : round(measured.rM.value, 4);
  console.log(JSON.stringify({ nodes: nodes.length, links: links.length, individuals: encountered.length, rM, ms }));
}
