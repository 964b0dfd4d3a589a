import { parseArgs } from 'node:util';
import { AtlasError } from '../domain/errors.ts';
import { describeContributions } from '../domain/evidence/network/describe-network.ts';
import { chainsOf, type ComputedNetwork, computeNetwork, STAY_DAYS } from '../domain/network/compute-network.ts';
import type { Seasons } from '../domain/network/find-journeys.ts';
import { english } from './english.ts';
import { readMonths } from './read-months.ts';
import { describeTrackOptions, joinTrackOptions, nameParts, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';
import { holdEncounters, networkOfEncounters } from './network-of-encounters.ts';
import { describeConnectivity, describeSeasons, describeUntold, round, writeNetwork } from './write-network.ts';

/** Location error of fixes that have none of their own; sites do not hang on it. */
const LOCATION_ERROR_M = 20;

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new AtlasError('cli.option.notPositive', { text }, { field: option });
  return value;
}

/** The seasons that are given: both or neither. */
function readSeasons(breedingText: string | undefined, otherText: string | undefined): Seasons | undefined {
  const [breeding, nonBreeding] = [readMonths('breeding', breedingText), readMonths('non-breeding', otherText)];
  if (breeding === undefined && nonBreeding === undefined) return undefined;
  if (breeding === undefined || nonBreeding === undefined) {
    throw new AtlasError('cli.option.missing', {}, { field: breeding === undefined ? '--breeding' : '--non-breeding' });
  }
  if (breeding.some((month) => nonBreeding.includes(month)))
    throw new AtlasError('cli.network.bothSeasons', { text: otherText ?? '' }, { field: 'non-breeding' });
  return { breeding, nonBreeding };
}

function describeTracked({ connectivity, seasonsBy }: ComputedNetwork, given: Seasons | undefined): object {
  const seasons = given ? describeSeasons(given) : english.t('cli.network.seasons');
  if (seasonsBy === undefined) return describeUntold(connectivity.individuals, seasons, english.t('cli.network.notByLatitude'));
  return describeConnectivity(connectivity, seasons);
}

/** Refuse an option that says nothing of what the files hold. */
function refuse(option: string, value: unknown, hold: 'tracks' | 'encounters'): void {
  if (value !== undefined) throw new AtlasError('cli.network.option', { hold }, { field: option });
}

/** `atlas network`. */
export async function runNetwork(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinTrackOptions(args),
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      out: text,
      radius: text,
      stay: text,
      breeding: text,
      'non-breeding': text,
      encounters: { type: 'boolean' },
      species: { type: 'string', multiple: true },
      ...TRACK_OPTIONS,
    },
  });
  if (values.help) return console.log(english.t('cli.network.help', { stay: STAY_DAYS, tracks: describeTrackOptions() }));
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  const { out } = values;
  if (out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  const givenKm = readNumber('radius', values.radius);
  const givenDays = readNumber('stay', values.stay);
  const seasons = readSeasons(values.breeding, values['non-breeding']);
  if (values.encounters === true || holdEncounters(positionals)) {
    refuse('stay', values.stay, 'encounters');
    for (const option of Object.keys(TRACK_OPTIONS) as (keyof typeof TRACK_OPTIONS)[]) refuse(option, values[option], 'encounters');
    networkOfEncounters(positionals, { out, radiusKm: givenKm, seasons, species: values.species });
    return;
  }
  refuse('species', values.species, 'tracks');
  const mapping = readMapping(values, undefined);
  const imported = await readTracks(
    files,
    { defaultErrorM: LOCATION_ERROR_M, ...(mapping === undefined ? {} : { mapping }) },
    nameParts(values, undefined, undefined),
  );

  const started = performance.now();
  const computed = computeNetwork(imported.tracks, { radiusM: givenKm === undefined ? undefined : givenKm * 1000, stayDays: givenDays, seasons });
  const { radiusM, stayDays, rangeM, periods, network, connectivity, individuals } = computed;
  const { contributions: told } = describeContributions(chainsOf(computed), network.nodes);
  // In which country a node lies, no file of tracks says.
  const contributions = told && { individuals: told.individuals, nodes: told.nodes };
  const ms = round(performance.now() - started, 3);

  const because = givenKm === undefined ? english.t('cli.network.radius', { range: Math.round(rangeM / 1000) }) : english.t('cli.network.given');
  const report = {
    individuals,
    rowsRead: imported.report.rowsRead,
    fixesKept: imported.report.fixesKept,
    dropped: imported.report.dropped,
    notes: imported.notes.map(english.say),
    chosen: {
      radiusKm: { value: radiusM / 1000, because },
      stayDays: { value: stayDays, because: english.t(values.stay === undefined ? 'cli.network.stay' : 'cli.network.given') },
    },
    stationaryPeriods: periods.length,
    nodes: network.nodes.length,
    links: network.links.length,
    connectivity: describeTracked(computed, seasons),
    contributions: contributions ?? { nodes: [], because: english.t('cli.network.fewLinked') },
  };
  writeNetwork(out, network, report, contributions);
  const rM = connectivity.rM.value === undefined || computed.seasonsBy === undefined ? null : round(connectivity.rM.value, 4);
  console.log(JSON.stringify({ nodes: network.nodes.length, links: network.links.length, individuals, rM, ms }));
}
