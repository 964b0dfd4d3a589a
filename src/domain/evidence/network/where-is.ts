import type { NetworkNodeFigures } from './network-figures.ts';

/** Where a node lies: ISO 3166-1 alpha-3, `sea`, or `untold`. */
export function whereIs({ country, atSea }: Pick<NetworkNodeFigures, 'country' | 'atSea'>): string {
  return country ?? (atSea ? 'sea' : 'untold');
}
