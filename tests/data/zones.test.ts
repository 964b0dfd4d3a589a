import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { addStatesOfWaters, statesOfZones } from '../../data/zones.ts';
import type { Layer } from '../../src/domain/catalog/fields.ts';
import { layersOfCountry } from '../../src/domain/catalog/place.ts';
import { runAtlas } from '../unit/cli/run-atlas.ts';
import { built } from '../unit/catalog/built-catalog.ts';
import { square, writeModule } from './small-modules.ts';

const NOWHERE = splitIntoParts([{ type: 'Feature', properties: { iso3: 'ISL' }, geometry: { type: 'Polygon', coordinates: square(60, 60, 1) } }]);

const feature = (properties: object, coordinates: number[][][]) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } });
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

/** In the columns of Marine Regions: two neighbours, and a zone that both share, of which the table names the first. */
const ZONES = collection(
  feature({ MRGID: 1, GEONAME: 'Beninese zone', POL_TYPE: '200NM', ISO_TER1: 'BEN' }, square(0, 3, 4)),
  feature({ MRGID: 2, GEONAME: 'Togolese zone', POL_TYPE: '200NM', ISO_TER1: 'TGO' }, square(4, 3, 4)),
  feature({ MRGID: 3, GEONAME: 'Joint regime', POL_TYPE: 'Joint regime', ISO_TER1: 'SEN' }, square(8, 3, 4)),
);
const AREAS = collection(feature({ Title: 'Within one' }, square(1, 4, 1)));
const BOTH = collection(feature({ Title: 'Across' }, square(3.5, 4, 1)), feature({ Title: 'In the shared zone' }, square(9, 4, 1)));
const FAR = collection(feature({ Title: 'On the high seas' }, square(30, -30, 1)));

let base = '';
const layers: Layer[] = [];
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'atlas-zones-'));
  const layer = (id: string, kind: string) => ({ id, kind, title: id, source: id, maxZoom: 5 });
  writeModule(base, 'zones', { 'zones.geojson': ZONES }, { layers: [layer('zones', 'economic-zones')] });
  const areas = ['one', 'both', 'far'].map((id) => layer(id, 'immas'));
  writeModule(base, 'areas', { 'one.geojson': AREAS, 'both.geojson': BOTH, 'far.geojson': FAR }, { layers: areas });
  for (const id of ['areas', 'zones']) {
    await buildModule({ folder: join(base, id), root: join(base, 'nowhere'), output: join(base, 'atlas') }, () => NOWHERE);
    layers.push(...(readModulePart(join(base, 'atlas', id))?.layers ?? []));
  }
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const countriesOf = (all: readonly Layer[]) => Object.fromEntries(all.map(({ id, countries }) => [id, countries]));

test('zones are those of the state that a table names, and of none where several share or claim them', () => {
  const { features }: { features: { properties: Record<string, unknown> }[] } = JSON.parse(ZONES);
  expect(statesOfZones(features.map(({ properties }) => properties))).toEqual(['BEN', 'TGO', undefined]);
  expect(statesOfZones([{ name: 'High seas' }, null])).toEqual([undefined, undefined]);
});

test('a layer that lies at sea has the countries in whose zones it lies, where the atlas has zones', async () => {
  expect(countriesOf(layers)).toEqual({ one: undefined, both: undefined, far: undefined, zones: ['BEN', 'TGO'] });
  const told = await addStatesOfWaters(layers, join(base, 'atlas'));
  expect(countriesOf(told)).toEqual({ one: ['BEN'], both: ['BEN', 'TGO'], far: undefined, zones: ['BEN', 'TGO'] });
  const togo = built.countries.find(({ iso3 }) => iso3 === 'TGO')!;
  expect(layersOfCountry({ ...built, layers: told }, togo).map(({ id }) => id)).toEqual(['both', 'zones']);
  const without = layers.filter(({ kind }) => kind !== 'economic-zones');
  expect(await addStatesOfWaters(without, join(base, 'atlas'))).toEqual(without);
});

describe('atlas check says of a layer that it is on no country’s page', () => {
  const check = (all: readonly Layer[]): string[] => {
    const { embedded: _embedded, faults: _faults, ...index } = built;
    const path = join(base, 'atlas', 'catalog.json');
    writeFileSync(
      path,
      JSON.stringify({ ...index, modules: ['areas', 'zones'].map((id) => ({ ...index.modules[0], id })), species: [], entries: [], layers: all }),
    );
    return runAtlas('check', path)
      .out.split('\n')
      .filter((line) => line.startsWith('note') || line.startsWith('fault\tlayer'));
  };
  test('and why', async () => {
    const [note, ...others] = check(layers.filter(({ id }) => id === 'one'));
    expect(others).toEqual([]);
    expect(note).toBe(
      'note\tlayer one: on no country’s page: it names no country (covers) and lies at sea, and the catalog has no layer of exclusive economic zones (economic-zones) that would tell in whose waters',
    );
    const told = check(await addStatesOfWaters(layers, join(base, 'atlas')));
    expect(told.map((line) => line.slice(0, 'note\tlayer far: on no country’s page'.length))).toEqual(['note\tlayer far: on no country’s page']);
  });
});
