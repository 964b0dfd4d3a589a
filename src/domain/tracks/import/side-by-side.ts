import { normaliseColumn } from './movebank-table.ts';

/** Words of a column of longitudes or eastings, and of latitudes or northings, among the words of its name. */
const X = /^(lon|long|lng|longitude|longitud|x|easting)$/;
const Y = /^(lat|latitude|latitud|y|northing)$/;
/** Words of a second place of the same animal, or of the same place in another way: such columns are of no other animal. */
const OTHER =
  /^(start|end|begin|from|to|first|last|origin|destination|dest|release|capture|deploy|deployment|home|den|nest|raw|smooth|smoothed|filtered|filter|corrected|fitted|predicted|pred|interpolated|interp|estimated|est|se|sd|err|error|min|max|mean|median|upper|lower|q1|q3|argos|gps|fix|wgs|wgs84|utm|dd|deg|dms|decimal|degrees|epsg|nad|nad27|nad83|old|new|alt|sol1|sol2|best|projected|proj|local|true|m|km)$/;
/** No header of people names more animals. */
const MOST_ANIMALS = 500;

interface Animal {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** A table that has a column of longitudes and one of latitudes for each of several animals, as one that has a row for each animal. */
export interface SideBySide {
  readonly animals: readonly string[];
  /** Its own columns. */
  readonly width: number;
  /** Of the table made of it: the columns that all animals share, the animal, and its place. */
  readonly header: readonly string[];
  /** The rows that one of the table's is, one for each animal that has a place there. */
  readonly spread: (cells: readonly string[]) => string[][];
}

/**
 * Whether a table has its animals side by side: columns of both coordinates whose names are alike but for the axis, with the
 * animal's name beside it (`elk1_lon`, `elk1_lat`, `elk2_lon`, …), and no column that names the animal.
 * @returns undefined where it has not, or where that can be anything else
 */
export function findSideBySide(header: readonly string[]): SideBySide | undefined {
  if (header.length > 2 * MOST_ANIMALS + 20) return undefined;
  const xs = new Map<string, number>();
  const ys = new Map<string, number>();
  for (const [at, column] of header.entries()) {
    const words = wordsOf(column);
    for (const [axis, places] of [[X, xs] as const, [Y, ys] as const]) {
      const of = words.filter((word) => axis.test(normaliseColumn(word)));
      if (of.length !== 1) continue;
      const name = words.filter((word) => word !== of[0]).join(' ');
      // A name that comes twice is of nothing that can be told.
      if (places.has(name)) return undefined;
      places.set(name, at);
    }
  }
  if (xs.size < 2 || xs.size !== ys.size) return undefined;
  const animals: Animal[] = [];
  for (const [name, x] of xs) {
    const y = ys.get(name);
    if (y === undefined || name === '' || wordsOf(name).some((word) => OTHER.test(word.toLowerCase()))) return undefined;
    animals.push({ name, x, y });
  }
  const own = new Set(animals.flatMap(({ x, y }) => [x, y]));
  const shared = header.map((_, at) => at).filter((at) => !own.has(at));
  if (shared.some((at) => /animal|individual|\bid\b|name|tag|collar|ptt/i.test(header[at]!.replaceAll('_', ' ')))) return undefined;
  const spread = (cells: readonly string[]): string[][] => {
    const beside = shared.map((at) => cells[at] ?? '');
    const rows = animals.map(({ name, x, y }) => [...beside, name, cells[x] ?? '', cells[y] ?? '']);
    const placed = rows.filter((row) => row.slice(-2).some((cell) => cell.trim() !== ''));
    // A row without any place is counted as one.
    return placed.length > 0 ? placed : rows.slice(0, 1);
  };
  return {
    animals: animals.map(({ name }) => name),
    width: header.length,
    header: [...shared.map((at) => header[at]!), 'animal', 'longitude', 'latitude'],
    spread,
  };
}

/** The words of a name: between blanks, underscores, hyphens, points and brackets. */
function wordsOf(column: string): string[] {
  return column.split(/[\s_.()[\]:-]+/).filter((word) => word !== '');
}
