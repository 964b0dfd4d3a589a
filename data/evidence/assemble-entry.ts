import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { type Bbox, type DOWNLOAD_CONTENTS, idFromName, type Layer } from '../../src/domain/catalog/fields.ts';
import type { EntryRow } from '../../src/domain/catalog/index-schema.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';
import { writeFeatureCollection } from '../../src/domain/formats/geojson.ts';
import { writeGeoparquet } from '../../src/domain/formats/geoparquet.ts';
import { writePmtiles } from '../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { bboxCentre, bboxOfFeatures } from '../../src/domain/geometry/boxes.ts';
import { encodeTiles } from '../../src/domain/tiles/encode-tiles.ts';
import { describeFile } from '../describe-file.ts';
import type { Source } from '../find-source.ts';
import { generaliseEntry } from '../generalise.ts';
import { describeItem } from '../stac.ts';
import type { EntryManifest } from './entry-manifest.ts';
import { type BuildContext, type BuiltEntry, type BuiltFile, manifestFault } from './evidence.ts';

type Polygons = Feature<Polygon | MultiPolygon>;
type Lines = Feature<LineString | MultiLineString>;

/** A file of an entry beside its corridors, and the layer that it is, if it is one. */
export interface FurtherFile extends BuiltFile {
  readonly label: string;
  readonly content: (typeof DOWNLOAD_CONTENTS)[number];
  readonly format: string;
  readonly layer?: Pick<Layer, 'id' | 'kind' | 'title' | 'features'> & { readonly format: Layer['format'] };
}

/** What every kind of evidence comes down to. WGS 84, [lon, lat]. */
export interface EntryParts {
  /** Classes nested, with the property `use`. */
  readonly corridors: readonly Polygons[];
  readonly stopovers: readonly Polygons[];
  readonly routes: readonly Lines[];
  /** Tracks of animals without a migration, as lines; instead of all of the above. */
  readonly movement?: readonly Lines[];
  readonly further: readonly FurtherFile[];
  /** The source whose rights its files carry, not those of the module's other layers. */
  readonly origin: Source;
  /** Ids of the sources that it was made from. */
  readonly sources: readonly string[];
  readonly sample: EntryRow['sample'];
  readonly years: EntryRow['years'];
  /** What tracks came to. */
  readonly result?: EntryRow['result'];
  readonly countries: readonly string[];
  /** First and last instant of its data, ISO 8601 UTC; null where it is not known. */
  readonly interval: readonly [string | null, string | null];
}

type CommonFields = Pick<EntryFile, 'version' | 'id' | 'module' | 'language' | 'sources' | 'facts' | 'layers' | 'downloads' | 'changes'>;

const TITLES = { corridors: 'Corridors', stopovers: 'Stopovers', routes: 'Routes', movement: 'Movement' } as const;

/** To five decimals, on the globe. */
function roundBox([west, south, east, north]: Bbox): Bbox {
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return [round(Math.max(-180, west)), round(Math.max(-90, south)), round(Math.min(180, east)), round(Math.min(90, north))];
}

/** The languages that an entry's texts are written in, the manifest's own first. */
function languagesOf(population: EntryManifest, language: string): string[] {
  return [...new Set([language, ...Object.keys(population.translations ?? {}).sort()])];
}

/** The row of an entry whose custodian took it back: nothing of its data is left. */
export function assembleWithdrawn(
  population: EntryManifest,
  evidence: EntryRow['evidence'],
  withdrawn: NonNullable<EntryManifest['withdrawn']>,
  context: BuildContext,
  origin: Source,
): BuiltEntry {
  const { bbox: box, countries, ...said } = withdrawn;
  const row = { ...describeRow(population, evidence, context, origin, box), countries, sample: {}, withdrawn: said };
  return { row, species: describeSpecies(population), file: undefined, files: [], overview: [] };
}

function describeSpecies({ species }: EntryManifest): BuiltEntry['species'] {
  return { id: idFromName(species.scientific), ...species };
}

function describeRow(population: EntryManifest, evidence: EntryRow['evidence'], context: BuildContext, origin: Source, box: EntryRow['bbox']) {
  const { id, name, place, translations, changes, generalised, barriers } = population;
  return {
    id,
    module: context.module,
    evidence,
    name,
    place,
    ...(translations === undefined ? {} : { translations }),
    species: idFromName(population.species.scientific),
    bbox: box,
    point: bboxCentre(box),
    ...(barriers === undefined ? {} : { barriers }),
    licence: origin.licence,
    languages: languagesOf(population, context.language),
    version: changes[0]?.version ?? 1,
    ...(generalised === undefined ? {} : { generalised }),
  };
}

/**
 * From an entry's corridors, stopovers and routes to every file that its page reads, its own file, its STAC item, and its
 * row in the index. The same parts give the same bytes.
 * @param describe what its kind of evidence adds to what all entries say
 */
export async function assembleEntry(
  population: EntryManifest,
  context: BuildContext,
  parts: EntryParts,
  describe: (common: CommonFields) => EntryFile,
): Promise<BuiltEntry> {
  const { id, name, maxZoom } = population;
  const { origin } = parts;
  const rights = { licence: origin.licence, attribution: origin.attribution, citation: origin.citation };
  const shapes = { corridors: parts.corridors, stopovers: parts.stopovers, routes: parts.routes, movement: parts.movement ?? [] };
  const around = bboxOfFeatures([...shapes.corridors, ...shapes.routes, ...shapes.movement]);
  if (around === undefined) throw manifestFault(context, context.field, 'nothing of it can be drawn: it has no corridor, no route and no track of two fixes');
  const box = roundBox(around);
  const vectors = (['corridors', 'stopovers', 'routes', 'movement'] as const)
    .map((kind): { name: typeof kind; features: Feature[] } => ({ name: kind, features: nameFeatures(shapes[kind], id) }))
    .filter(({ features }) => features.length > 0);
  const isMovement = shapes.movement.length > 0;

  const archive = await writePmtiles(encodeTiles(vectors.map((layer) => ({ ...layer, minZoom: 0, maxZoom, extent: 8192 }))), {
    name,
    description: `${isMovement ? 'Movement of animals without a migration' : 'Migration corridors, stopovers and routes'}: ${name}. ${rights.licence}. ${rights.citation}`,
    attribution: rights.attribution,
    vectorLayers: vectors.map((layer) => ({ id: layer.name, fields: {}, minzoom: 0, maxzoom: maxZoom })),
    bbox: box,
    minZoom: 0,
    maxZoom,
  });
  const outline = isMovement ? ('movement' as const) : parts.corridors.length > 0 ? ('corridors' as const) : ('routes' as const);
  const whole = isMovement
    ? { content: 'movement' as const, label: 'Movement (PMTiles)' }
    : { content: 'all' as const, label: 'Corridors, stopovers and routes (PMTiles)' };
  const all: FurtherFile[] = [
    { name: `${id}.pmtiles`, bytes: archive, format: 'pmtiles', ...whole },
    ...vectors.map(({ name: kind }) => ({
      name: `${id}-${kind}.geojson`,
      bytes: writeFeatureCollection(shapes[kind], rights),
      content: kind,
      format: 'geojson',
      label: `${TITLES[kind]} (GeoJSON)`,
    })),
    {
      name: `${id}-${outline}.parquet`,
      bytes: writeGeoparquet(shapes[outline], rights),
      content: outline,
      format: 'parquet',
      label: `${TITLES[outline]} (GeoParquet)`,
    },
    ...parts.further,
  ];
  const files = all.map((file) => ({ ...file, described: describeFile(context.module, file.name, file.bytes) }));
  const archived = describeFile(context.module, `${id}.pmtiles`, archive);
  const common = { ...rights, ...(origin.doi === undefined ? {} : { doi: origin.doi }), accessed: origin.accessed, bbox: box };
  const layers: Layer[] = [
    ...vectors.map(({ name: kind, features }) => ({
      id: `${id}-${kind}`,
      kind,
      title: `${TITLES[kind]} of ${name}`,
      ...archived,
      format: 'pmtiles' as const,
      sourceLayer: kind,
      minZoom: 0,
      maxZoom,
      features: features.length,
      ...common,
    })),
    ...files.flatMap(({ layer, described }) => (layer ? [{ ...layer, ...described, ...common }] : [])),
  ];
  const file = describe({
    version: 2,
    id,
    module: context.module,
    language: context.language,
    sources: parts.sources.map((sourceId) => describeSource(context.source(sourceId))),
    facts: population.facts,
    layers,
    downloads: files.map(({ label, content, format, described }) => ({ label, content, format, ...described })),
    changes: population.changes,
  });
  const row = {
    ...describeRow(population, file.evidence, context, origin, box),
    countries: [...parts.countries],
    sample: parts.sample,
    ...(parts.years === undefined ? {} : { years: parts.years }),
    ...(parts.result === undefined ? {} : { result: parts.result }),
  };
  const item: BuiltFile = {
    name: `${id}.stac.json`,
    bytes: describeItem({ row, file, species: describeSpecies(population), interval: parts.interval }),
  };
  return {
    row,
    species: describeSpecies(population),
    file,
    files: [...files.map(({ name: fileName, bytes }) => ({ name: fileName, bytes })), item],
    overview: generaliseEntry(id, shapes.corridors, isMovement ? shapes.movement : shapes.routes, isMovement),
  };
}

function nameFeatures(features: readonly Feature[], population: string): Feature[] {
  return features.map((feature, index) => ({ ...feature, properties: { ...feature.properties, id: `${population}-${index}`, population } }));
}

function describeSource({ title, url, sha256, licence, attribution, citation, doi }: Source): EntryFile['sources'][number] {
  return { title, url, sha256, licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
}
