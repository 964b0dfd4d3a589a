import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../../../src/domain/catalog/fields.ts';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { LAYER_TOGGLES } from '../../../src/domain/catalog/layer-kinds.ts';
import { type DataLayersInput, buildDataLayers } from '../../../src/map/layers/data-layers.ts';
import type { DataSpec } from '../../../src/map/layers/data-spec.ts';
import { markerHideZoom } from '../../../src/map/layers/population-markers.ts';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';
import { exampleCatalog } from '../catalog/example-catalog.ts';
import { openTracked } from '../catalog/built-catalog.ts';

const catalog = parseCatalog(JSON.stringify(exampleCatalog()), 'catalog.json');
const withRoutes = { ...catalog, overview: { ...catalog.overview!, routesLayer: 'routes' } };

function build(more: Partial<DataLayersInput> = {}): DataSpec[] {
  return buildDataLayers({
    catalog,
    catalogUrl: 'https://atlas.example/atlas/catalog.json',
    layers: [],
    entries: [],
    on: LAYER_TOGGLES,
    chosen: undefined,
    theme: MAP_THEMES.light,
    lang: 'en',
    overviewCredit: 'Herders & others',
    ...more,
  });
}

const WIDE: Bbox = [-20, -30, 30, 50];

const overviewOf = (specs: readonly DataSpec[]): DataSpec | undefined => specs.find(({ id }) => id === 'overview');

/** Whether any layer of the overview draws a corridor of an entry. */
function draws(specs: readonly DataSpec[], entry: string): boolean {
  return (overviewOf(specs)?.layers ?? []).some(({ spec }) => {
    const { filter } = featureFilter('filter' in spec ? spec.filter : undefined, 'layers[0].filter');
    return filter({ zoom: 2 }, { type: 3, properties: { entry, use: 'low' }, geometry: [] });
  });
}

describe('the overview', () => {
  it('draws the corridors of every entry from one archive, and a click on one means its entry', () => {
    const overview = overviewOf(build());
    expect(overview?.source).toMatchObject({
      tiles: ['pmtiles://https://atlas.example/atlas/overview.pmtiles/{z}/{x}/{y}'],
      maxzoom: 6,
      attribution: 'Herders &amp; others',
    });
    expect(overview?.layers.flatMap(({ pick }) => pick ?? [])).toContainEqual({ kind: 'overview' });
    expect(draws(build(), 'north')).toBe(true);
  });

  it('leaves out the entries that are drawn from their own archives, and steps back beside the chosen one', async () => {
    const entry = await openTracked('mule-deer-upper-green-river');
    const specs = build({ entries: [{ ...entry, row: catalog.entries[0]! }], chosen: 'north' });
    expect([draws(specs, 'north'), draws(specs, 'south')]).toEqual([false, true]);
    const fills = overviewOf(specs)?.layers.flatMap(({ spec }) => (spec.type === 'fill' ? [spec.paint?.['fill-opacity']] : []));
    expect(new Set(fills)).toEqual(new Set([0.25]));
  });

  it('names corridors along their edges where their markers are gone, in the language, and none beside a chosen one', () => {
    const wide = { ...catalog, entries: catalog.entries.map((row) => ({ ...row, bbox: WIDE })) };
    const namesOf = (more: Partial<DataLayersInput>) =>
      overviewOf(build({ catalog: wide, ...more }))?.layers.find(({ spec }) => spec.id === 'overview/names')?.spec;
    const names = namesOf({});
    if (names?.type !== 'symbol') throw new Error('There are no names.');
    const { filter } = featureFilter(names.filter, 'filter');
    const shows = (zoom: number, properties: Record<string, string>): boolean => filter({ zoom }, { type: 3, properties, geometry: [] });
    expect(shows(5, { entry: 'north', use: 'low' })).toBe(true);
    expect(shows(5, { entry: 'north', use: 'high' })).toBe(false);
    expect(shows(1, { entry: 'north', use: 'low' })).toBe(false);
    expect(shows(5, { entry: 'of another catalog', use: 'low' })).toBe(false);
    expect(JSON.stringify(names.layout?.['text-field'])).toContain(JSON.stringify(catalog.entries[0]!.name));
    // A small one has its marker still.
    const small = namesOf({ catalog });
    if (small?.type !== 'symbol') throw new Error('There are no names.');
    expect(featureFilter(small.filter, 'filter').filter({ zoom: 3 }, { type: 3, properties: { entry: 'north', use: 'low' }, geometry: [] })).toBe(
      markerHideZoom(catalog.entries[0]!.bbox) <= 3,
    );
    expect(namesOf({ chosen: 'north' })).toBeUndefined();
    expect(namesOf({ on: ['corridors-high'] })).toBeUndefined();
  });

  it('draws the routes of entries without corridors when routes are on', () => {
    const sourceLayers = (on: DataLayersInput['on']): unknown[] =>
      overviewOf(build({ catalog: withRoutes, on }))?.layers.map(({ spec }) => ('source-layer' in spec ? spec['source-layer'] : undefined)) ?? [];
    expect(sourceLayers(['routes'])).toContain('routes');
    expect(sourceLayers(['corridors-low'])).not.toContain('routes');
  });

  it('is not there in a catalog without one', () => {
    expect(overviewOf(build({ catalog: { ...catalog, overview: undefined } }))).toBeUndefined();
  });

  it('of many entries leaves outlines to nearer views', () => {
    const zooms = (count: number): unknown[] => {
      const entries = Array.from({ length: count }, (_, at) => ({ ...catalog.entries[0]!, id: `herd-${at}` }));
      const lines = overviewOf(build({ catalog: { ...catalog, entries }, on: ['corridors-low'] }))?.layers.filter(({ spec }) => spec.type === 'line') ?? [];
      return lines.map(({ spec }) => spec.minzoom);
    };
    expect(zooms(7)).toEqual([undefined]);
    expect(zooms(1000)).toEqual([3]);
  });
});

describe('markers', () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ ...catalog.entries[0]!, id: `herd-${at}`, name: `Herd ${at}` }));
  const markersOf = (specs: readonly DataSpec[]): DataSpec[] => specs.filter(({ id }) => id.startsWith('population-markers'));
  const pointsIn = ({ source }: DataSpec): number =>
    source.type === 'geojson' && typeof source.data === 'object' && source.data.type === 'FeatureCollection' ? source.data.features.length : 0;

  it('stand for one population each while these are few', () => {
    const [markers, ...others] = markersOf(build());
    expect(others).toEqual([]);
    expect(markers && pointsIn(markers)).toBe(3);
    expect(markers?.source).not.toHaveProperty('cluster');
  });

  it('of many populations share a mark where they lie together; the chosen one keeps its own', () => {
    const crowd = { ...catalog, entries: many };
    const [shared] = markersOf(build({ catalog: crowd }));
    expect(shared?.source).toMatchObject({ cluster: true });
    const [others, chosen] = markersOf(build({ catalog: crowd, chosen: 'herd-7' }));
    expect([others && pointsIn(others), chosen && pointsIn(chosen)]).toEqual([999, 1]);
    expect(chosen?.source).not.toHaveProperty('cluster');
  });

  it('of what was withdrawn are not there', () => {
    const entries = catalog.entries.map((row) =>
      row.id === 'north' ? { ...row, file: undefined, withdrawn: { date: '2026-01-01', reason: 'Asked for.' } } : row,
    );
    expect(pointsIn(markersOf(build({ catalog: { ...catalog, entries } }))[0]!)).toBe(2);
  });
});
