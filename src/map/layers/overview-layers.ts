import type { CatalogIndex } from '../../domain/catalog/index-schema.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { buildCorridorLayers } from './corridor-layers.ts';
import { type DataSpec, escapeHtml } from './data-spec.ts';
import type { MapTheme } from '../style/theme.ts';

export const OVERVIEW_SOURCE = 'overview';

export interface OverviewLook {
  /** Absolute address of the catalog. */
  readonly catalogUrl: string;
  readonly on: ReadonlySet<LayerToggle>;
  /** Entries that are drawn from their own archives: here they would be drawn twice, and more coarsely. */
  readonly drawn: readonly string[];
  readonly opacity: number;
  readonly theme: MapTheme;
  /** Whom the corridors are owed to, as text. */
  readonly attribution: string;
}

/** The generalised corridors of all entries, from one archive; a click on one means its entry. */
export function buildOverview(
  overview: NonNullable<CatalogIndex['overview']>,
  { catalogUrl, on, drawn, opacity, theme, attribution }: OverviewLook,
): DataSpec | undefined {
  const layers = buildCorridorLayers(
    {
      id: OVERVIEW_SOURCE,
      source: OVERVIEW_SOURCE,
      sourceLayer: overview.sourceLayer,
      opacity,
      pick: { kind: 'overview' },
      ...(drawn.length === 0 ? {} : { filter: ['!', ['in', ['get', 'entry'], ['literal', [...drawn]]]] as const }),
    },
    on,
    theme,
  );
  if (layers.length === 0) return undefined;
  return {
    id: OVERVIEW_SOURCE,
    title: 'Overview of all corridors',
    source: {
      type: 'vector',
      tiles: [`pmtiles://${new URL(overview.url, catalogUrl).href}/{z}/{x}/{y}`],
      minzoom: 0,
      maxzoom: overview.maxZoom,
      attribution: escapeHtml(attribution),
    },
    layers,
  };
}
