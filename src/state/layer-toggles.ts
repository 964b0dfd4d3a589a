/** Everything a person can switch on and off on the map, in legend order. The ids stand in `?layers=`. */
export const LAYER_TOGGLES = [
  'corridors-high', 'corridors-medium', 'corridors-low', 'stopovers', 'routes', 'tracks',
  'roads', 'railways', 'fences', 'pipelines', 'canals', 'power-lines',
  'immas', 'isras', 'imtas', 'kbas', 'protected-areas',
] as const;
export type LayerToggle = (typeof LAYER_TOGGLES)[number];

export const DEFAULT_TOGGLES: readonly LayerToggle[] = ['corridors-high', 'corridors-medium', 'corridors-low', 'stopovers'];

export function isLayerToggle(text: string): text is LayerToggle {
  return (LAYER_TOGGLES as readonly string[]).includes(text);
}
