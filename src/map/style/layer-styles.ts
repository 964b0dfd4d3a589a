import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { ThemedColour } from './theme.ts';

export type LinePattern = 'solid' | 'ticked' | 'dotted' | 'dash-dot' | 'double' | 'thin dashed' | 'dashed' | 'long dashed' | 'fine dotted';
export type Hatch = 'rising' | 'falling' | 'upright' | 'level' | 'crossed' | 'dense rising' | 'dense falling';
export type Swatch = 'fill' | 'hatch' | 'outline' | 'line' | 'tracks' | 'points';

/** How one layer looks: on the map, in the legend, in charts and on the factsheet. */
export interface LayerLook {
  readonly swatch: Swatch;
  /** Fill of a corridor class; line of anything else. */
  readonly colour: ThemedColour;
  /** Edge of a filled shape. */
  readonly outline?: ThemedColour;
  /**
   * Laid under the line where its own colour cannot stand out from every ground it crosses: the casing
   * stands out from those grounds and the line from the casing.
   */
  readonly casing?: ThemedColour;
  readonly pattern: LinePattern;
  readonly hatch?: Hatch;
  /** Width of the line or outline at a close zoom, CSS pixels. */
  readonly widthPx: number;
}

const CASING: ThemedColour = { light: '#FFFFFF', dark: '#0A0C0D' };
const CORRIDOR_EDGE: ThemedColour = { light: '#2A7A61', dark: '#63B899' };

/** The look of everything that can be switched on; what there is, and in what order, the table of kinds says. */
const LOOKS: Readonly<Record<LayerToggle, LayerLook>> = {
  'corridors-high': {
    swatch: 'fill',
    pattern: 'solid',
    widthPx: 0.8,
    colour: { light: '#0B5D4B', dark: '#C4E8D6' },
    outline: { light: '#0B5D4B', dark: '#C4E8D6' },
  },
  'corridors-medium': {
    swatch: 'fill',
    pattern: 'solid',
    widthPx: 0.8,
    colour: { light: '#469E7E', dark: '#3C9276' },
    outline: CORRIDOR_EDGE,
  },
  'corridors-low': {
    swatch: 'fill',
    pattern: 'solid',
    widthPx: 0.8,
    colour: { light: '#BFE3D0', dark: '#1B4A3E' },
    outline: CORRIDOR_EDGE,
  },
  stopovers: {
    swatch: 'hatch',
    pattern: 'solid',
    hatch: 'rising',
    widthPx: 1.6,
    colour: { light: '#06382D', dark: '#8FE0BE' },
    casing: CASING,
  },
  movement: {
    swatch: 'line',
    pattern: 'solid',
    widthPx: 1.2,
    colour: { light: '#1D4E89', dark: '#9CC2F0' },
    casing: CASING,
  },
  routes: {
    swatch: 'line',
    pattern: 'solid',
    widthPx: 1,
    colour: { light: '#1F5548', dark: '#9FD8C0' },
    casing: CASING,
  },
  tracks: {
    swatch: 'tracks',
    pattern: 'solid',
    widthPx: 1.2,
    colour: { light: '#3B4A54', dark: '#C3CCD2' },
    casing: CASING,
  },
  nodes: {
    swatch: 'points',
    pattern: 'solid',
    widthPx: 1.5,
    colour: { light: '#5B2A86', dark: '#D6B4F7' },
    casing: CASING,
  },
  // Dashed and bent, so that nobody takes them for the routes of animals.
  links: {
    swatch: 'line',
    pattern: 'dashed',
    widthPx: 1.2,
    colour: { light: '#5B2A86', dark: '#D6B4F7' },
    casing: CASING,
  },
  // Wide dashes and a hatch: where animals are found, and no corridor.
  distribution: {
    swatch: 'hatch',
    pattern: 'long dashed',
    hatch: 'dense falling',
    widthPx: 1.2,
    colour: { light: '#7A5A2B', dark: '#D9BC8C' },
    casing: CASING,
  },

  roads: {
    swatch: 'line',
    pattern: 'solid',
    widthPx: 1.8,
    colour: { light: '#BF4A32', dark: '#F0907A' },
    casing: CASING,
  },
  railways: {
    swatch: 'line',
    pattern: 'ticked',
    widthPx: 1.4,
    colour: { light: '#6B4E71', dark: '#C9A9D0' },
    casing: CASING,
  },
  fences: {
    swatch: 'line',
    pattern: 'dotted',
    widthPx: 2.4,
    colour: { light: '#8A6300', dark: '#E0B23E' },
    casing: CASING,
  },
  pipelines: {
    swatch: 'line',
    pattern: 'dash-dot',
    widthPx: 1.8,
    colour: { light: '#8C5E58', dark: '#D3A39C' },
    casing: CASING,
  },
  canals: {
    swatch: 'line',
    pattern: 'double',
    widthPx: 1.2,
    colour: { light: '#2F6F9F', dark: '#82BCE6' },
    casing: CASING,
  },
  'power-lines': {
    swatch: 'line',
    pattern: 'thin dashed',
    widthPx: 1.1,
    colour: { light: '#6F6F6F', dark: '#B9B9B9' },
    casing: CASING,
  },

  immas: {
    swatch: 'outline',
    pattern: 'solid',
    hatch: 'falling',
    widthPx: 1.6,
    colour: { light: '#0B72B5', dark: '#8FD3FF' },
    casing: CASING,
  },
  isras: {
    swatch: 'outline',
    pattern: 'long dashed',
    hatch: 'upright',
    widthPx: 1.6,
    colour: { light: '#2E1A66', dark: '#9A84F2' },
    casing: CASING,
  },
  imtas: {
    swatch: 'outline',
    pattern: 'dashed',
    hatch: 'level',
    widthPx: 1.6,
    colour: { light: '#6E6400', dark: '#F0E442' },
    casing: CASING,
  },
  kbas: {
    swatch: 'outline',
    pattern: 'dash-dot',
    hatch: 'crossed',
    widthPx: 1.6,
    colour: { light: '#A8336F', dark: '#F29CC8' },
    casing: CASING,
  },
  'protected-areas': {
    swatch: 'outline',
    pattern: 'fine dotted',
    hatch: 'dense rising',
    widthPx: 1.8,
    colour: { light: '#3D3D3D', dark: '#F2F2F2' },
    casing: CASING,
  },

  'economic-zones': {
    swatch: 'outline',
    pattern: 'long dashed',
    widthPx: 1,
    colour: { light: '#5B7083', dark: '#9FB4C6' },
    casing: CASING,
  },
};

/** The look of one layer. */
export function layerStyle(toggle: LayerToggle): LayerLook {
  return LOOKS[toggle];
}

/** A proposed project and the ring of a crossing point: not layers, so they stand beside the table. */
export const PROJECT_STYLE = {
  pattern: 'solid',
  widthPx: 3,
  colour: { light: '#B5179E', dark: '#FF7BE5' },
  casing: CASING,
} as const;

export const CROSSING_STYLE = {
  colour: { light: '#8F1D1D', dark: '#8F1D1D' },
  ring: { light: '#FFFFFF', dark: '#FFFFFF' },
  edge: { light: '#8F1D1D', dark: '#0A0C0D' },
} as const;

/** Dash lengths in multiples of the line's width; undefined draws an unbroken line. */
export const DASHES: Readonly<Record<LinePattern, readonly number[] | undefined>> = {
  solid: undefined,
  ticked: undefined,
  double: undefined,
  dotted: [0, 2],
  'fine dotted': [0, 1.7],
  'dash-dot': [5, 2, 1, 2],
  'thin dashed': [3, 3],
  dashed: [3, 1.5],
  'long dashed': [7, 2],
};
