import { DEFAULT_TOGGLES } from './layer-toggles.ts';
import type { Camera, View } from './view.ts';

/** The address of a view, `?…#…`: the inverse of `parseView`. What is as at the start is left out. */
export function formatView(view: View): string {
  const query: string[] = [];
  const add = (name: string, value: string): void => {
    query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
  };
  if (view.panel !== undefined) add('panel', view.panel);
  if (view.population !== undefined) add('population', view.population);
  if (view.country !== undefined) add('country', view.country);
  if (view.layers.join() !== DEFAULT_TOGGLES.join()) add('layers', view.layers.join());
  if (view.lang !== 'en') add('lang', view.lang);
  if (view.projection === 'flat') add('projection', 'flat');
  if (view.time !== undefined) add('time', new Date(view.time).toISOString().slice(0, 16) + 'Z');
  return `${query.length > 0 ? `?${query.join('&')}` : ''}${view.camera === undefined ? '' : formatCamera(view.camera)}`;
}

function formatCamera({ zoom, lat, lon }: Camera): string {
  return `#${trim(zoom, 2)}/${trim(lat, 5)}/${trim(lon, 5)}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
