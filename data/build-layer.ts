import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import type { Layer } from '../src/domain/catalog/fields.ts';
import { bboxOfFeatures } from '../src/domain/geometry/boxes.ts';
import { encodeTiles } from '../src/domain/tiles/encode-tiles.ts';
import { writePmtiles } from '../src/domain/formats/pmtiles/write-pmtiles.ts';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import { AtlasError } from '../src/domain/errors.ts';
import { describeFile } from './describe-file.ts';
import { describeJsonFault } from './describe-json-fault.ts';
import type { BuiltFile } from './evidence/evidence.ts';
import { listLayerCountries } from './layer-countries.ts';
import type { LayerManifest, Manifest } from './manifest.ts';
import { statesOfZones } from './zones.ts';
import type { CountryPart } from './range-states.ts';

const position = v.pipe(v.array(v.number()), v.minLength(2));
const line = v.array(position);
const SourceCollection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      properties: v.nullable(v.record(v.string(), v.unknown())),
      geometry: v.variant('type', [
        v.object({ type: v.literal('LineString'), coordinates: line }),
        v.object({ type: v.literal('MultiLineString'), coordinates: v.array(line) }),
        v.object({ type: v.literal('Polygon'), coordinates: v.array(line) }),
        v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(line)) }),
      ]),
    }),
  ),
});

/** What a layer says of the part of the world that it covers; what is not known is left out. */
function scopeOf({ covers, complete, asOf, accuracyM, states, placement, realm, builtField }: LayerManifest): Partial<Layer> {
  return {
    ...(covers === undefined ? {} : { covers }),
    ...(complete === undefined ? {} : { complete }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(accuracyM === undefined ? {} : { accuracyM }),
    ...(states === undefined ? {} : { states }),
    ...(placement === undefined ? {} : { placement }),
    ...(realm === undefined ? {} : { realm }),
    ...(builtField === undefined ? {} : { builtField }),
  };
}

/** Text of a property; sources wrap some names in quotation marks. */
function plainText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return trimmed === '' ? undefined : trimmed;
}

/**
 * What a feature is called, mended where its source has damaged it.
 * @param mended told of every damaged name that was met
 */
function nameOf(properties: Readonly<Record<string, unknown>>, { nameField, nameFix = {} }: LayerManifest, mended: Set<string>): string | undefined {
  const name = nameField === undefined ? undefined : plainText(properties[nameField]);
  if (name === undefined || !Object.hasOwn(nameFix, name)) return name;
  mended.add(name);
  return nameFix[name] ?? undefined;
}

/** Every field that the manifest names must be one of a feature's: by a mistyped one no feature would have a name, or a year. */
function checkFields(layer: LayerManifest, features: readonly { readonly properties: Readonly<Record<string, unknown>> | null }[], file: string): void {
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  for (const key of ['nameField', 'builtField'] as const) {
    const field = layer[key];
    if (field === undefined || features.length === 0 || known.has(field)) continue;
    const fields = known.size === 0 ? 'no fields' : `the fields ${[...known].join(', ')}`;
    throw new AtlasError('cli.unreadable', { detail: `it has no field "${field}", which ${key} names; its features have ${fields}` }, { file, field });
  }
}

interface BuiltLayer {
  readonly entry: Layer;
  readonly files: BuiltFile[];
}

/** What a layer says of itself, wherever its file lies. */
function describeLayer(layer: LayerManifest, manifest: Manifest) {
  const { id, kind, title, translations, maxZoom } = layer;
  return {
    id,
    module: manifest.id,
    kind,
    title,
    ...(translations === undefined ? {} : { translations }),
    format: 'pmtiles' as const,
    maxZoom,
    ...scopeOf(layer),
  };
}

/**
 * A barrier or priority-area layer of a module: source GeoJSON to PMTiles, every feature with a text `id`
 * and, where the source has one, a `name`. An archive at another address is named and not read.
 * @param read the text of a source, by its id
 * @param land the land of every country: a layer that names no country is given those into which its features reach
 * @throws Error naming the file and the field that is wrong
 */
export async function buildLayer(
  layer: LayerManifest,
  manifest: Manifest,
  read: (sourceId: string) => string,
  land: readonly CountryPart[],
): Promise<BuiltLayer> {
  if (layer.remote !== undefined) return { entry: { ...describeLayer(layer, manifest), ...layer.remote }, files: [] };
  const source = manifest.sources.find((candidate) => candidate.id === layer.source);
  if (!source) throw new Error(`no source "${layer.source}"`);
  const text = read(source.id).replace(/^\uFEFF/, '');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SourceCollection), text);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const place = issue.type === 'parse_json' ? describeJsonFault(text) : undefined;
    if (place !== undefined) throw new AtlasError('cli.unreadable', { detail: place }, { file: source.file });
    throw new Error(`source "${layer.source}": ${fieldOf(issue)}: ${describeIssue(issue)}`);
  }
  checkFields(layer, parsed.output.features, source.file);
  const mended = new Set<string>();
  const states = layer.kind === 'economic-zones' ? statesOfZones(parsed.output.features.map(({ properties }) => properties)) : [];
  const features: Feature<LineString | MultiLineString | Polygon | MultiPolygon>[] = parsed.output.features.map((feature, index) => {
    const from = feature.properties ?? {};
    const name = nameOf(from, layer, mended);
    const kept = [...layer.keep, ...(layer.builtField === undefined ? [] : [layer.builtField])].flatMap((key) => {
      const value = plainText(from[key]);
      return value === undefined ? [] : [[key, value] as const];
    });
    return {
      type: 'Feature',
      properties: {
        id: (layer.idField === undefined ? undefined : plainText(from[layer.idField])) ?? String(index),
        ...(name === undefined ? {} : { name }),
        ...Object.fromEntries(kept),
        ...(states[index] === undefined ? {} : { country: states[index] }),
      },
      geometry: feature.geometry,
    };
  });
  const unknown = Object.keys(layer.nameFix ?? {}).find((key) => !mended.has(key));
  if (unknown !== undefined) throw new Error(`source "${layer.source}": nameFix: nothing is named "${unknown}"`);
  const [west = -180, south = -90, east = 180, north = 90] = bboxOfFeatures(features)?.map((value) => Math.round(value * 1e5) / 1e5) ?? [];
  const bounds: [number, number, number, number] = [Math.max(-180, west), south, Math.min(180, east), north];
  const bytes = await writePmtiles(encodeTiles([{ name: layer.kind, features, minZoom: 0, maxZoom: layer.maxZoom, extent: 8192 }]), {
    name: layer.title,
    description: `${layer.title}. ${source.licence}. ${source.citation}`,
    attribution: source.attribution,
    vectorLayers: [{ id: layer.kind, fields: {}, minzoom: 0, maxzoom: layer.maxZoom }],
    // A header's bounds cannot go on past the antimeridian.
    bbox: west > east ? [-180, south, 180, north] : bounds,
    minZoom: 0,
    maxZoom: layer.maxZoom,
  });
  const name = `${layer.id}.pmtiles`;
  const saysWhere = layer.covers?.area === 'countries' || layer.covers?.area === 'world';
  const stated = [...new Set(states.flatMap((iso3) => iso3 ?? []))].sort();
  const countries = saysWhere ? [] : stated.length > 0 ? stated : listLayerCountries(features, land);
  const entry: Layer = {
    ...describeLayer(layer, manifest),
    ...describeFile(manifest.id, name, bytes),
    sourceLayer: layer.kind,
    minZoom: 0,
    bbox: bounds,
    features: features.length,
    ...(countries.length === 0 ? {} : { countries }),
    licence: source.licence,
    attribution: source.attribution,
    citation: source.citation,
    ...(source.doi === undefined ? {} : { doi: source.doi }),
    accessed: source.accessed,
  };
  return { entry, files: [{ name, bytes }] };
}
