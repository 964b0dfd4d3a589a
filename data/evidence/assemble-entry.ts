import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { type Bbox, type DOWNLOAD_CONTENTS, type Generalised, idFromName, type Layer } from '../../src/domain/catalog/fields.ts';
import type { EntryRow } from '../../src/domain/catalog/index-schema.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';
import type { NodeKind } from '../../src/domain/evidence/kinds.ts';
import { writeFeatureCollection } from '../../src/domain/formats/geojson.ts';
import { writeGeoparquet } from '../../src/domain/formats/geoparquet.ts';
import { writePmtiles } from '../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { bboxCentre, bboxOfFeatures, boundsOfPoints, uniteBoxes } from '../../src/domain/geometry/boxes.ts';
import { type Note, noteOf } from '../../src/domain/notes.ts';
import { kindsIn } from '../../src/domain/threats/list-threats.ts';
import { encodeTiles } from '../../src/domain/tiles/encode-tiles.ts';
import { describeFile } from '../describe-file.ts';
import type { Source } from '../find-source.ts';
import { generaliseEntry } from '../generalise.ts';
import { describeItem } from '../stac.ts';
import type { EntryManifest } from './entry-manifest.ts';
import { type BuildContext, type BuiltEntry, type BuiltFile, manifestFault } from './evidence.ts';
import { addRights } from './add-rights.ts';

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
  readonly corridors?: readonly Polygons[];
  readonly stopovers?: readonly Polygons[];
  readonly routes?: readonly Lines[];
  /** Tracks of animals without a migration, as lines; instead of all of the above. */
  readonly movement?: readonly Lines[];
  /** Instead of all of the above: the nodes of a network, the places of encounters, the sites of a list, or receiver stations; and their links as they are drawn. */
  readonly nodes?: readonly Feature<Point>[];
  readonly links?: readonly Lines[];
  /** Instead of all of the above: where animals are found, with the properties `use` and `shows`. */
  readonly distribution?: readonly Polygons[];
  /** What the nodes are of; a network where left out. */
  readonly nodesAre?: NodeKind;
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
  /** First and last instant of its data, ISO 8601 UTC; its whole years where left out. */
  readonly interval?: Interval;
}

type Interval = readonly [string | null, string | null];

/** From the first instant of the first year to the last of the last, UTC; nulls where no year is known. */
function spanOf(years: EntryRow['years']): Interval {
  return years === undefined ? [null, null] : [`${years[0]}-01-01T00:00:00Z`, `${years[1]}-12-31T23:59:59Z`];
}

/** A table of an entry, to be downloaded; licence and citation are added to its rows. */
export function tableFile(name: string, content: FurtherFile['content'], label: string, csv: string): FurtherFile {
  return { name, bytes: new TextEncoder().encode(csv), content, format: 'csv', label };
}

type CommonFields = Pick<EntryFile, 'version' | 'id' | 'module' | 'language' | 'sources' | 'facts' | 'layers' | 'downloads' | 'changes'>;

const TITLES = {
  corridors: 'Corridors',
  stopovers: 'Stopovers',
  routes: 'Routes',
  movement: 'Movement',
  nodes: 'Nodes',
  links: 'Links',
  places: 'Places',
  sites: 'Sites',
  stations: 'Stations',
  distribution: 'Distribution',
} as const;

/** What the archive of an entry holds, in its description and as a download; and what its nodes are called. */
const WHOLE = {
  corridors: { holds: 'Migration corridors, stopovers and routes', content: 'all', label: 'Corridors, stopovers and routes', nodes: 'nodes' },
  movement: { holds: 'Movement of animals without a migration', content: 'movement', label: 'Movement', nodes: 'nodes' },
  network: { holds: 'Nodes and links', content: 'network', label: 'Nodes and links', nodes: 'nodes' },
  encounters: { holds: 'Places of ringing and encounters, and links between them', content: 'encounters', label: 'Ringing and encounters', nodes: 'places' },
  sites: { holds: 'Sites with counts', content: 'sites', label: 'Sites', nodes: 'sites' },
  receivers: {
    holds: 'Receiver stations, and links between those that one animal was detected at',
    content: 'receivers',
    label: 'Stations and links',
    nodes: 'stations',
  },
  distribution: { holds: 'Where animals are found, as the custodian drew it; no corridor', content: 'distribution', label: 'Distribution', nodes: 'nodes' },
} as const;

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
  const { id, name, place, translations, changes, generalised, barriers, facts } = population;
  const threats = kindsIn(facts);
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
    ...(threats.length === 0 ? {} : { threats }),
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
  const { licence, attribution, citation, doi } = origin;
  const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
  const { corridors = [], stopovers = [], routes = [], movement = [], nodes = [], links = [], distribution = [] } = parts;
  const shapes = { corridors, stopovers, routes, movement, nodes, links, distribution };
  const around = nodes.length > 0 ? boxOfNetwork(nodes, links) : bboxOfFeatures([...corridors, ...routes, ...movement, ...distribution]);
  if (around === undefined) throw manifestFault(context, context.field, 'nothing of it can be drawn: it has no corridor, no route and no track of two fixes');
  const box = roundBox(around);
  const vectors = (['corridors', 'stopovers', 'routes', 'movement', 'nodes', 'links', 'distribution'] as const)
    .map((kind): { name: typeof kind; features: Feature[] } => ({ name: kind, features: nameFeatures(shapes[kind], id) }))
    .filter(({ features }) => features.length > 0);
  const shown = movement.length > 0 ? 'movement' : distribution.length > 0 ? 'distribution' : 'corridors';
  const whole = WHOLE[nodes.length > 0 ? (parts.nodesAre ?? 'network') : shown];

  const archive = await writePmtiles(encodeTiles(vectors.map((layer) => ({ ...layer, minZoom: 0, maxZoom, extent: 8192 }))), {
    name,
    description: `${whole.holds}: ${name}. ${rights.licence}. ${rights.citation}`,
    attribution: rights.attribution,
    vectorLayers: vectors.map((layer) => ({ id: layer.name, fields: {}, minzoom: 0, maxzoom: maxZoom })),
    bbox: box,
    minZoom: 0,
    maxZoom,
  });
  const outline = (['nodes', 'movement', 'distribution', 'corridors'] as const).find((kind) => shapes[kind].length > 0) ?? 'routes';
  const contentOf = (kind: (typeof vectors)[number]['name']) => (kind === 'nodes' ? whole.nodes : kind);
  const all: FurtherFile[] = [
    { name: `${id}.pmtiles`, bytes: archive, format: 'pmtiles', content: whole.content, label: `${whole.label} (PMTiles)` },
    // Links are drawn as a diagram: their data are a table.
    ...vectors
      .filter(({ name: kind }) => kind !== 'links')
      .map(({ name: kind }) => ({
        name: `${id}-${kind}.geojson`,
        bytes: writeFeatureCollection(shapes[kind], rights),
        content: contentOf(kind),
        format: 'geojson',
        label: `${TITLES[contentOf(kind)]} (GeoJSON)`,
      })),
    {
      name: `${id}-${outline}.parquet`,
      bytes: writeGeoparquet(shapes[outline], rights),
      content: contentOf(outline),
      format: 'parquet',
      label: `${TITLES[contentOf(outline)]} (GeoParquet)`,
    },
    ...parts.further,
  ];
  const cited = all.map((one) => (one.format === 'csv' ? { ...one, bytes: addRights(one.bytes, rights) } : one));
  const files = cited.map((one) => ({ ...one, described: describeFile(context.module, one.name, one.bytes) }));
  const archived = describeFile(context.module, `${id}.pmtiles`, archive);
  const common = { ...rights, accessed: origin.accessed, bbox: box };
  const layers: Layer[] = [
    ...vectors.map(({ name: kind, features }) => ({
      id: `${id}-${kind}`,
      kind,
      title: `${TITLES[contentOf(kind)]} of ${name}`,
      ...archived,
      format: 'pmtiles' as const,
      sourceLayer: kind,
      minZoom: 0,
      maxZoom,
      features: features.length,
      ...(kind === 'nodes' ? mostOf(features) : {}),
      ...common,
    })),
    ...files.flatMap(({ layer, described: at }) => (layer ? [{ ...layer, ...at, ...common }] : [])),
  ];
  const described = describe({
    version: 2,
    id,
    module: context.module,
    language: context.language,
    sources: parts.sources.map((sourceId) => describeSource(context.source(sourceId))),
    facts: population.facts,
    layers,
    downloads: files.map(({ label, content, format, described: at }) => ({ label, content, format, ...at })),
    changes: population.changes,
  });
  const file = { ...described, warnings: [...notesOfGeneralised(population.generalised), ...described.warnings] };
  const row = {
    ...describeRow(population, file.evidence, context, origin, box),
    countries: [...parts.countries],
    sample: parts.sample,
    ...(parts.years === undefined ? {} : { years: parts.years }),
    ...(parts.result === undefined ? {} : { result: parts.result }),
  };
  const item: BuiltFile = {
    name: `${id}.stac.json`,
    bytes: describeItem({ row, file, species: describeSpecies(population), interval: parts.interval ?? spanOf(parts.years) }),
  };
  return {
    row,
    species: describeSpecies(population),
    file,
    files: [...files.map(({ name: fileName, bytes }) => ({ name: fileName, bytes })), item],
    overview: generaliseEntry(id, corridors, movement.length > 0 ? movement : routes, movement.length > 0),
  };
}

/** What was made coarser, as whoever reads its figures must know it. */
function notesOfGeneralised({ gridM, delayDays, fewestIndividuals, because }: Generalised = {}): Note[] {
  return [
    ...(gridM === undefined ? [] : [noteOf('generalised.grid', { km: gridM / 1000 })]),
    ...(delayDays === undefined ? [] : [noteOf('generalised.delay', { n: delayDays })]),
    ...(fewestIndividuals === undefined ? [] : [noteOf('generalised.fewest', { n: fewestIndividuals })]),
    ...(because === undefined ? [] : [noteOf('generalised.poached', { citation: because.citation })]),
  ];
}

/** Around nodes, with room, for what is framed must not be a point, and around the bows of the links. */
function boxOfNetwork(nodes: readonly Feature<Point>[], links: readonly Lines[]): Bbox | undefined {
  const around = boundsOfPoints(nodes.map(({ geometry: { coordinates } }) => [coordinates[0] ?? 0, coordinates[1] ?? 0]));
  return uniteBoxes([around, bboxOfFeatures(links)].flatMap((box) => (box ? [box] : [])));
}

/** The largest number of individuals at one node, where any states one. */
function mostOf(features: readonly Feature[]): Pick<Layer, 'most'> {
  const stated = features.flatMap(({ properties }): number[] => (typeof properties?.['individuals'] === 'number' ? [properties['individuals']] : []));
  return stated.length === 0 ? {} : { most: stated.reduce((most, n) => Math.max(most, n), 0) };
}

function nameFeatures(features: readonly Feature[], population: string): Feature[] {
  return features.map((feature, index) => ({ ...feature, properties: { ...feature.properties, id: `${population}-${index}`, population } }));
}

function describeSource({ title, url, sha256, licence, attribution, citation, doi }: Source): EntryFile['sources'][number] {
  return { title, url, sha256, licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
}
