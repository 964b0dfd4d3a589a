/** A screen to be looked at: an address, and whether its map is waited for. */
export interface Screen {
  readonly name: string;
  readonly address: string;
  readonly map: boolean;
}

/** One of each kind of page, of each kind of evidence, and of each tool; with its map where the map says something. */
export const SCREENS: readonly Screen[] = [
  { name: 'opening', address: '', map: true },
  { name: 'populations, filtered', address: '?panel=populations&filter=group:bird', map: false },
  { name: 'species', address: '?panel=species', map: false },
  { name: 'countries', address: '?panel=countries', map: false },
  { name: 'barriers', address: '?panel=barriers', map: false },
  { name: 'time of year', address: '?panel=calendar', map: false },
  { name: 'population with a corridor', address: '?population=wild-reindeer-setesdal-austhei', map: true },
  { name: 'population with movement alone', address: '?population=african-elephant-etosha', map: true },
  { name: 'birds over many countries', address: '?population=white-stork-sw-germany', map: true },
  { name: 'species page', address: '?species=cervus-canadensis', map: false },
  { name: 'country', address: '?country=KEN', map: true },
  { name: 'country of which nothing is open', address: '?country=KGZ', map: false },
  { name: 'module', address: '?module=roads-usa', map: false },
  { name: 'story', address: '?story=mule-deer-upper-green-river&step=4', map: true },
  { name: 'check a project', address: '?panel=project', map: false },
  { name: 'own tracks', address: '?panel=tracks', map: false },
  { name: 'where it matters most', address: '?panel=importance', map: true },
  { name: 'method', address: '?panel=method', map: false },
  { name: 'open a module', address: '?panel=open-module', map: false },
  { name: 'an address of nothing', address: '?population=no-such-herd', map: false },
];

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
export const THEMES = ['light', 'dark'] as const;
