import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { layerStyle } from './layer-styles.ts';
import type { LineLook } from '../layers/line-layers.ts';

export type ThemeName = 'light' | 'dark';

/** One colour in each theme, `#RRGGBB`. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

/** Colours of the base map and of the marks that the atlas itself puts on it. */
export interface MapTheme {
  readonly name: ThemeName;
  /** The page around the map; land lies barely warmer, water barely cooler. */
  readonly page: string;
  readonly space: string;
  readonly land: string;
  readonly water: string;
  readonly coast: string;
  readonly border: string;
  readonly river: string;
  readonly label: string;
  /** Names of seas. */
  readonly waterLabel: string;
  /** Names of ranges, deserts and lakes. */
  readonly regionLabel: string;
  readonly labelHalo: string;
  /** Names of populations. */
  readonly strongLabel: string;
  /** Drawn under a line, so that it stands out from whatever it crosses. */
  readonly casing: string;
}

export const MAP_THEMES: Readonly<Record<ThemeName, MapTheme>> = {
  light: {
    name: 'light',
    page: '#FAFAF8',
    space: '#EDF1F2',
    land: '#F6F3EC',
    water: '#E2EAED',
    coast: '#AFBDC2',
    border: '#A79F92',
    river: '#BCCDD3',
    label: '#5E6165',
    waterLabel: '#4F6873',
    regionLabel: '#70685B',
    labelHalo: '#F6F3EC',
    strongLabel: '#12352C',
    casing: '#FFFFFF',
  },
  dark: {
    name: 'dark',
    page: '#191B1D',
    space: '#0C0E10',
    land: '#222425',
    water: '#14191D',
    coast: '#46525A',
    border: '#5F6062',
    river: '#33414A',
    label: '#A9AFB3',
    waterLabel: '#8BA3AF',
    regionLabel: '#A39C8F',
    labelHalo: '#1B1D1F',
    strongLabel: '#DDF1E7',
    casing: '#0A0C0D',
  },
};

/** How a layer's lines look in a theme. */
export function lookOf(toggle: LayerToggle, theme: MapTheme): LineLook {
  const { colour, casing, pattern, widthPx } = layerStyle(toggle);
  return { colour: colour[theme.name], ...(casing === undefined ? {} : { casing: casing[theme.name] }), pattern, widthPx };
}
