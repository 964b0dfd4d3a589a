import { LAYER_TOGGLES } from '../../../src/domain/catalog/layer-kinds.ts';
import { type Arbitrary, array, assert, constantFrom, integer, option, property, record, string, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TOGGLES, formatView, PANELS, parseView, type View } from '../../../src/state/view.ts';

const SEED = 20_260_101;
const MINUTE_MS = 60_000;

function parseAddress(address: string): View {
  const { search, hash } = new URL(address, 'https://atlas.example/');
  return parseView(search, hash);
}

const orNot = <T>(values: Arbitrary<T>): Arbitrary<T | undefined> => option(values, { nil: undefined });
const letters = array(constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 3, maxLength: 3 }).map((three) => three.join(''));
/** Whole multiples of what the address keeps. */
const view = record<View>({
  panel: orNot(constantFrom(...PANELS)),
  population: orNot(string({ minLength: 1, unit: 'grapheme' })),
  species: orNot(string({ minLength: 1, unit: 'grapheme' })),
  country: orNot(letters),
  module: orNot(string({ minLength: 1, unit: 'grapheme' })),
  initiative: orNot(string({ minLength: 1, unit: 'grapheme' })),
  story: orNot(string({ minLength: 1, unit: 'grapheme' })),
  step: integer({ min: 1, max: 9 }),
  filter: orNot(string({ minLength: 1, unit: 'grapheme' })),
  barrier: orNot(string({ minLength: 1, unit: 'grapheme' })),
  layers: subarray([...LAYER_TOGGLES]),
  lang: constantFrom('en', 'fr', 'es', 'ar', 'ru', 'zh', 'zh-Hant'),
  projection: constantFrom('globe', 'flat'),
  time: orNot(integer({ min: Date.UTC(1950, 0, 1) / MINUTE_MS, max: Date.UTC(2100, 0, 1) / MINUTE_MS }).map((minutes) => minutes * MINUTE_MS)),
  span: orNot(constantFrom('year', '12-02', '06-06')),
  camera: orNot(
    record({
      zoom: integer({ min: -200, max: 2400 }).map((n) => n / 100),
      lat: integer({ min: -9_000_000, max: 9_000_000 }).map((n) => n / 1e5),
      lon: integer({ min: -18_000_000, max: 18_000_000 }).map((n) => n / 1e5),
    }),
  ),
});

describe('formatView and parseView', () => {
  it('are inverse', () => {
    assert(
      property(view, (any) => {
        const given = { ...any, step: any.story === undefined ? 1 : any.step };
        expect(parseAddress(formatView(given))).toEqual(given);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('leave out what is as at the start', () => {
    const start = parseView('', '');
    expect(start).toEqual({
      panel: undefined,
      population: undefined,
      species: undefined,
      country: undefined,
      module: undefined,
      initiative: undefined,
      story: undefined,
      step: 1,
      filter: undefined,
      barrier: undefined,
      layers: DEFAULT_TOGGLES,
      lang: 'en',
      projection: 'globe',
      time: undefined,
      span: undefined,
      camera: undefined,
    });
    expect(formatView(start)).toBe('');
  });

  it('write addresses that people can read', () => {
    const text = formatView({
      panel: undefined,
      population: 'mule-deer',
      species: undefined,
      country: undefined,
      module: undefined,
      initiative: undefined,
      story: undefined,
      step: 1,
      filter: undefined,
      barrier: undefined,
      layers: ['roads', 'kbas'],
      lang: 'fr',
      projection: 'flat',
      time: Date.UTC(2009, 4, 1, 12, 30),
      span: undefined,
      camera: { zoom: 8.456, lat: 43.123456, lon: -110 },
    });
    expect(text).toBe('?population=mule-deer&layers=roads,kbas&lang=fr&projection=flat&time=2009-05-01T12:30Z#8.46/43.12346/-110');
    expect(formatView({ ...parseView('', ''), panel: 'populations', filter: 'group:bird,country:KEN,month:3' })).toBe(
      '?panel=populations&filter=group:bird,country:KEN,month:3',
    );
    expect(formatView({ ...parseView('', ''), span: '12-02' })).toBe('?span=12-02');
    expect(formatView({ ...parseView('', ''), story: 'mule-deer', step: 3 })).toBe('?story=mule-deer&step=3');
  });

  it('tell no layers from the usual ones', () => {
    expect(parseAddress(formatView({ ...parseView('', ''), layers: [] })).layers).toEqual([]);
  });
});

describe('parseView', () => {
  const start = parseView('', '');

  it.each([
    ['a country that is no code', '?country=Norway'],
    ['an empty population', '?population='],
    ['an unknown projection', '?projection=cube'],
    ['a time that is none', '?time=yesterday'],
    ['an unknown parameter', '?colour=red'],
    ['an empty language', '?lang='],
    ['an unknown tool', '?panel=kitchen'],
  ])('ignores %s', (_, search) => {
    expect(parseView(search, '')).toEqual(start);
  });

  it.each(['#', '#5', '#5/1', '#5/91/0', '#5/0/181', '#25/0/0', '#-3/0/0', '#a/b/c', '#5/1/2/3', '#1.2.3/0/0', '#panel'])('ignores the camera %s', (hash) => {
    expect(parseView('', hash).camera).toBeUndefined();
  });

  it('keeps the layers that it knows, each once, in the order of the legend', () => {
    expect(parseView('?layers=roads,lava,corridors-low,roads,', '').layers).toEqual(['corridors-low', 'roads']);
  });

  it('takes a country in small letters', () => {
    expect(parseView('?country=nor', '').country).toBe('NOR');
  });

  it('never throws, whatever the address holds', () => {
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (search, hash) => {
        expect(parseAddress(formatView(parseView(search, hash)))).toMatchObject({ layers: expect.any(Array), lang: expect.any(String) });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
