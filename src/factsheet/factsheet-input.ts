import type { Bbox, Layer } from '../domain/catalog/fields.ts';
import type { LayerToggle } from '../domain/catalog/layer-kinds.ts';
import type { OpenEntry } from '../domain/catalog/open-entry.ts';
import type { BarrierCrossing, Coverage, LonLat } from '../domain/crossings/types.ts';
import type { Displacement } from '../domain/tracks/displacement-by-week.ts';
import type { LayerAnswer } from '../domain/statements/judge-layers.ts';
import type { SheetThreats } from './describe-threats.ts';
import type { Making } from './frame-document.ts';

/** A picture of the map as it stands on the page. */
export interface FactsheetMap {
  /** PNG as a data URL; a document is planned while its picture is still drawn. */
  readonly png: string | Promise<string>;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly attribution: string;
  readonly furniture?: MapFurniture | undefined;
}

/** What tells how large the ground of a picture is, and where in the world. */
export interface MapFurniture {
  /** In the middle of the picture; elsewhere a Mercator map has another scale. */
  readonly metresPerPixel: number;
  /** Of the middle, degrees. */
  readonly latitude: number;
  /** What the picture is about, [west, south, east, north] degrees. */
  readonly box: Bbox;
  /** Outer rings of the world's land, [lon, lat] degrees; none where they could not be had. */
  readonly land: readonly (readonly LonLat[])[];
}

/** How a set of priority areas covers the corridor. */
export interface FactsheetCoverage {
  readonly title: string;
  readonly attribution: string;
  readonly coverage: readonly Coverage[];
  /** The layer of the catalog that the areas come from; left out for a person's own. */
  readonly layer?: Layer | undefined;
}

/** One set of exclusive economic zones, and the corridor of low use or more in each, most of it first. */
export interface FactsheetWaters {
  readonly title: string;
  readonly attribution: string;
  readonly corridorKm2: number;
  readonly zones: readonly { readonly name: string; readonly km2: number }[];
}

/** All that a factsheet says: what the entry's page says, at the moment it was asked for. */
export interface FactsheetInput extends Making {
  readonly entry: OpenEntry;
  /** Whether the corridor's countries were computed: where not, the sheet says nothing of them. */
  readonly countriesKnown: boolean;
  countryName(iso3: string): string;
  readonly crossings: readonly BarrierCrossing[];
  /** Barrier layers that were looked through, or do not cover the corridor: the sheet says which, and what may be said from each. */
  readonly barrierLayers: readonly Layer[];
  readonly coverage: readonly FactsheetCoverage[];
  /** Exclusive economic zones that are on, with the corridor in them. */
  readonly waters: readonly FactsheetWaters[];
  /** What is said of the layers of areas that are on. */
  readonly areaAnswers: readonly LayerAnswer[];
  /** What sources name as threats; left out of a person's own corridors, of which nobody looked. */
  readonly threats?: SheetThreats | undefined;
  /** How far animals were from where they set out, by weeks of the year; undefined where nothing tells. */
  readonly displacement?: Displacement | undefined;
  /** Undefined where the browser cannot draw, which the sheet says. */
  readonly map: FactsheetMap | undefined;
  /** Layers that are on the map; all where left out. */
  readonly on?: readonly LayerToggle[] | undefined;
  /** Address that restores the view. */
  readonly address: string;
  /** Address of the entry's page alone, short enough to be read by a camera. */
  readonly pageAddress: string;
}

/** How much of the parts that have no natural length is shown, so that the sheet keeps to two pages or three. */
export interface FactsheetLimits {
  readonly crossings: number;
  readonly facts: number;
  readonly countries: number;
  readonly sources: number;
  readonly coverage: number;
  readonly warnings: number;
  /** Examined layers named one by one. */
  readonly layers: number;
  /** Single years in the chart of a season; less than none leaves the chart out. */
  readonly years: number;
  /** Whether the distance from where animals set out is drawn under the chart of the seasons. */
  readonly displacement: boolean;
  /** Points. */
  readonly mapHeight: number;
}
