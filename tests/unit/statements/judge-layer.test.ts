import { assert, boolean, constantFrom, double, integer, option, property, record, subarray, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bbox, type Layer, LINE_STATES } from '../../../src/domain/catalog/fields.ts';
import { BARRIER_KINDS, type BarrierKind, isBarrierKind } from '../../../src/domain/catalog/layer-kinds.ts';
import { type SpeciesGroup, SPECIES_GROUPS } from '../../../src/domain/evidence/kinds.ts';
import { coverOf, type Place } from '../../../src/domain/statements/cover.ts';
import type { Coverage } from '../../../src/domain/crossings/types.ts';
import { answerOf, type JudgedLayer, judgeLayer, readAreasOf } from '../../../src/domain/statements/judge-layer.ts';
import { sayCoverage } from '../../../src/factsheet/say-answers.ts';
import { livesAtSea } from '../../../src/domain/statements/lives-at-sea.ts';
import { judgeRelevance, RELEVANT } from '../../../src/domain/statements/relevance.ts';

const animals = (group: SpeciesGroup, scientific = 'Nomen nescio') => ({ group, scientific });
const counts = (group: SpeciesGroup, scientific?: string): BarrierKind[] =>
  BARRIER_KINDS.filter((kind) => judgeRelevance(animals(group, scientific), kind).counts === 'yes');
const HERE: Bbox = [0, 0, 2, 2];

describe('which barriers stop which animals', () => {
  it('roads, railways, fences and canals stop hoofed mammals, pipelines only above ground', () => {
    expect(counts('ungulate')).toEqual(['roads', 'railways', 'fences', 'canals']);
    expect(judgeRelevance(animals('ungulate'), 'pipelines')).toMatchObject({ counts: 'above-ground' });
  });

  it('power lines stop what flies, and nothing else does', () => {
    expect(counts('bird', 'Ciconia ciconia')).toEqual(['power-lines']);
    expect(counts('bat', 'Eidolon helvum')).toEqual(['power-lines']);
    expect(judgeRelevance(animals('bird', 'Ciconia ciconia'), 'pipelines')).toEqual({ counts: 'no', because: 'flies-over' });
  });

  it('no line on land stops whales, seals and turtles of the sea', () => {
    for (const [group, name] of [
      ['marine mammal', 'Balaenoptera musculus'],
      ['marine mammal', 'Mirounga leonina'],
      ['turtle', 'Caretta caretta'],
      ['turtle', 'chelonia mydas'],
    ] as const) {
      for (const kind of BARRIER_KINDS) expect(judgeRelevance(animals(group, name), kind)).toEqual({ counts: 'no', because: 'at-sea' });
    }
  });

  it('of polar bears, tortoises, walking birds, fish and whatever else, nothing is known to stop them until a source says so', () => {
    for (const [group, name] of [
      ['marine mammal', 'Ursus maritimus'],
      ['turtle', 'Chelonoidis niger'],
      ['bird', 'Dromaius novaehollandiae'],
      ['bird', 'Aptenodytes forsteri'],
      ['fish', 'Anguilla anguilla'],
      ['carnivore', 'Canis lupus'],
    ] as const) {
      for (const kind of BARRIER_KINDS) expect(judgeRelevance(animals(group, name), kind)).toEqual({ counts: 'no', because: 'no-source' });
    }
    for (const kind of BARRIER_KINDS) expect(judgeRelevance(animals('other', 'Macropus rufus'), kind)).toEqual({ counts: 'no', because: 'not-stated' });
  });

  it('a custodian’s word wins, both ways', () => {
    const source = { citation: 'A study', url: 'https://doi.org/10.0/0' };
    const custodian = [
      { kind: 'fences', counts: true, source },
      { kind: 'power-lines', counts: false, source },
    ] as const;
    expect(judgeRelevance({ ...animals('bird', 'Dromaius novaehollandiae'), custodian }, 'fences')).toEqual({ counts: 'yes', source });
    expect(judgeRelevance({ ...animals('bird', 'Ciconia ciconia'), custodian }, 'power-lines')).toEqual({ counts: 'no', because: 'custodian', source });
  });

  it('every entry of the table names its source by DOI, and no pair stands twice', () => {
    for (const { source } of RELEVANT) {
      expect(source.url).toMatch(/^https:\/\/doi\.org\/10\.\d{4,}\//);
      expect(source.citation).toMatch(/ \d{4}, /);
    }
    const pairs = RELEVANT.flatMap(({ group, kinds }) => kinds.map((kind) => `${group}/${kind}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('what a layer covers', () => {
  const countries = [
    { iso3: 'CAN', areaKm2: 300, share: 0.75 },
    { iso3: 'USA', areaKm2: 100, share: 0.25 },
  ];
  it('of a corridor at sea: some of it where its shores are covered, else nobody knows in whose waters it lies', () => {
    const place = { bbox: HERE, shores: ['USA', 'MEX'] };
    expect(coverOf({ area: 'countries', countries: ['USA'] }, place)).toEqual({ part: 'some' });
    expect(coverOf({ area: 'countries', countries: ['CRI'] }, place)).toEqual({ part: 'unknown', because: 'place-unknown' });
    expect(coverOf({ area: 'world' }, place)).toEqual({ part: 'all' });
  });

  it.each<[string, Layer['covers'], ReturnType<typeof coverOf>]>([
    ['nothing said', undefined, { part: 'unknown', because: 'cover-unknown' }],
    ['the world', { area: 'world' }, { part: 'all' }],
    ['another country', { area: 'countries', countries: ['NOR'] }, { part: 'none' }],
    ['both countries', { area: 'countries', countries: ['CAN', 'USA'] }, { part: 'all' }],
    ['one of them', { area: 'countries', countries: ['CAN'] }, { part: 'some', share: 0.75 }],
    ['a box around it', { area: 'box', bbox: [-1, -1, 3, 3] }, { part: 'all' }],
    ['a box through it', { area: 'box', bbox: [1, -1, 3, 3] }, { part: 'some' }],
    ['a box beside it', { area: 'box', bbox: [3, -1, 5, 3] }, { part: 'none' }],
    [
      'boxes of which one is around it',
      {
        area: 'boxes',
        boxes: [
          [3, -1, 5, 3],
          [-1, -1, 3, 3],
        ],
      },
      { part: 'all' },
    ],
    [
      'boxes that hold it together',
      {
        area: 'boxes',
        boxes: [
          [-1, -1, 1, 3],
          [1, -1, 3, 3],
        ],
      },
      { part: 'all' },
    ],
    [
      'boxes that leave a strip of it out',
      {
        area: 'boxes',
        boxes: [
          [-1, -1, 1, 3],
          [1, -1, 3, 1],
          [1.2, 1, 3, 3],
        ],
      },
      { part: 'some' },
    ],
    [
      'boxes beside it, of one border',
      {
        area: 'boxes',
        boxes: [
          [3, -1, 5, 3],
          [3, 3, 6, 5],
        ],
      },
      { part: 'none' },
    ],
    ['a box all round the globe', { area: 'box', bbox: [-180, -90, 180, 90] }, { part: 'all' }],
  ])('%s', (_, covers, expected) => {
    expect(coverOf(covers, { bbox: HERE, countries, areaAtSeaKm2: 0 })).toEqual(expected);
  });

  it('counts the sea as outside of countries, and says nothing where nobody computed countries', () => {
    const covers = { area: 'countries' as const, countries: ['CAN', 'USA'] };
    expect(coverOf(covers, { bbox: HERE, countries, areaAtSeaKm2: 400 })).toEqual({ part: 'some', share: 0.5 });
    expect(coverOf(covers, { bbox: HERE })).toEqual({ part: 'unknown', because: 'place-unknown' });
  });

  it('holds a corridor across the antimeridian', () => {
    const place = { bbox: [170, 0, -170, 1] as const };
    expect(coverOf({ area: 'box', bbox: [160, -10, -160, 10] }, place)).toEqual({ part: 'all' });
    expect(coverOf({ area: 'box', bbox: [160, -10, 175, 10] }, place)).toEqual({ part: 'some' });
  });
});

describe('what may be said', () => {
  const elk = animals('ungulate', 'Cervus canadensis');
  const alberta = { bbox: HERE, countries: [{ iso3: 'CAN', areaKm2: 1215, share: 1 }], areaAtSeaKm2: 0 };
  const parks: JudgedLayer = { kind: 'protected-areas', covers: { area: 'countries', countries: ['USA'] }, complete: false };

  it('American parks do not cover Canadian elk', () => {
    expect(answerOf(judgeLayer(elk, parks, alberta), { looked: true, found: 0 })).toEqual({ says: 'not-covered' });
  });

  it('pipelines that may be under ground cannot be told', () => {
    const pipelines: JudgedLayer = { kind: 'pipelines', covers: { area: 'world' }, states: ['unknown'] };
    expect(judgeLayer(elk, pipelines, alberta)).toMatchObject({ is: 'untold', because: 'placement-unknown' });
    expect(judgeLayer(elk, { ...pipelines, placement: 'buried' }, alberta)).toMatchObject({ is: 'not-barrier', because: 'buried' });
    expect(judgeLayer(elk, { ...pipelines, placement: 'above-ground' }, alberta)).toMatchObject({ is: 'counted', cautions: ['states-unknown'] });
  });

  it('what is planned or cancelled is not crossed', () => {
    const roads = { kind: 'roads', covers: { area: 'world' } } as const;
    expect(judgeLayer(elk, { ...roads, states: ['operating'] }, alberta)).toMatchObject({ is: 'counted', cautions: [] });
    expect(judgeLayer(elk, { ...roads, states: ['planned'] }, alberta)).toMatchObject({ is: 'not-barrier', because: 'not-built' });
    expect(judgeLayer(elk, { ...roads, states: ['operating', 'cancelled'] }, alberta)).toMatchObject({ is: 'untold', because: 'states-mixed' });
  });

  it('nothing follows from finding nothing in a layer that does not say what it covers; what is found there counts', () => {
    const verdict = judgeLayer(elk, { kind: 'roads' }, alberta);
    expect(answerOf(verdict, { looked: true, found: 0 })).toEqual({ says: 'untold', because: 'cover-unknown' });
    expect(answerOf(verdict, { looked: true, found: 2 })).toMatchObject({ says: 'found', found: 2 });
  });
});

const anyAnimals = record({
  group: constantFrom(...SPECIES_GROUPS),
  scientific: constantFrom(
    '',
    'Ursus maritimus',
    'Balaenoptera musculus',
    'Caretta caretta',
    'Chelonoidis niger',
    'Dromaius novaehollandiae',
    'Ovis orientalis',
  ),
});
const coordinate = integer({ min: -80, max: 80 });
const anyBox = tuple(coordinate, coordinate, coordinate, coordinate).map(([a, b, c, d]): Bbox => [
  Math.min(a, c),
  Math.min(b, d),
  Math.max(a, c),
  Math.max(b, d),
]);
const anyCovers = constantFrom('world', 'countries', 'box', 'boxes', 'none').chain((area) =>
  record({ bbox: anyBox, countries: subarray(['CAN', 'USA', 'NOR'], { minLength: 1 }) }).map(({ bbox, countries }): Layer['covers'] =>
    area === 'world'
      ? { area }
      : area === 'countries'
        ? { area, countries }
        : area === 'box'
          ? { area, bbox }
          : area === 'boxes'
            ? { area, boxes: [bbox, [100, 80, 110, 85]] }
            : undefined,
  ),
);
const anyLayer = record({
  kind: constantFrom(...BARRIER_KINDS, 'protected-areas' as const, 'kbas' as const),
  covers: anyCovers,
  complete: option(boolean(), { nil: undefined }),
  states: option(subarray([...LINE_STATES], { minLength: 1 }), { nil: undefined }),
  placement: option(constantFrom('above-ground' as const, 'buried' as const), { nil: undefined }),
});
const anyPlace = record({
  bbox: anyBox,
  countries: option(
    subarray(['CAN', 'USA', 'NOR']).chain((list) =>
      double({ min: 1, max: 1000, noNaN: true }).map((areaKm2) => list.map((iso3) => ({ iso3, areaKm2, share: 1 / list.length }))),
    ),
    { nil: undefined },
  ),
  areaAtSeaKm2: option(double({ min: 0, max: 1000, noNaN: true }), { nil: undefined }),
});
const anyLook = option(integer({ min: 0, max: 3 }), { nil: undefined }).map((found) =>
  found === undefined ? ({ looked: false } as const) : ({ looked: true, found } as const),
);

it('whatever the animals, layer, place and look: nothing is said against the rules', () => {
  assert(
    property(anyAnimals, anyLayer, anyPlace, anyLook, (who, layer, place, look) => {
      const verdict = judgeLayer(who, layer, place);
      const answer = answerOf(verdict, look);
      const cover = coverOf(layer.covers, place);
      const relevance = isBarrierKind(layer.kind) ? judgeRelevance(who, layer.kind) : undefined;
      if (answer.says === 'found' || answer.says === 'none') {
        expect(look.looked).toBe(true);
        expect(relevance?.counts).not.toBe('no');
        expect(cover.part).not.toBe('none');
        if (relevance) expect(verdict.is === 'counted' && verdict.source?.url).toMatch(/^https:/);
        if (relevance?.counts === 'above-ground') expect(layer.placement).toBe('above-ground');
        if (relevance && layer.states && !layer.states.includes('unknown')) expect(layer.states).toEqual(['operating']);
        // Of animals at sea no forest and no park is told: the corridor's land is no place of theirs.
        if (livesAtSea(who)) expect(['protected-areas', 'kbas']).not.toContain(layer.kind);
      }
      // “None” is never said of what is not covered, or of what nobody knows to be covered.
      if (answer.says === 'none') expect(['all', 'some']).toContain(cover.part);
      if (answer.says === 'none' && cover.part === 'some') expect(answer.cautions).toContain('partly-covered');
      if (answer.says === 'found' && cover.part === 'unknown') expect(answer.cautions).toContain(cover.because);
      if (answer.says === 'not-covered') expect(cover.part).toBe('none');
      // Where all is told and somebody looked, the answer is told.
      const told = relevance?.counts !== 'no' && (relevance?.counts !== 'above-ground' || layer.placement === 'above-ground');
      const built = !relevance || layer.states === undefined || layer.states.includes('unknown') || layer.states.join() === 'operating';
      const ashore = livesAtSea(who) && ['protected-areas', 'kbas'].includes(layer.kind);
      if (told && built && !ashore && look.looked && (cover.part === 'all' || cover.part === 'some')) expect(['found', 'none']).toContain(answer.says);
    }),
    { seed: 9, numRuns: 5000 },
  );
});

it('a park or forest under the corridor of animals at sea is told of as not known; marine areas, and land animals, are counted', () => {
  const place: Place = { bbox: [-125, 33, -117, 48], shores: ['USA'] };
  const parks: JudgedLayer = { kind: 'protected-areas', covers: { area: 'countries', countries: ['USA'] } };
  const whale = animals('marine mammal', 'Balaenoptera musculus');
  expect(answerOf(judgeLayer(whale, parks, place), { looked: true, found: 5 })).toEqual({ says: 'untold', because: 'areas-on-land' });
  expect(answerOf(judgeLayer(whale, { ...parks, kind: 'immas' }, place), { looked: true, found: 5 })).toMatchObject({ says: 'found', found: 5 });
  expect(answerOf(judgeLayer(animals('marine mammal', 'Ursus maritimus'), parks, place), { looked: true, found: 5 })).toMatchObject({ says: 'found' });
  expect(answerOf(judgeLayer(whale, { ...parks, realm: 'marine' }, place), { looked: true, found: 5 })).toMatchObject({ says: 'found', found: 5 });
  expect(judgeLayer(whale, { ...parks, covers: { area: 'box', bbox: [0, 0, 1, 1] } }, place)).toEqual({ is: 'not-covered' });
});

it('areas of a layer that is not complete are the least there is, and never a share', () => {
  const deer = animals('ungulate', 'Odocoileus hemionus');
  const place: Place = { bbox: [-111, 42, -109, 44], countries: [{ iso3: 'USA', areaKm2: 10, share: 1 }], areaAtSeaKm2: 0 };
  const parks: JudgedLayer = { kind: 'protected-areas', covers: { area: 'countries', countries: ['USA'] } };
  const write = { areaKm2: (km2: number) => `${km2} km²`, percent: (share: number) => `${100 * share} %` };
  const half: Coverage = { use: 'low', corridorKm2: 10, coveredKm2: 5, share: 0.5 };
  const read = (layer: JudgedLayer, found = half) => sayCoverage(found, readAreasOf(judgeLayer(deer, layer, place)), write);
  expect(read({ ...parks, complete: true })).toEqual({ area: '5 km²', share: '50 %', atLeast: false });
  expect(read(parks)).toEqual({ area: '5 km²', share: '50 %', atLeast: false });
  expect(read({ ...parks, complete: false })).toEqual({ area: '5 km²', share: '–', atLeast: true });
  expect(read({ ...parks, complete: false }, { ...half, coveredKm2: 0, share: 0 })).toEqual({ area: '–', share: '–', atLeast: false });
  expect(sayCoverage(half, readAreasOf(undefined), write)).toEqual({ area: '5 km²', share: '50 %', atLeast: false });
});
