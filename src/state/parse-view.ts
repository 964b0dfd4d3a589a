import { DEFAULT_TOGGLES, LAYER_TOGGLES } from './layer-toggles.ts';
import { PANELS, type Camera, type View } from './view.ts';

const DEEPEST_ZOOM = 24;

/**
 * What an address asks for. An address comes from anywhere: what is not understood counts as not given.
 * @param search `?…`
 * @param hash `#zoom/lat/lon`
 */
export function parseView(search: string, hash: string): View {
  const query = new URLSearchParams(search);
  const layers = query.get('layers');
  const asked = new Set(layers?.split(','));
  const time = Date.parse(query.get('time') ?? '');
  const country = query.get('country')?.toUpperCase();
  return {
    panel: PANELS.find((panel) => panel === query.get('panel')),
    population: query.get('population') || undefined,
    country: country !== undefined && /^[A-Z]{3}$/.test(country) ? country : undefined,
    layers: layers === null ? DEFAULT_TOGGLES : LAYER_TOGGLES.filter((toggle) => asked.has(toggle)),
    lang: query.get('lang') || 'en',
    projection: query.get('projection') === 'flat' ? 'flat' : 'globe',
    time: Number.isNaN(time) ? undefined : time,
    camera: parseCamera(hash),
  };
}

function parseCamera(hash: string): Camera | undefined {
  const match = /^#(-?[\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(hash);
  if (!match) return undefined;
  const [zoom, lat, lon] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const valid = zoom >= -2 && zoom <= DEEPEST_ZOOM && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return valid ? { zoom, lat, lon } : undefined;
}
