import { readFileSync } from 'node:fs';
import { locateCountries, referToCountries } from '../../../src/domain/coverage/locate-countries.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';

const source = createMemoryPmtilesSource(new Uint8Array(readFileSync(new URL('../../../public/atlas/base-map.pmtiles', import.meta.url))), 'base map');
const countries = { ...referToCountries({ url: '', title: 'base map' }), source, sourceLayer: 'countries' };

/** The country of each position on the base map as it was built. */
export const locateOnBaseMap = (positions: readonly LonLat[]): Promise<(string | undefined)[]> => locateCountries(positions, countries);
