import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, LineString, MultiLineString } from 'geojson';
import * as v from 'valibot';
import type { Bbox, CatalogFile } from '../src/domain/catalog/fields.ts';
import { PLACE_KINDS, type PlaceKind, type PlaceRow, type PlacesFile, type PlacesIndex, PlacesIndexSchema } from '../src/domain/catalog/places-file.ts';
import { foldWords } from '../src/domain/search/fold.ts';
import { bboxOfFeatures } from '../src/domain/geometry/boxes.ts';
import { numberOf, readBaseMapSource, textOf } from './base-map/base-map-sources.ts';
import { joinNamed } from './base-map/join-named.ts';
import { readRegions } from './base-map/name-regions.ts';
import { readTowns } from './base-map/read-places.ts';
import { describeFile, hashOf } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

/** Folder of the names of the base map, in the atlas; no module may have its name. */
export const PLACES_FOLDER = 'places';
const INDEX = 'index.json';
/** Count it up when the files of names are made otherwise. */
const NAMES_VERSION = 1;
/** What nature has made stands before the towns, whose order is their place among all. */
const AFTER_REGIONS = 1000;
/** What is found by a later word stands after what begins with it. */
const LATER_WORD = 50;
/** Rows of a file: what is fetched when somebody looks for a town. */
const ROWS_A_FILE = 1200;
/** To about a kilometre: a map is turned there. */
const round = (degrees: number, digits: number): number => Number(degrees.toFixed(digits));

interface Named {
  /** The folded spelling. */
  readonly key: string;
  /** Among those of one spelling, the lowest first. */
  readonly order: number;
  readonly row: PlaceRow;
}

/**
 * The names of towns, seas, lakes, rivers, ranges, deserts and plains that the base map shows, in every spelling it has, as files
 * in the order of their folded spellings, and an index of these: the search fetches that in which a name would stand.
 * What lies there already of the same sources stays.
 * @param output the folder of the atlas
 * @param baseMap hash of what the base map is built from
 */
export function describePlaces(output: string, baseMap: string): CatalogFile {
  const builtFrom = hashOf(`${NAMES_VERSION} ${baseMap}`);
  const known = readKnown(output, builtFrom);
  if (known) return known;
  const all = [...listTowns(), ...listRegions()].filter(({ key }) => key !== '');
  all.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.order - b.order));
  const folder = join(output, PLACES_FOLDER);
  mkdirSync(folder, { recursive: true });
  const files: PlacesIndex['files'] = [];
  for (let at = 0; at < all.length;) {
    let end = Math.min(all.length, at + ROWS_A_FILE);
    // Those of one spelling stand together.
    while (end < all.length && all[end]!.key === all[end - 1]!.key) end += 1;
    const name = `${String(files.length).padStart(3, '0')}.json`;
    const content: PlacesFile = { version: 1, rows: all.slice(at, end).map(({ row }) => row) };
    files.push({ from: all[at]!.key, ...write(folder, name, content) });
    at = end;
  }
  const kept = new Set([INDEX, ...files.map(({ url }) => url.replace(`${PLACES_FOLDER}/`, ''))]);
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
  return write(folder, INDEX, { version: 1, builtFrom, files } satisfies PlacesIndex);
}

/** The index as it lies there, if it and each of its files are whole and of the same sources. */
function readKnown(output: string, builtFrom: string): CatalogFile | undefined {
  const path = join(output, PLACES_FOLDER, INDEX);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const known = v.safeParse(v.pipe(v.string(), v.parseJson(), PlacesIndexSchema), bytes.toString('utf8'));
  const isWhole = ({ url, sha256 }: CatalogFile): boolean => existsSync(join(output, url)) && hashOf(readFileSync(join(output, url))) === sha256;
  return known.success && known.output.builtFrom === builtFrom && known.output.files.every(isWhole) ? describeFile(PLACES_FOLDER, INDEX, bytes) : undefined;
}

function write(folder: string, name: string, content: unknown): CatalogFile {
  const bytes = new TextEncoder().encode(`${JSON.stringify(content)}\n`);
  writeWhole(join(folder, name), bytes);
  return describeFile(PLACES_FOLDER, name, bytes);
}

const keyOf = (spelling: string): string => foldWords(spelling).join(' ');

function listTowns(): Named[] {
  return readTowns().flatMap(({ name, translations, iso2, lon, lat, rank }, order) =>
    [...new Set([name, ...Object.values(translations)])].map((spelling): Named => ({
      key: keyOf(spelling),
      order: order + AFTER_REGIONS,
      row: [spelling, spelling === name ? 0 : name, iso2, round(lon, 2), round(lat, 2), rank],
    })),
  );
}

interface Region {
  readonly kind: PlaceKind;
  readonly rank: number;
  readonly name: string;
  readonly others: readonly string[];
  readonly extent: Bbox;
}

/** What nature has made comes before towns that are called so, the larger before the smaller. */
function listRegions(): Named[] {
  const regions = readRegions().flatMap(({ feature: { properties }, extent }): Region[] => {
    const { kind: stated, rank, name, ...translations } = properties;
    const kind = PLACE_KINDS.find((one) => one === stated);
    return kind === undefined ? [] : [{ kind, rank, name, others: Object.values(translations), extent }];
  });
  return [...regions, ...listRivers()].flatMap(({ kind, rank, name, others, extent }) =>
    [...new Set([name, ...others])].flatMap((spelling): Named[] => {
      const row: PlaceRow = [spelling, spelling === name ? 0 : name, kind, roundBox(extent)];
      const words = foldWords(spelling);
      // Found by each of its words: Lake Chad, Southern Bug.
      return words.map((_, at) => ({ key: words.slice(at).join(' '), order: rank + at * LATER_WORD, row }));
    }),
  );
}

/** Rivers of the base map: stretches of one name that lie beside each other are one. */
function listRivers(): Region[] {
  const stretches = readBaseMapSource('rivers10m').flatMap((feature): Region[] => {
    const { geometry } = feature;
    const name = textOf(feature, 'name');
    if (name === undefined || (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString')) return [];
    const extent = bboxOfFeatures([{ type: 'Feature', properties: {}, geometry } satisfies Feature<LineString | MultiLineString>]);
    return extent ? [{ kind: 'river', rank: numberOf(feature, 'scalerank', 9), name, others: [], extent }] : [];
  });
  return joinNamed(
    stretches,
    ({ name }) => name,
    (one, other) => (other.rank < one.rank ? other : one),
  );
}

const roundBox = ([west, south, east, north]: Bbox): Bbox => [round(west, 2), round(south, 2), round(east, 2), round(north, 2)];
