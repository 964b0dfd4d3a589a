import type { LayerToggle } from '../state/layer-toggles.ts';
import { layerStyle } from './layer-styles.ts';
import type { LineLook } from './line-layers.ts';
import type { MapTheme } from './theme.ts';

/** How a layer's lines look in a theme. */
export function lookOf(toggle: LayerToggle, theme: MapTheme): LineLook {
  const { colour, casing, pattern, widthPx } = layerStyle(toggle);
  return { colour: colour[theme.name], ...(casing === undefined ? {} : { casing: casing[theme.name] }), pattern, widthPx };
}
