import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { type AlignmentFile, groupAlignments } from '../../../src/domain/lines/alignment.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { told } from '../i18n/catalogues.ts';

const TROUBLE = join(process.cwd(), '..', 'shared', 'trouble');
const HOSTILE = join(process.cwd(), '..', 'shared', 'hostile');
const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;

type Outcome = AlignmentFile | string;

async function read(folder: string, name: string): Promise<Outcome> {
  try {
    return await readAlignmentFile({ name, bytes: Uint8Array.from(readFileSync(join(folder, name))) }, async () => WASM);
  } catch (error) {
    if (error instanceof AtlasError) return told(error).message;
    throw error;
  }
}

/** Names of the alternatives, each with its number of lines. */
function alternatives(outcome: Outcome, file: string): Record<string, number> {
  if (typeof outcome === 'string') throw new Error(outcome);
  return Object.fromEntries(groupAlignments(outcome.alignments, file).map(({ name, lines }) => [name, lines.length]));
}

const NAMES: readonly [folder: string, file: string, names: Record<string, number>, dropped?: Record<string, number>][] = [
  ['31-gpx-without-time', 'notime.gpx', { a: 1 }],
  ['33-gpx-other-default-namespace', 'ns2.gpx', { a: 1 }],
  ['40-kmz-links-inside', 'project.kmz', { 'Alt A': 1, 'Alt B': 1 }],
  ['41-kmz-several-documents', 'two.kmz', { A: 1, B: 1 }],
  ['42-kml-gx-multitrack', 'mt.kml', { t: 2 }],
  ['43-kml-space-after-comma', 'space.kml', { 'hand made': 1 }],
  ['46-kml-one-point-line', 'one.kml', { road: 1 }, { 'dropped.shortLines': 2 }],
  ['47-kml-says-utf16', 'utf16.kml', { é: 1 }],
  ['48-kml-latin1-undeclared', 'latin1.kml', { 'Trasé Ñuble': 1 }],
  ['50-kml-folders-same-names', 'alternatives.kml', { 'Alternative North': 2, 'Alternative South': 1 }],
  ['51-kml-line-and-polygon', 'site.kml', { Road: 1 }, { 'dropped.polygons': 1 }],
  ['52-kml-extended-data', 'ext.kml', { 'Line 7': 1 }],
  ['60-geojson-lines', 'roads.geojsonl', { A: 1, B: 1 }],
  ['60-geojson-lines', 'rs.geojsons', { A: 1, B: 1 }],
  ['63-kepler-trip', 'trip.geojson', { trip: 1 }],
  ['64-lat-lon-exchanged', 'swapped.geojson', { 'road in Norway': 1 }],
  ['72-dbf-deleted-row', 'deleted.zip', { B: 1 }, { 'dropped.deleted': 1 }],
  ['80-shp-z-m', 'z.zip', { A: 1, B: 1 }],
  ['80-shp-z-m', 'm.zip', { A: 1, B: 1 }],
  ['90-gpkg-flags', 'flags.gpkg', { 'no envelope': 1, xy: 1, 'xyz iso': 1, 'z ewkb': 1, 'big endian': 1 }],
  ['91-gpkg-curve', 'curve.gpkg', { compound: 1, straight: 1, 'multicurve of lines': 1 }],
  ['95-fgb-odd-headers', 'plain.fgb', { A: 1, B: 1 }],
  ['95-fgb-odd-headers', 'count-0.fgb', { A: 1, B: 1 }],
  ['95-fgb-odd-headers', 'mixed.fgb', { A: 1, B: 1, M: 2 }, { 'dropped.points': 1 }],
  ['95-fgb-odd-headers', 'mixed-polygon.fgb', { A: 1, B: 1, M: 2 }, { 'dropped.points': 1, 'dropped.polygons': 1 }],
];

/** First positions, from the folders' own words and the table beside them. */
const PLACES: readonly (readonly [folder: string, file: string, lon: number, lat: number, withinM: number])[] = [
  ['74-prj-osgb', 'osgb.zip', -2.5335813, 51.2983258, 5],
  ['74-prj-osgb', 'osgb-other-name.zip', -2.5335813, 51.2983258, 5],
  ['75-prj-local-datums', 'arc1960-utm37s.zip', 39.000864, -2.716909, 10],
  ['75-prj-local-datums', 'monte-mario-2.zip', 14.763355, 40.650551, 10],
  ['75-prj-local-datums', 'dhdn-gk3.zip', 8.998964, 49.636711, 10],
  ['75-prj-local-datums', 'krovak.zip', 14.463994, 50.073277, 10],
  ['75-prj-local-datums', 'rd-new.zip', 5.387204, 52.155172, 10],
  ['75-prj-local-datums', 'nad27-utm12.zip', -111.000799, 43.354715, 10],
];

const REFUSED: readonly (readonly [folder: string, file: string, words: RegExp])[] = [
  ['45-kml-leading-commas', 'lead.kml', /Placemark 1 .* position 1/],
  ['49-kml-raw-ampersand', 'amp.kml', /line 2 .*&amp;/],
  ['77-prj-says-metres-data-degrees', 'degrees-with-mercator-prj.zip', /metres .*look like degrees/],
  ['78-no-prj-metres', 'noprj.zip', /\.prj file .* is missing/],
  ['95-fgb-odd-headers', 'cut.fgb', /cut short/],
];

describe.skipIf(!existsSync(TROUBLE))('files that were trouble elsewhere (skipped without ../shared/trouble, which does not ship)', () => {
  it.each(NAMES)('%s, %s', async (folder, file, names, dropped) => {
    const outcome = await read(join(TROUBLE, folder), file);
    expect(alternatives(outcome, file)).toEqual(names);
    if (dropped && typeof outcome !== 'string') expect(outcome.dropped).toEqual(dropped);
  });

  it.each(PLACES)('%s, %s lies where it should', async (folder, file, lon, lat, withinM) => {
    const outcome = await read(join(TROUBLE, folder), file);
    if (typeof outcome === 'string') throw new Error(outcome);
    expect(geodesicM(...outcome.alignments[0]!.lines[0]![0]!, lon, lat)).toBeLessThan(withinM);
  });

  it('76-prj-feet: a million feet of the survey north of the origin, by the scale of the projection', async () => {
    const outcome = await read(join(TROUBLE, '76-prj-feet'), 'wyoming-feet.zip');
    if (typeof outcome === 'string') throw new Error(outcome);
    const feet = 1200 / 3937;
    expect(geodesicM(-110 - 5 / 60, 40.5, ...outcome.alignments[0]!.lines[0]![0]!)).toBeCloseTo((1e6 * feet) / 0.9999375, 1);
  });

  it.each(REFUSED)('%s, %s is refused with words about it', async (folder, file, words) => {
    expect(await read(join(TROUBLE, folder), file)).toMatch(words);
  });

  it('every file of these folders is looked at above', () => {
    const seen = new Set(['76-prj-feet/wyoming-feet.zip', ...[...NAMES, ...PLACES, ...REFUSED].map(([folder, file]) => `${folder}/${file}`)]);
    const folders = readdirSync(TROUBLE).filter((name) => /^(4|5|6|7|8|9)\d-/.test(name));
    const files = folders.flatMap((folder) => readdirSync(join(TROUBLE, folder)).map((file) => `${folder}/${file}`));
    expect(files.filter((file) => !/EXPECT\.md|compare\.txt/.test(file) && !seen.has(file))).toEqual([]);
  });
});

describe.skipIf(!existsSync(HOSTILE))('hostile files of lines (skipped without ../shared/hostile, which does not ship)', () => {
  it('7 MB on one line are read in about the time that they take with line breaks', async () => {
    const bytes = Uint8Array.from(readFileSync(join(HOSTILE, 'one-line-7MB.kml.gz')));
    const broken = gzipSync(gunzipSync(bytes).toString('utf8').replaceAll('<Placemark>', '\n<Placemark>'), { level: 1 });
    const timed = async (content: Uint8Array): Promise<number> => {
      const begun = performance.now();
      const { alignments } = await readAlignmentFile({ name: 'a.kml.gz', bytes: content }, async () => WASM);
      expect(alignments).toHaveLength(60_000);
      return performance.now() - begun;
    };
    const withBreaks = await timed(broken);
    expect(await timed(bytes)).toBeLessThan(3 * withBreaks + 500);
  }, 60_000);
});
