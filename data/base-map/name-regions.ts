import { readFileSync } from 'node:fs';
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import Papa from 'papaparse';
import * as v from 'valibot';
import type { Bbox } from '../../src/domain/catalog/fields.ts';
import { bboxOfFeatures } from '../../src/domain/geometry/boxes.ts';
import { joinNamed } from './join-named.ts';
import { numberOf, readBaseMapSource, textOf } from './base-map-sources.ts';
import { placeLabel } from './place-label.ts';

const LANGUAGES = ['fr', 'es', 'ar', 'ru', 'zh'] as const;

const RowsSchema = v.array(v.record(v.string(), v.string()));

/** Bytes of the atlas's own list of names in other languages: this edition of Natural Earth has French ones of seas alone. */
export function readNamesFile(): string {
  return readFileSync(new URL('./names-of-waters-and-lands.csv', import.meta.url), 'utf8');
}

/** Names in other languages, by the English one; a language that the list has no name in is left out. */
function readNames(): Map<string, Partial<Record<(typeof LANGUAGES)[number], string>>> {
  const { data } = Papa.parse(readNamesFile(), { header: true, skipEmptyLines: true });
  return new Map(
    v
      .parse(RowsSchema, data)
      .map((row) => [
        row['en'] ?? '',
        Object.fromEntries(LANGUAGES.flatMap((lang) => (row[lang] === undefined || row[lang] === '' ? [] : [[lang, row[lang]]]))),
      ]),
  );
}

/** Kinds of land that an animal's way is told by; islands, capes and coasts would crowd the map. */
const LANDS: Readonly<Record<string, string>> = {
  'Range/mtn': 'range',
  Desert: 'desert',
  Plateau: 'plateau',
  Plain: 'plain',
  Basin: 'plain',
  Tundra: 'plain',
  Delta: 'plain',
  Wetlands: 'plain',
};
/** Smaller ones, by Natural Earth's rank, are left out. */
const MOST_RANK = { sea: 6, land: 5, lake: 6 };

/**
 * Names of seas, lakes, ranges, deserts, plateaus and plains, each a point well inside: `kind`, `rank` (Natural Earth's, 0
 * for the largest), `name` in English and, of the greater, `name:fr` and so on; a small one without a name in a language has the English one there.
 */
export function nameRegions(): Feature<Point>[] {
  return readRegions().map(({ feature }, index) => ({ ...feature, id: index + 1 }));
}

/** A named region: the point where its name stands, and its extent. */
export interface Region {
  readonly feature: Feature<Point, { kind: string; rank: number; name: string; [translation: `name:${string}`]: string }>;
  readonly extent: Bbox;
}

/** The same with the extent of each. */
export function readRegions(): Region[] {
  const names = readNames();
  const seas = readBaseMapSource('seas').flatMap((sea) => label(sea, 'sea', MOST_RANK.sea, names));
  const lands = readBaseMapSource('regions').flatMap((land) => {
    const kind = LANDS[textOf(land, 'featurecla') ?? ''];
    return kind === undefined ? [] : label(land, kind, MOST_RANK.land, names);
  });
  const lakes = readBaseMapSource('lakes10m').flatMap((lake) => label(lake, 'lake', MOST_RANK.lake, names));
  return joinParts([...seas, ...lakes, ...lands]);
}

/** Regions of which Natural Earth has several parts beside each other, one each: named in the largest part, by the rank that it has there. */
export function joinParts(regions: readonly Region[]): Region[] {
  return joinNamed(
    regions,
    ({ feature: { properties } }) => `${properties.kind} ${properties.name}`,
    (one, other) => (sizeOf(other.extent) > sizeOf(one.extent) ? other : one),
  );
}

const sizeOf = ([west, south, east, north]: Bbox): number => (west > east ? east + 360 - west : east - west) * (north - south);

/** A region's name in its largest part; none for one without a name, or below the rank. */
function label(region: Feature, kind: string, mostRank: number, translations: ReturnType<typeof readNames>): Region[] {
  const rank = numberOf(region, 'scalerank', 9);
  const name = textOf(region, 'name');
  const { geometry } = region;
  if (name === undefined || rank > mostRank || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return [];
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const largest = parts.reduce((best, rings) => (boxArea(rings) > boxArea(best) ? rings : best));
  const english = inTitleCase(name);
  const french = textOf(region, 'name_fr');
  const names = { ...(french === undefined ? {} : { fr: french }), ...translations.get(english) };
  const extent = bboxOfFeatures([{ type: 'Feature', properties: {}, geometry } satisfies Feature<Polygon | MultiPolygon>]);
  const properties = { kind, rank, name: english, ...Object.fromEntries(Object.entries(names).map(([lang, text]) => [`name:${lang}`, text])) };
  return extent === undefined ? [] : [{ feature: { type: 'Feature', properties, geometry: { type: 'Point', coordinates: placeLabel(largest) } }, extent }];
}

function boxArea([outline = []]: readonly Position[][]): number {
  const [lons, lats] = [outline.map(([lon = 0]) => lon), outline.map(([, lat = 0]) => lat)];
  return (max(lons) + max(lons.map((lon) => -lon))) * (max(lats) + max(lats.map((lat) => -lat)));
}

const max = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity);

const SMALL_WORDS = new Set(['of', 'the', 'and', 'de', 'du', 'del', 'la', 'el']);

/** Natural Earth writes oceans in capitals, as printed maps do: how they look is the style's affair. */
function inTitleCase(printed: string): string {
  const name = printed.replaceAll(/\s+/g, ' ');
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
