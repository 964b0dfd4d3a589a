import type { EncounterPlace, EncounterRecord } from '../../../src/domain/encounters/encounter.ts';
import { countryOfPlaceCode } from '../../../src/domain/encounters/euring-places.ts';
import type { RegionOf } from '../../../src/domain/encounters/sum-encounters.ts';
import { coastAt, countryAt } from '../../country-at.ts';
import type { CountryPart } from '../../range-states.ts';

/** A circle wider than this does not tell in which country a place lies, metres. */
const WIDEST_M = 100_000;
/** Places looked at within the circle lie this far apart at most, metres: a country as small as Malta is not missed. */
const STEP_M = 20_000;
/** On the innermost ring of them; on each further one as many more. */
const AROUND = 6;
const DEGREE_M = 111_195;

/** The place, and places on rings around it up to the circle: those near a pole or the antimeridian stay on the globe. */
function spread({ lon, lat, radiusM = 0 }: EncounterPlace): [number, number][] {
  if (radiusM < 1) return [[lon, lat]];
  const stretch = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const rings = Math.max(2, Math.ceil(radiusM / STEP_M));
  const around = Array.from({ length: rings }, (_, ring) =>
    Array.from({ length: AROUND * (ring + 1) }, (_unused, i): [number, number] => {
      const [angle, r] = [(2 * Math.PI * i) / (AROUND * (ring + 1)), (radiusM * (ring + 1)) / rings];
      const x = lon + (r * Math.cos(angle)) / DEGREE_M / stretch;
      return [((((x + 180) % 360) + 360) % 360) - 180, Math.max(-90, Math.min(90, lat + (r * Math.sin(angle)) / DEGREE_M))];
    }),
  );
  return [[lon, lat], ...around.flat()];
}

/**
 * The country of an event: that on whose land the circle lies which its accuracy draws. Where it lies on that of several,
 * or is wider than 100 km, the country of its EURING place code; where it lies on none, that whose coast is nearest within 10 km,
 * else `sea`. Undefined where none of it tells.
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
    if (country === undefined) return coded ?? coastAt([place.lon, place.lat], parts)?.iso3 ?? 'sea';
    if (others.length === 0) return country;
    return coded !== undefined && [country, ...others].includes(coded) ? coded : undefined;
  };
}
