import type { Population } from '../src/domain/catalog/schema.ts';
import { AtlasError } from '../src/domain/errors.ts';
import { REFERENCE_DATA } from '../src/domain/tracks/import/choose-table.ts';
import { importTracks } from '../src/domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, TrackingFile } from '../src/domain/tracks/import/import-types.ts';
import { missingRoles } from '../src/domain/tracks/import/table-mapping.ts';
import type { Track } from '../src/domain/tracks/track.ts';
import type { Manifest, PopulationManifest, Source, TRACK_FORMATS } from './manifest.ts';

/** What the import calls each format. */
const FORMAT_NAMES: Readonly<Record<(typeof TRACK_FORMATS)[number], string>> = {
  movebank: 'Movebank CSV',
  seabird: 'Seabird Tracking Database',
  'darwin-core': 'Darwin Core',
  'argos-diag': 'Argos DIAG',
  gpx: 'GPX',
  mapped: 'CSV by columns',
};

/** A population's tracks, and what was read and left out. */
export interface PopulationTracks {
  readonly tracks: Track[];
  readonly report: Population['importReport'];
  readonly firstYear: number;
  readonly lastYear: number;
}

/**
 * Import a population's tracks from all its sources at once, by the rules of the page's import: any format, gzipped or
 * not, columns by the manifest's `import`, one fix an individual and instant, and the population's top speed.
 * @param open the bytes of a source, by its id
 * @throws AtlasError naming the manifest and the field, or the source's file, row and field
 */
export async function importPopulation(
  population: PopulationManifest,
  manifest: Manifest,
  open: (sourceId: string) => Uint8Array<ArrayBuffer>,
): Promise<PopulationTracks> {
  const sources = population.tracks.map((id) => manifest.sources.find((source) => source.id === id)).filter((source) => source !== undefined);
  const files = sources.map((source) => openSource(source, open(source.id), population));
  const { locationErrorM: defaultErrorM } = population.method;
  const result = await importTracks(files, { defaultErrorM, topSpeedKmh: population.topSpeedKmh });
  if (result.kind === 'mapping') {
    const { file, columns } = result.needsMapping;
    const source = sources.find((one) => one.file === file);
    const field = `${importOwner(source, population, manifest)}.import.map`;
    const unknown = missingRoles(source?.import ?? population.import ?? {});
    throw manifestFault(manifest, field, `which columns of ${file} hold ${unknown.join(', ')} is not known; it has ${columns.join(', ')}`);
  }
  checkFormats(result, population, manifest, sources);
  const { rowsRead, fixesKept, dropped } = result.report;
  const times = result.tracks.flatMap(({ time }) => [time[0] ?? 0, time.at(-1) ?? 0]);
  return {
    tracks: result.tracks,
    report: { rowsRead, fixesKept, dropped },
    firstYear: new Date(Math.min(...times)).getUTCFullYear(),
    lastYear: new Date(Math.max(...times)).getUTCFullYear(),
  };
}

/** A fault of a manifest, in one sentence that names file and field. */
export function manifestFault(manifest: Manifest, field: string, fault: string): AtlasError {
  const file = manifestFile(manifest);
  return new AtlasError(`${file}: ${field}: ${fault}`, 'Correct the manifest; the files built before stay as they are.', { file, field });
}

/** The manifest's path in the project. */
export function manifestFile({ id }: Manifest): string {
  return `data/modules/${id}/module.json`;
}

function openSource(source: Source, bytes: Uint8Array<ArrayBuffer>, population: PopulationManifest): TrackingFile {
  const { format: _, ...mapping } = source.import ?? population.import ?? {};
  const blob = new Blob([bytes]);
  return { name: source.file, size: blob.size, stream: () => blob.stream(), ...(Object.keys(mapping).length === 0 ? {} : { mapping }) };
}

/** The part of the manifest whose `import` counts for a source. */
function importOwner(source: Source | undefined, population: PopulationManifest, manifest: Manifest): string {
  return source?.import ? `sources.${manifest.sources.indexOf(source)}` : `populations.${manifest.populations.indexOf(population)}`;
}

/** A custodian who names the format hears of it when a renewed source comes in another. */
function checkFormats({ files }: ImportedTracks, population: PopulationManifest, manifest: Manifest, sources: readonly Source[]): void {
  for (const { file, format } of files) {
    const source = sources.find((one) => one.file === file);
    const wanted = (source?.import ?? population.import)?.format;
    if (wanted === undefined || format === REFERENCE_DATA || FORMAT_NAMES[wanted] === format) continue;
    throw manifestFault(manifest, `${importOwner(source, population, manifest)}.import.format`, `${file} is ${format}, not ${FORMAT_NAMES[wanted]}`);
  }
}
