import { describe, expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { describeTracked, findExchangedAxes, habitatOf, type TrackedAnimals } from '../../../src/domain/tracks/exchanged-axes.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import catalog from '../../../public/atlas/catalog.json' with { type: 'json' };
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { locateOnBaseMap as locate } from '../coverage/base-map-countries.ts';

function track(positions: readonly LonLat[]): Track {
  const n = positions.length;
  return {
    individual: 'A',
    time: Float64Array.from({ length: n }, (_, i) => i * 3_600_000),
    lon: Float64Array.from(positions, ([lon]) => lon),
    lat: Float64Array.from(positions, ([, lat]) => lat),
    error: new Float32Array(n),
  };
}
const exchange = (of: Track): Track => ({ ...of, lon: of.lat, lat: of.lon });

/** Zebra of Laikipia, Kenya: with its coordinates exchanged, it swims between Spain and Algeria. */
const kenya = track(Array.from({ length: 700 }, (_, i): LonLat => [36.6 + (i % 40) / 100, 0.2 + (i % 30) / 100]));
/** Ascension Island's ocean, and the Ionian Sea. */
const atlantic = track(Array.from({ length: 50 }, (_, i): LonLat => [-20 + i / 10, -12 + i / 20]));
const ionian = track(Array.from({ length: 50 }, (_, i): LonLat => [17.5 + i / 50, 36 + i / 50]));

describe('longitude and latitude exchanged, both in range', () => {
  const zebra: TrackedAnimals = { scientific: 'Equus quagga', group: 'ungulate' };
  test('a herd of Kenya in the sea: said, with the country', async () => {
    expect(await findExchangedAxes([exchange(kenya)], zebra, locate)).toEqual({ because: 'land-animals', countries: ['KEN'] });
  });
  test('of animals that nobody named it is a question', async () => {
    expect(await findExchangedAxes([exchange(kenya)], {}, locate)).toEqual({ because: 'at-sea', countries: ['KEN'] });
  });
  test('as it stands it lies on land, and nothing is said', async () => {
    expect(await findExchangedAxes([kenya], zebra, locate)).toBeUndefined();
  });
  test('at sea either way, nothing is said', async () => {
    expect(await findExchangedAxes([atlantic], {}, locate)).toBeUndefined();
  });
  test('a swimmer of the Ionian Sea would lie in Chad or Sudan: asked of nobody that lives at sea', async () => {
    expect(await findExchangedAxes([ionian], {}, locate)).toMatchObject({ because: 'at-sea' });
    for (const animals of [
      { scientific: 'Caretta caretta' },
      { scientific: 'caretta_caretta', group: 'turtle' },
      { group: 'turtle' },
      { group: 'bird' },
      { group: 'marine mammal' },
      { group: 'fish' },
      { scientific: 'Calonectris diomedea', group: 'bird' },
      { scientific: 'Physeter macrocephalus' },
    ] as const)
      expect(await findExchangedAxes([ionian], animals, locate), JSON.stringify(animals)).toBeUndefined();
  });
  test('one longitude that is no latitude, and there is nothing to exchange', async () => {
    const far = track([...Array.from({ length: 40 }, (_, i): LonLat => [i / 100, 36.8]), [91, 0]]);
    expect(await findExchangedAxes([far], zebra, locate)).toBeUndefined();
  });
  test('exchanged they lie where the atlas knows the species: asked, with the population', async () => {
    // The Mara exchanged is the coast of Algeria.
    const mara = track(Array.from({ length: 60 }, (_, i): LonLat => [35.2 + i / 300, -1.4 + i / 300]));
    const known = describeTracked('Connochaetes taurinus', undefined, parseCatalog(JSON.stringify(catalog), 'catalog.json'));
    expect(known.group).toBe('ungulate');
    expect(await locate([[-1.3, 35.3]])).toEqual(['DZA']);
    expect(await findExchangedAxes([exchange(mara)], known, locate)).toEqual({
      because: 'population',
      entry: 'white-bearded-wildebeest-mara',
      countries: ['KEN'],
    });
    expect(await findExchangedAxes([mara], known, locate)).toBeUndefined();
    expect(await findExchangedAxes([exchange(mara)], {}, locate)).toBeUndefined();
  });
  test('half of the positions on land: said of land animals, not asked of others', async () => {
    const half = [exchange(kenya), { ...track(Array.from({ length: 600 }, (_, i): LonLat => [0.1 + (i % 20) / 100, 44.5])), individual: 'B' }];
    expect(await findExchangedAxes(half, {}, locate)).toBeUndefined();
  });
  test('the Arctic Ocean exchanged is Antarctica: no animal of the land lives there', async () => {
    const ice = track(Array.from({ length: 40 }, (_, i): LonLat => [-80 + i / 100, 75 + i / 100]));
    expect(await locate([[75, -80]])).toEqual(['ATA']);
    expect(await findExchangedAxes([ice], { group: 'carnivore' }, locate)).toBeUndefined();
  });
  test('polar bears and arctic foxes walk over the sea', () => {
    expect(habitatOf({ scientific: 'Ursus maritimus', group: 'carnivore' })).toBe('sea');
    expect(habitatOf({ scientific: 'Ursus arctos', group: 'carnivore' })).toBe('land');
    expect(habitatOf({ scientific: 'Ciconia ciconia', group: 'bird' })).toBe('unknown');
  });
});
