import type { Layer } from './fields.ts';
import { isAreaKind, isBarrierKind } from './layer-kinds.ts';

/** Whether a file lies at an address of its own, of which a build reads nothing. */
export const isRemoteAddress = (url: string): boolean => /^[a-z]+:\/\//i.test(url);

/**
 * Whether a layer is on no country's page: it names no country, is not of the whole world, and none was found on whose land its
 * features lie. Only layers of exclusive economic zones can tell then in whose waters they are.
 */
export function needsZones({ kind, covers, countries }: Pick<Layer, 'kind' | 'covers' | 'countries'>): boolean {
  if (countries !== undefined || covers?.area === 'countries' || covers?.area === 'world') return false;
  return isBarrierKind(kind) || isAreaKind(kind);
}

/** Why a layer is on no country's page: its file lies elsewhere and nobody read it, the zones of the atlas do not hold it, or the atlas has none. */
export type WhyNowhere = 'remote' | 'outside' | 'none';

/** Undefined for a layer that is on the pages of its countries. */
export function whyNowhere(layer: Layer, layers: readonly Layer[]): WhyNowhere | undefined {
  if (!needsZones(layer)) return undefined;
  if (isRemoteAddress(layer.url) || layer.format !== 'pmtiles') return 'remote';
  return layers.some(({ kind }) => kind === 'economic-zones') ? 'outside' : 'none';
}
