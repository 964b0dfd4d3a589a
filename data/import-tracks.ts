import type * as v from 'valibot';
import { blameMapping, describeDates, listColumns } from '../src/cli/blame-mapping.ts';
import { AtlasError } from '../src/domain/errors.ts';
import type { TracksEntry } from '../src/domain/evidence/tracks/tracks-evidence.ts';
import { REFERENCE_DATA } from '../src/domain/tracks/import/choose-table.ts';
import { chooseIndividuals } from '../src/domain/movement/movement-lines.ts';
import { importTracks } from '../src/domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, TrackingFile } from '../src/domain/tracks/import/import-types.ts';
import { missingRoles } from '../src/domain/tracks/import/table-mapping.ts';
import { selectFixes, type Track } from '../src/domain/tracks/track.ts';
import { type BuildContext, manifestFault } from './evidence/evidence.ts';
import type { ImportSchema, Source, TRACK_FORMATS } from './find-source.ts';

/** What the import calls each format. */
const FORMAT_NAMES: Readonly<Record<(typeof TRACK_FORMATS)[number], string>> = {
  movebank: 'Movebank CSV',
  seabird: 'Seabird Tracking Database',
  'darwin-core': 'Darwin Core',
  'argos-diag': 'Argos DIAG',
  gpx: 'GPX',
  mapped: 'CSV',
};

/** What a manifest says of the tracks of a population. */
export interface TracksToImport {
  readonly tracks: readonly string[];
  readonly topSpeedKmh: number;
  readonly method: { readonly locationErrorM: number };
  readonly import?: v.InferOutput<typeof ImportSchema> | undefined;
  /** Individuals of the sources that belong to it, or that do not; all do where neither is said. */
  readonly individuals?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  /** Fixes that are known to be wrong, by individual and instant (ISO 8601, UTC). */
  readonly outliers?: readonly { readonly individual: string; readonly time: string }[] | undefined;
}

/** A population's tracks, and what was read and left out. */
export interface PopulationTracks {
  readonly tracks: Track[];
  readonly report: TracksEntry['importReport'];
  /** Of the first and the last fix, ms since 1970 UTC. */
  readonly start: number;
  readonly end: number;
}

/**
 * Import a population's tracks from all its sources at once, by the rules of the page's import: any format, gzipped or
 * not, columns by the manifest's `import`, one fix an individual and instant, and the population's top speed.
 * @throws AtlasError naming the manifest and the field, or the source's file, row and field
 */
export async function importPopulation(population: TracksToImport, context: BuildContext): Promise<PopulationTracks> {
  const sources = population.tracks.map(context.source);
  const files = sources.map((source) => openSource(source, context.open(source.id), population));
  const { locationErrorM: defaultErrorM } = population.method;
  const ownerOf = (file: string | undefined): { source: Source | undefined; owner: string } => {
    const source = sources.find((one) => one.file === file);
    return { source, owner: `${importOwner(source, context)}.import` };
  };
  const result = await importTracks(files, { defaultErrorM, topSpeedKmh: population.topSpeedKmh }).catch((error: unknown) => {
    const { source, owner } = ownerOf(error instanceof AtlasError ? error.place.file : undefined);
    const blamed = blameMapping(error, source?.import ?? population.import);
    throw blamed ? manifestFault(context, `${owner}.${blamed.part}`, blamed.detail) : error;
  });
  if (result.kind === 'mapping') {
    const { file, columns } = result.needsMapping;
    const { source, owner } = ownerOf(file);
    const dates = describeDates(result.needsMapping);
    if (dates !== undefined) throw manifestFault(context, `${owner}.timeForm`, dates);
    const field = `${owner}.map`;
    const unknown = missingRoles(source?.import ?? population.import ?? {});
    throw manifestFault(context, field, `which columns of ${file} hold ${unknown.join(', ')} is not known; it has ${listColumns(columns)}`);
  }
  checkFormats(result, population, context, sources);
  const { rowsRead, fixesKept, dropped } = result.report;
  checkIndividuals(population, result.tracks, context);
  for (const { file, dropped: ofFile, firstRows } of result.files) {
    for (const [reason, n] of Object.entries(ofFile)) context.told.lose(file, reason, firstRows[reason] ?? [], n, { kmh: population.topSpeedKmh });
  }
  const chosen = chooseIndividuals(result.tracks, population.individuals, population.without);
  const tracks = leaveOutOutliers(chosen, population, context);
  if (tracks.length === 0) throw manifestFault(context, `${context.field}.without`, 'leaves no individual');
  const ours = tracks.reduce((sum, { time }) => sum + time.length, 0);
  const outliers = population.outliers?.length ?? 0;
  const others = fixesKept - ours - outliers;
  const times = tracks.flatMap(({ time }) => [time[0] ?? 0, time.at(-1) ?? 0]);
  return {
    tracks,
    report: {
      rowsRead,
      fixesKept: ours,
      dropped: {
        ...dropped,
        ...(outliers > 0 ? { 'dropped.outlierByModule': outliers } : {}),
        ...(others > 0 ? { 'dropped.otherIndividual': others } : {}),
      },
    },
    start: Math.min(...times),
    end: Math.max(...times),
  };
}

function openSource(source: Source, bytes: Uint8Array<ArrayBuffer>, population: TracksToImport): TrackingFile {
  const { format: _, ...mapping } = source.import ?? population.import ?? {};
  const blob = new Blob([bytes]);
  return { name: source.file, size: blob.size, stream: () => blob.stream(), ...(Object.keys(mapping).length === 0 ? {} : { mapping }) };
}

/** The part of the manifest whose `import` counts for a source. */
function importOwner(source: Source | undefined, context: BuildContext): string {
  return source?.import ? `sources.${context.sources.indexOf(source)}` : context.field;
}

/** A custodian who names the format hears of it when a renewed source comes in another. */
function checkFormats({ files }: ImportedTracks, population: TracksToImport, context: BuildContext, sources: readonly Source[]): void {
  for (const { file, format } of files) {
    const source = sources.find((one) => one.file === file);
    const wanted = (source?.import ?? population.import)?.format;
    if (wanted === undefined || format === REFERENCE_DATA || FORMAT_NAMES[wanted] === format) continue;
    throw manifestFault(context, `${importOwner(source, context)}.import.format`, `${file} is ${format}, not ${FORMAT_NAMES[wanted]}`);
  }
}

/** Tracks without the fixes that the manifest names as wrong; one that no track has is a mistake in it. */
function leaveOutOutliers(tracks: readonly Track[], { outliers = [] }: TracksToImport, context: BuildContext): Track[] {
  const wrong = new Map<string, Set<number>>();
  for (const [at, { individual, time }] of outliers.entries()) {
    const instants = wrong.get(individual) ?? new Set<number>();
    const instant = Date.parse(time);
    if (instants.has(instant)) throw manifestFault(context, `${context.field}.outliers.${at}`, `names the fix of "${individual}" at ${time} twice`);
    if (!tracks.some((track) => track.individual === individual && track.time.includes(instant))) {
      throw manifestFault(context, `${context.field}.outliers.${at}`, `no fix is of "${individual}" at ${time}`);
    }
    wrong.set(individual, instants.add(instant));
  }
  const left = tracks.map((track) => {
    const instants = wrong.get(track.individual);
    return instants ? selectFixes(track, (i) => !instants.has(track.time[i]!)) : track;
  });
  return left.filter(({ time }) => time.length > 0);
}

/** So many of the individuals of a file are named in a fault. */
const MOST_NAMED = 20;

/** A name that no source has was mistyped, or its animal is no longer in a renewed source. */
function checkIndividuals({ individuals, without }: TracksToImport, tracks: readonly Track[], context: BuildContext): void {
  const known = tracks.map(({ individual }) => individual);
  for (const [part, names] of Object.entries({ individuals, without })) {
    for (const [at, name] of (names ?? []).entries()) {
      if (known.includes(name)) continue;
      const listed = known.length > MOST_NAMED ? [...known.slice(0, MOST_NAMED), '…'] : known;
      throw manifestFault(context, `${context.field}.${part}.${at}`, `no track is of "${name}"; there are ${listed.join(', ')}`);
    }
  }
}
