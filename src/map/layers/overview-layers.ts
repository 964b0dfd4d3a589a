import { noteOf } from '../../domain/notes.ts';
import type { ExpressionFilterSpecification } from 'maplibre-gl';
import type { CatalogIndex, EntryRow } from '../../domain/catalog/index-schema.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { buildCorridorLayers, buildRouteLayers } from './corridor-layers.ts';
import { buildCorridorNames } from './corridor-names.ts';
import { type DataSpec, escapeHtml } from './data-spec.ts';
import type { MapTheme } from '../style/theme.ts';

/** Where many corridors lie together, outlines are drawn from this zoom on. */
const OUTLINE_ZOOM = 3;

export interface OverviewLook {
  /** Id of its source. */
  readonly id: string;
  /** Absolute address of the catalog. */
  readonly catalogUrl: string;
  readonly on: ReadonlySet<LayerToggle>;
  /** Entries that are not drawn here: from their own archives, where here they would be drawn twice and more coarsely, or not at all. */
  readonly drawn: readonly string[];
  /** Whether there are so many corridors that their outlines would cover a map of the world, and take long to draw. */
  readonly crowded: boolean;
  readonly opacity: number;
  readonly theme: MapTheme;
  /** Whom the corridors are owed to, as text. */
  readonly attribution: string;
  /** Entries whose corridors are named, in which language (BCP 47). */
  readonly named: readonly EntryRow[];
  readonly lang: string;
}

/** The generalised corridors of all entries, and the routes or the movement of those without, from one archive; a click on one means its entry. */
export function buildOverview(
  { url, sourceLayer, routesLayer, movementLayer, maxZoom }: NonNullable<CatalogIndex['overview']>,
  { id, catalogUrl, on, drawn, crowded, opacity, theme, attribution, named, lang }: OverviewLook,
): DataSpec | undefined {
  const filter: ExpressionFilterSpecification | undefined = drawn.length === 0 ? undefined : ['!', ['in', ['get', 'entry'], ['literal', [...drawn]]]];
  const place = { id, source: id, opacity, pick: { kind: 'overview' }, ...(filter && { filter }) } as const;
  const layers = [
    ...buildCorridorLayers({ ...place, sourceLayer }, on, theme).map((layer) =>
      crowded && layer.spec.type === 'line' ? { ...layer, spec: { ...layer.spec, minzoom: OUTLINE_ZOOM } } : layer,
    ),
    ...(routesLayer === undefined ? [] : buildRouteLayers({ ...place, sourceLayer: routesLayer }, on, theme)),
    ...(movementLayer === undefined ? [] : buildRouteLayers({ ...place, id: `${id}/movement`, sourceLayer: movementLayer }, on, theme, 'movement')),
    ...buildCorridorNames({ ...place, sourceLayer }, named, on, theme, lang),
  ];
  if (layers.length === 0) return undefined;
  return {
    id,
    title: noteOf('map.overview'),
    source: {
      type: 'vector',
      tiles: [`pmtiles://${new URL(url, catalogUrl).href}/{z}/{x}/{y}`],
      minzoom: 0,
      maxzoom: maxZoom,
      attribution: escapeHtml(attribution),
    },
    layers,
  };
}
