import { describe, expect, it } from 'vitest';
import { readKnown } from '../../../data/known.ts';
import { layersOfCountry, frameOf } from '../../../src/domain/catalog/place.ts';
import { intersectBoxes, uniteBoxes } from '../../../src/domain/geometry/boxes.ts';
import { built as catalog } from './built-catalog.ts';

describe('frameOf', () => {
  it('shows of a country the part where the atlas has something, not its far islands', () => {
    const [, south = 0, , north = 90] = frameOf(catalog, { country: 'NOR' }) ?? [];
    expect(south).toBeGreaterThan(57);
    expect(north).toBeLessThan(62);
  });

  it('shows a country without anything whole', () => {
    const japan = catalog.countries.find(({ iso3 }) => iso3 === 'JPN')?.bbox;
    expect(japan).toBeDefined();
    expect(frameOf(catalog, { country: 'JPN' })).toEqual(japan);
  });

  it('shows all of a species, a module and a population, and nothing of what is not there', () => {
    const { id, bbox, species, module } = catalog.entries.find((row) => row.id === 'elk-ya-ha-tinda')!;
    expect(frameOf(catalog, { population: id })).toEqual(bbox);
    expect(frameOf(catalog, { species })).toEqual(bbox);
    expect(frameOf(catalog, { module })).toEqual(bbox);
    for (const place of [{}, { species: 'homo-sapiens' }, { module: 'none' }, { country: 'XXX' }]) expect(frameOf(catalog, place)).toBeUndefined();
  });
});

describe('frameOf an initiative', () => {
  const initiative = (...countries: string[]) => ({
    ...readKnown(),
    initiatives: readKnown().initiatives.map((one) => ({ ...one, range: [{ ...one.range[0]!, countries }] })),
  });
  const boxOf = (iso3: string) => catalog.countries.find((one) => one.iso3 === iso3)!.bbox;

  it('shows its countries, without those that stretch round half of the world, unless there are no others', () => {
    expect(frameOf(catalog, { initiative: 'cami' }, initiative('KAZ', 'RUS', 'MNG'))).toEqual(uniteBoxes([boxOf('KAZ'), boxOf('MNG')]));
    expect(frameOf(catalog, { initiative: 'cami' }, initiative('RUS'))).toEqual(boxOf('RUS'));
    expect(frameOf(catalog, { initiative: 'cami' }, initiative())).toBeUndefined();
  });
});

describe('layersOfCountry', () => {
  const inCountry = (iso3: string, layers = catalog.layers): string[] =>
    layersOfCountry(
      { ...catalog, layers },
      catalog.countries.find((one) => one.iso3 === iso3)!,
    ).map(({ id }) => id);
  const [park] = catalog.layers.filter(({ id }) => id === 'us-national-parks');

  it('lists those that name the country, and those whose features lie there though they name a box alone', () => {
    const parks = ['protected-areas-alberta', 'protected-areas-british-columbia'];
    expect(inCountry('CAN')).toEqual(expect.arrayContaining([...parks, 'railways-north-america']));
    expect(inCountry('USA')).toEqual(expect.arrayContaining(['national-forests-usa', 'fences-pinedale', 'fence-us-mexico-border']));
    expect(inCountry('MEX')).toContain('fence-us-mexico-border');
    expect(inCountry('NOR')).toContain('roads-setesdal');
    // The parks of the two provinces end at the border of the United States, and so do the fences of Wyoming before Canada's.
    for (const id of parks) expect(inCountry('USA')).not.toContain(id);
    for (const id of ['fences-pinedale', 'national-forests-usa', 'fence-us-mexico-border']) expect(inCountry('CAN')).not.toContain(id);
  });

  it('lists those of the world that reach into its frame', () => {
    const ofWorld = (bbox: [number, number, number, number]) => [{ ...park!, id: 'seas', covers: { area: 'world' as const }, bbox }];
    expect(inCountry('NOR', ofWorld([0, 50, 10, 60]))).toEqual(['seas']);
    expect(inCountry('JPN', ofWorld([0, 50, 10, 60]))).toEqual([]);
  });
});

describe('frameOf an initiative', () => {
  const known = readKnown();

  it('shows the countries of its area, once its file is there', () => {
    const [west = 0, south = 0, east = 0, north = 0] = frameOf(catalog, { initiative: 'saiga' }, known) ?? [];
    for (const iso3 of ['KAZ', 'MNG', 'TKM', 'UZB']) {
      const box = catalog.countries.find((country) => country.iso3 === iso3)!.bbox;
      expect(west).toBeLessThanOrEqual(box[0]);
      expect(south).toBeLessThanOrEqual(box[1]);
      expect(north).toBeGreaterThanOrEqual(box[3]);
    }
    // Of Russia, the fifth of them, the far east would push the others aside.
    expect(west).toBeGreaterThan(40);
    expect(east).toBeLessThan(130);
    const huemul = frameOf(catalog, { initiative: 'huemul' }, known) ?? [];
    expect(huemul[3]).toBeLessThan(0);
    expect(huemul[2]).toBeLessThan(-30);
    expect(frameOf(catalog, { initiative: 'huemul' })).toBeUndefined();
  });

  it('shows nothing of one without an area, or that there is not', () => {
    expect(frameOf(catalog, { initiative: 'cms' }, known)).toBeUndefined();
    expect(frameOf(catalog, { initiative: 'none' }, known)).toBeUndefined();
  });
});

describe('boxes', () => {
  it('unite on either side of the antimeridian', () => {
    expect(
      uniteBoxes([
        [170, -10, -170, 10],
        [175, -20, 180, 0],
      ]),
    ).toEqual([170, -20, -170, 10]);
    expect(uniteBoxes([])).toBeUndefined();
  });

  it('intersect across it, and not where they do not meet', () => {
    expect(intersectBoxes([170, -10, -170, 10], [160, 0, 175, 20])).toEqual([170, 0, 175, 10]);
    expect(intersectBoxes([0, 0, 10, 10], [20, 0, 30, 10])).toBeUndefined();
  });
});
