import { bbox } from '@turf/turf';
import type { Feature } from 'geojson';
import type { Layer, Population } from '../src/domain/catalog/schema.ts';
import { writeFeatureCollection } from '../src/domain/formats/geojson.ts';
import { writeSequencesCsv } from '../src/domain/movement/sequences/write-sequences-csv.ts';
import { checkGivenDates } from '../src/domain/movement/sequences/given-dates.ts';
import { computeCorridors } from '../src/domain/movement/corridors/compute-corridors.ts';
import { encodeTiles } from '../src/domain/tiles/encode-tiles.ts';
import { writePmtiles } from '../src/domain/formats/pmtiles/write-pmtiles.ts';
import { medianIntervalHours } from '../src/domain/tracks/track.ts';
import { thinByInterval, thinTrack } from '../src/domain/tracks/thin.ts';
import { writeTracksParquet } from '../src/domain/tracks/write-tracks-parquet.ts';
import { importPopulation, manifestFile } from './import-tracks.ts';
import type { Manifest, PopulationManifest } from './manifest.ts';
import { listRangeStates, type splitIntoParts } from './range-states.ts';
import { summariseSeasons } from '../src/domain/movement/sequences/summarise-seasons.ts';

/** Tracks in the repository hold at most this many positions a day (the rule for data that ship). */
const POSITIONS_A_DAY = 4;

export interface BuiltFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function padded(box: readonly number[]): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return [round(Math.max(-180, west)), round(Math.max(-90, south)), round(Math.min(180, east)), round(Math.min(90, north))];
}

/**
 * From a population's raw tracks to every file its page reads, and its entry in the catalog.
 * @param open the bytes of a source, by its id
 * @throws AtlasError naming the manifest and the field, or the source's file, row and field
 */
export async function buildPopulation(
  population: PopulationManifest,
  manifest: Manifest,
  open: (sourceId: string) => Uint8Array<ArrayBuffer>,
  countryParts: ReturnType<typeof splitIntoParts>,
): Promise<{ entry: Population; files: BuiltFile[] }> {
  const { tracks, report, firstYear, lastYear } = await importPopulation(population, manifest, open);
  const { thinMin } = population;
  const bridged = thinMin === undefined ? tracks : tracks.map((track) => thinByInterval(track, thinMin * 60));
  const place = { file: manifestFile(manifest), field: `populations.${manifest.populations.indexOf(population)}.dates` };
  checkGivenDates(population.dates ?? [], bridged, place);
  const result = await computeCorridors(bridged, population.method, {
    seasons: population.seasons,
    ...(population.yearStart === undefined ? {} : { yearStart: population.yearStart }),
    ...(population.dates === undefined ? {} : { dates: population.dates }),
  });
  const { corridors, stopovers, routes, sequences } = result;
  const origin = manifest.sources.find((source) => source.id === population.tracks[0]);
  if (!origin) throw new Error(`no source "${population.tracks[0]}"`);
  // What is computed from the tracks carries the rights of the tracks, not those of the module's other layers.
  const { licence, attribution, citation } = origin;
  const rights = { licence, attribution, citation };
  const named = <F extends Feature>(features: readonly F[]): F[] =>
    features.map((feature, index) => ({ ...feature, properties: { ...feature.properties, id: `${population.id}-${index}`, population: population.id } }));
  const box = padded(bbox({ type: 'FeatureCollection', features: [...corridors, ...routes] }));

  const layerSpecs = [
    { name: 'corridors', features: named(corridors) },
    { name: 'stopovers', features: named(stopovers) },
    { name: 'routes', features: named(routes) },
  ].filter((layer) => layer.features.length > 0);
  const pmtiles = await writePmtiles(encodeTiles(layerSpecs.map((layer) => ({ ...layer, minZoom: 0, maxZoom: population.maxZoom, extent: 8192 }))), {
    name: population.name,
    description: `Migration corridors, stopovers and routes: ${population.name}. ${licence}. ${citation}`,
    attribution,
    vectorLayers: layerSpecs.map((layer) => ({ id: layer.name, fields: {}, minzoom: 0, maxzoom: population.maxZoom })),
    bbox: box,
    minZoom: 0,
    maxZoom: population.maxZoom,
  });
  const parquet = await writeTracksParquet(
    tracks.map((track) => thinTrack(track, POSITIONS_A_DAY)),
    rights,
  );
  const files: BuiltFile[] = [
    { name: `${population.id}.pmtiles`, bytes: pmtiles },
    { name: `${population.id}-tracks.parquet`, bytes: parquet },
    { name: `${population.id}-corridors.geojson`, bytes: writeFeatureCollection(corridors, rights) },
    ...(stopovers.length > 0 ? [{ name: `${population.id}-stopovers.geojson`, bytes: writeFeatureCollection(stopovers, rights) }] : []),
    { name: `${population.id}-routes.geojson`, bytes: writeFeatureCollection(routes, rights) },
    { name: `${population.id}-sequences.csv`, bytes: new TextEncoder().encode(writeSequencesCsv(sequences)) },
  ];
  const url = (name: string): string => `${manifest.id}/${name}`;
  const common = { ...rights, ...(origin.doi === undefined ? {} : { doi: origin.doi }), accessed: origin.accessed, bbox: box };
  const layers: Layer[] = [
    ...layerSpecs.map(({ name, features }) => ({
      id: `${population.id}-${name}`,
      kind: name === 'corridors' ? ('corridors' as const) : name === 'stopovers' ? ('stopovers' as const) : ('routes' as const),
      title: `${name === 'corridors' ? 'Corridors' : name === 'stopovers' ? 'Stopovers' : 'Routes'} of ${population.name}`,
      url: url(`${population.id}.pmtiles`),
      format: 'pmtiles' as const,
      sourceLayer: name,
      minZoom: 0,
      maxZoom: population.maxZoom,
      features: features.length,
      ...common,
    })),
    {
      id: `${population.id}-tracks`,
      kind: 'tracks',
      title: `Tracks of ${population.name}, at most ${POSITIONS_A_DAY} positions a day`,
      url: url(`${population.id}-tracks.parquet`),
      format: 'parquet',
      features: tracks.length,
      ...common,
    },
  ];
  const LABELS: Record<string, string> = {
    pmtiles: 'Corridors, stopovers and routes (PMTiles)',
    parquet: `Tracks, at most ${POSITIONS_A_DAY} positions a day (Parquet)`,
    csv: 'Migration sequences (CSV)',
  };
  const downloads = files.map(({ name, bytes }) => {
    const format = name.slice(name.lastIndexOf('.') + 1);
    const part = /-(corridors|stopovers|routes)\.geojson$/.exec(name)?.[1] ?? '';
    const label = LABELS[format] ?? `${part.charAt(0).toUpperCase()}${part.slice(1)} (GeoJSON)`;
    return { label, url: url(name), format, bytes: bytes.length };
  });
  const classes: Record<string, number> = {};
  for (const { class: name } of result.classes) classes[name] = (classes[name] ?? 0) + 1;
  const { rangeStates, areaAtSeaKm2 } = listRangeStates(
    corridors.find((c) => c.properties.use === 'low'),
    routes,
    countryParts,
  );
  const round1 = (value: number): number => Math.round(value * 10) / 10;
  const entry: Population = {
    id: population.id,
    name: population.name,
    species: population.species,
    place: population.place,
    facts: population.facts,
    sample: {
      individuals: tracks.length,
      fixes: report.fixesKept,
      sequences: sequences.length,
      individualsWithFootprint: result.individualsWithFootprint,
      firstYear,
      lastYear,
      medianIntervalHours: Math.round(medianIntervalHours(tracks) * 100) / 100,
    },
    classes,
    method: { ...population.method, notes: population.notes },
    warnings: result.warnings,
    seasons: summariseSeasons(sequences),
    corridorAreaKm2: Object.fromEntries(Object.entries(result.corridorAreaKm2).map(([use, km2]) => [use, round1(km2)])),
    stopoverAreaKm2: round1(result.stopoverAreaKm2),
    rangeStates,
    areaAtSeaKm2,
    bbox: box,
    importReport: report,
    layers,
    downloads,
  };
  return { entry, files };
}
