import type { LayerToggle } from './layer-toggles.ts';

export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** Pages of the panel that are tools rather than places. */
export const PANELS = ['project', 'tracks', 'method'] as const;
export type PanelName = (typeof PANELS)[number];

export type Projection = 'globe' | 'flat';

/** What a person chose to look at: the whole of it stands in the address, and nothing in it can be derived. */
export interface View {
  /** A tool that is open in the panel, `?panel=`; what was chosen before stays on the map. */
  readonly panel: PanelName | undefined;
  /** Population id, `?population=`. */
  readonly population: string | undefined;
  /** ISO 3166-1 alpha-3, `?country=`. */
  readonly country: string | undefined;
  /** Layers switched on, `?layers=`. */
  readonly layers: readonly LayerToggle[];
  /** BCP 47, `?lang=`. */
  readonly lang: string;
  readonly projection: Projection;
  /** Moment of the time slider, ms since 1970 UTC, `?time=` (ISO); undefined when the slider was not touched. */
  readonly time: number | undefined;
  /** `#zoom/lat/lon`; undefined lets the map frame what is chosen. */
  readonly camera: Camera | undefined;
}
