import type { ZipEntry } from './read-zip-entries.ts';

/** The files of one shapefile layer in an archive; texts are decoded, and undefined where a file is missing or empty. */
export interface FoundShapefile {
  /** Path of the .shp in the archive without its ending. */
  readonly name: string;
  readonly shp: ZipEntry;
  readonly dbf: ZipEntry | undefined;
  readonly readText: (ending: '.prj' | '.cpg') => string | undefined;
}

/** Every shapefile layer of an archive, in its order; endings are compared without case. */
export function findShapefileParts(entries: readonly ZipEntry[]): FoundShapefile[] {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return [...byName.values()].filter((entry) => /\.shp$/i.test(entry.name)).map((shp) => {
    const name = shp.name.slice(0, -4);
    const find = (ending: string): ZipEntry | undefined => byName.get(name.toLowerCase() + ending);
    return {
      name,
      shp,
      dbf: find('.dbf'),
      readText: (ending) => {
        const entry = find(ending);
        const words = entry && new TextDecoder().decode(entry.read()).trim();
        return words === '' ? undefined : words;
      },
    };
  });
}
