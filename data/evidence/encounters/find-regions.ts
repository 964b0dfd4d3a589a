import type { EncounterPlace, EncounterRecord } from '../../../src/domain/encounters/encounter.ts';
import { countryOfPlaceCode } from '../../../src/domain/encounters/euring-places.ts';
import type { RegionOf } from '../../../src/domain/encounters/sum-encounters.ts';
import { type CountryPart, countryAt } from '../../range-states.ts';

/** A circle wider than this does not tell in which country a place lies, metres. */
const WIDEST_M = 100_000;
/** Places looked at around a place, on the circle that it lies in. */
const AROUND = 12;
const DEGREE_M = 111_195;

/** The place, and places on the circle around it: those near a pole or the antimeridian stay on the globe. */
function spread({ lon, lat, radiusM = 0 }: EncounterPlace): [number, number][] {
  if (radiusM < 1) return [[lon, lat]];
  const stretch = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const circle = Array.from({ length: AROUND }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / AROUND;
    const x = lon + (radiusM * Math.cos(angle)) / DEGREE_M / stretch;
    return [((((x + 180) % 360) + 360) % 360) - 180, Math.max(-90, Math.min(90, lat + (radiusM * Math.sin(angle)) / DEGREE_M))];
  });
  return [[lon, lat], ...circle];
}

/**
 * The country of an event: that on whose land the circle lies which its accuracy draws. Where it lies on that of several,
 * or is wider than 100 km, the country of its EURING place code; where it lies on none, `sea`. Undefined where none of it tells.
 */
export function findRegions(parts: readonly CountryPart[]): RegionOf {
  const known = new Map<string, readonly string[]>();
  const countriesOf = (place: EncounterPlace): readonly string[] => {
    const key = `${place.lon} ${place.lat} ${place.radiusM}`;
    const found = known.get(key) ?? [...new Set(spread(place).flatMap((point) => countryAt(point, parts) ?? []))];
    known.set(key, found);
    return found;
  };
  return ({ place, placeCode }: EncounterRecord) => {
    const coded = placeCode === undefined ? undefined : countryOfPlaceCode(placeCode);
    if (place?.radiusM === undefined || place.radiusM > WIDEST_M) return coded;
    const [country, ...others] = countriesOf(place);
    if (country === undefined) return coded ?? 'sea';
    if (others.length === 0) return country;
    return coded !== undefined && [country, ...others].includes(coded) ? coded : undefined;
  };
}
