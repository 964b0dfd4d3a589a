import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Bbox } from '../../src/domain/catalog/fields.ts';
import { bboxOfFeatures } from '../../src/domain/geometry/boxes.ts';
import { numberOf, readBaseMapSource, textOf } from './base-map-sources.ts';
import { placeLabel } from './place-label.ts';

/** Names of oceans in other languages than English: Natural Earth has French ones alone, in capitals. */
const OCEANS: Readonly<Record<string, Readonly<Record<'fr' | 'es' | 'ar' | 'ru' | 'zh', string>>>> = {
  'Arctic Ocean': { fr: 'Océan Arctique', es: 'Océano Ártico', ar: 'المحيط المتجمد الشمالي', ru: 'Северный Ледовитый океан', zh: '北冰洋' },
  'Southern Ocean': { fr: 'Océan Austral', es: 'Océano Antártico', ar: 'المحيط الجنوبي', ru: 'Южный океан', zh: '南冰洋' },
  'North Atlantic Ocean': { fr: 'Océan Atlantique Nord', es: 'Océano Atlántico Norte', ar: 'المحيط الأطلسي الشمالي', ru: 'Северная Атлантика', zh: '北大西洋' },
  'South Atlantic Ocean': { fr: 'Océan Atlantique Sud', es: 'Océano Atlántico Sur', ar: 'المحيط الأطلسي الجنوبي', ru: 'Южная Атлантика', zh: '南大西洋' },
  'North Pacific Ocean': { fr: 'Océan Pacifique Nord', es: 'Océano Pacífico Norte', ar: 'المحيط الهادئ الشمالي', ru: 'Север Тихого океана', zh: '北太平洋' },
  'South Pacific Ocean': { fr: 'Océan Pacifique Sud', es: 'Océano Pacífico Sur', ar: 'المحيط الهادئ الجنوبي', ru: 'Юг Тихого океана', zh: '南太平洋' },
  'Indian Ocean': { fr: 'Océan Indien', es: 'Océano Índico', ar: 'المحيط الهندي', ru: 'Индийский океан', zh: '印度洋' },
};

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
 * for the largest), `name` in English and, of seas, `name:fr`; of oceans, other languages too.
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
  const seas = readBaseMapSource('seas').flatMap((sea) => label(sea, 'sea', MOST_RANK.sea));
  const lands = readBaseMapSource('regions').flatMap((land) => {
    const kind = LANDS[textOf(land, 'featurecla') ?? ''];
    return kind === undefined ? [] : label(land, kind, MOST_RANK.land);
  });
  const lakes = readBaseMapSource('lakes10m').flatMap((lake) => label(lake, 'lake', MOST_RANK.lake));
  return [...seas, ...lakes, ...lands];
}

/** A region's name in its largest part; none for one without a name, or below the rank. */
function label(region: Feature, kind: string, mostRank: number): Region[] {
  const rank = numberOf(region, 'scalerank', 9);
  const name = textOf(region, 'name');
  const { geometry } = region;
  if (name === undefined || rank > mostRank || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return [];
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const largest = parts.reduce((best, rings) => (boxArea(rings) > boxArea(best) ? rings : best));
  const english = inTitleCase(name);
  const french = textOf(region, 'name_fr');
  const names = OCEANS[english] ?? (french === undefined ? {} : { fr: french });
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
function inTitleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
