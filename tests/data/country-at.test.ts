import geodesic from 'geographiclib-geodesic';
import { describe, expect, it, test } from 'vitest';
import { coastAt, COAST_M, countryAt } from '../../data/country-at.ts';
import { findRegions } from '../../data/evidence/encounters/find-regions.ts';
import { placeNode } from '../../data/evidence/network/place-nodes.ts';
import { placeSite } from '../../data/evidence/sites/place-sites.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { worldCountries } from './countries.ts';
import { square } from './small-modules.ts';

const country = (iso3: string, coordinates: number[][][]) => ({
  type: 'Feature' as const,
  properties: { iso3 },
  geometry: { type: 'Polygon' as const, coordinates },
});
/** A country at 60° north, where a degree of longitude is half as long, and one across a strait to its east. */
const LAND = splitIntoParts([country('WES', square(0, 60, 1)), country('EAS', square(1.2, 60, 1))]);
/** The place so many metres east of the western country's coast, by the geodesic. */
const east = (metres: number): [number, number] => {
  const { lon2 = 0, lat2 = 0 } = geodesic.Geodesic.WGS84.Direct(60.5, 1, 90, metres);
  return [lon2, lat2];
};

describe('the country of a place', () => {
  it('is that on whose land it lies, whose border is of it, by longitudes beyond 180 as well', () => {
    expect(countryAt([0.5, 60.5], LAND)).toBe('WES');
    expect(countryAt([360.5, 60.5], LAND)).toBe('WES');
    expect(countryAt([1, 60.5], LAND)).toBe('WES');
    expect(countryAt([1.1, 60.5], LAND)).toBeUndefined();
  });

  it('is that of the nearest coast, with the distance, as far as 10 km', () => {
    const near = coastAt(east(3000), LAND);
    expect(near?.iso3).toBe('WES');
    expect(near?.distanceM).toBeCloseTo(3000, 0);
    // The strait is 11 km wide: at 7 km the other coast is nearer.
    expect(coastAt(east(7000), LAND)?.iso3).toBe('EAS');
    expect(coastAt([0.5, 61 + (COAST_M + 200) / 111_412], LAND)).toBeUndefined();
    expect(coastAt([0.5, 61 + (COAST_M - 200) / 111_412], LAND)?.iso3).toBe('WES');
  });
});

describe('real places outside the land of the base map', () => {
  // Places of Motus stations: Bon Portage Island, Country Island and Great Gull Island, and wind turbines off Virginia.
  test.each([
    ['Bon Portage Island', [-65.749, 43.467], 'CAN'],
    ['Country Island', [-61.544, 45.102], 'CAN'],
    ['Great Gull Island', [-72.119, 41.202], 'USA'],
    ['a turbine 42 km off Virginia', [-75.492, 36.897], undefined],
  ] as const)('%s', (_, place, iso3) => {
    expect(countryAt([...place], worldCountries())).toBeUndefined();
    expect(coastAt([...place], worldCountries())?.iso3).toBe(iso3);
  });
});

describe('what stands or was found off a coast', () => {
  const [near, far] = [east(3000), [0.5, 59.5] as [number, number]];
  const at = ([lon, lat]: readonly [number, number]) => ({ lon, lat, radiusM: 0 });

  test('a site without a country', () => {
    const of = (point: [number, number]) => placeSite({ id: 'a', point } as Parameters<typeof placeSite>[0], LAND).country;
    expect(of(near)).toBe('WES');
    expect(of(far)).toBeUndefined();
  });

  test('an encounter without a code of its place', () => {
    const regionOf = findRegions(LAND);
    const of = (place: [number, number]) => regionOf({ place: at(place) } as Parameters<typeof regionOf>[0]);
    expect(of(near)).toBe('WES');
    expect(of(far)).toBe('sea');
  });

  test('the node of a shorebird, but not that of a seal', () => {
    const of = (point: [number, number], scientific: string, group: 'bird' | 'marine mammal') =>
      placeNode(point, { activities: [] }, { scientific, group }, LAND);
    expect(of(near, 'Limosa limosa', 'bird')).toEqual({ country: 'WES' });
    expect(of(far, 'Limosa limosa', 'bird')).toEqual({ atSea: true });
    expect(of(near, 'Mirounga leonina', 'marine mammal')).toEqual({ atSea: true });
  });
});
