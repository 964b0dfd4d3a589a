import { readFileSync } from 'node:fs';
import { booleanIntersects, lineString } from '@turf/turf';
import { expect, test } from 'vitest';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseCoordinates } from '../../src/domain/lines/parse-coordinates.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';

test('the line that the page gives as an example cuts a corridor of each use class, and is the same in every language', () => {
  const examples = Object.keys(LANGUAGES).flatMap((lang) =>
    ['project', 'errors'].flatMap(
      (part) =>
        // Written anew, without escapes before the digits.
        JSON.stringify(JSON.parse(readFileSync(`src/i18n/messages/${lang}/${part}.json`, 'utf8'))).match(/\d+\.\d+ \d+\.\d+; [\d. ]+\d/g) ?? [],
    ),
  );
  expect(examples.length).toBeGreaterThan(Object.keys(LANGUAGES).length);
  expect(new Set(examples).size).toBe(1);
  const line = lineString(parseCoordinates(examples[0]!).line.map(([lon, lat]) => [lon, lat]));
  const { features } = readGeojson('public/atlas/wild-reindeer-setesdal/wild-reindeer-setesdal-austhei-corridors.geojson');
  expect(features.map((feature) => [feature.properties?.['use'], booleanIntersects(feature, line)])).toEqual([
    ['low', true],
    ['medium', true],
    ['high', true],
  ]);
});
