import { closeSync, openSync, readSync } from 'node:fs';
import { findCountry } from '../domain/catalog/find-entries.ts';
import type { Catalog } from '../domain/catalog/parse-catalog.ts';
import { locateCountries, referToCountries } from '../domain/coverage/locate-countries.ts';
import { createPmtilesSource } from '../domain/tiles/pmtiles-source.ts';
import type { FlatLine } from '../domain/geometry/flat-line.ts';
import type { Alignment } from '../domain/lines/alignment.ts';
import { judgeAxes, samplePositions } from '../domain/lines/judge-axes.ts';
import type { Note } from '../domain/notes.ts';
import { describeTracked, type ExchangedAxes, findExchangedAxes, type LocatePositions } from '../domain/tracks/exchanged-axes.ts';
import type { FileReport, ImportedTracks } from '../domain/tracks/import/import-types.ts';
import { pathInAtlas, readBuiltCatalog } from './built-catalog.ts';
import { english } from './english.ts';

/**
 * Print on the error channel where longitude and latitude of tracks look exchanged, and how to exchange them. Without the built
 * atlas beside the command nobody knows where land is, and nothing is said.
 */
export async function warnOfAxes({ tracks, species, files }: ImportedTracks): Promise<void> {
  if (files.length === 0 || files.some(({ axes, fixesKept }) => !axes && fixesKept > 0)) return;
  await locating(async (locate, catalog) => {
    const found = await findExchangedAxes(tracks, describeTracked(species, undefined, catalog), locate);
    if (found) console.error(describe(found, files, catalog));
  });
}

/** The same of a file's lines, as a note. */
export async function judgeLines(alignments: readonly Pick<Alignment<FlatLine>, 'lines'>[], file: string): Promise<Note | undefined> {
  let note: Note | undefined;
  await locating(async (locate) => {
    note = await judgeAxes(samplePositions(alignments), file, locate);
  });
  return note;
}

/** With the countries of the built atlas beside the command; nothing is done without one. */
async function locating(work: (locate: LocatePositions, catalog: Catalog) => Promise<void>): Promise<void> {
  const mapPath = pathInAtlas('base-map.pmtiles');
  const catalog = mapPath === undefined ? undefined : readBuiltCatalog();
  if (mapPath === undefined || !catalog) return;
  const handle = openSync(mapPath, 'r');
  try {
    const getBytes = async (offset: number, length: number): Promise<{ data: ArrayBuffer }> => {
      const bytes = new Uint8Array(length);
      return { data: bytes.buffer.slice(0, readSync(handle, bytes, 0, length, offset)) };
    };
    const reference = referToCountries({ url: mapPath, title: 'base map' });
    const countries = { ...reference, sourceLayer: 'countries', source: createPmtilesSource(() => ({ getKey: () => mapPath, getBytes }), 'base map', mapPath) };
    await work((positions) => locateCountries(positions, countries), catalog);
  } catch {
    // What is wrong with the atlas beside the command is for `atlas check` to say: the file is read all the same.
  } finally {
    closeSync(handle);
  }
}

function describe({ because, entry = '', countries }: ExchangedAxes, files: readonly FileReport[], catalog: Catalog): string {
  const names = countries.map((iso3) => findCountry(catalog, iso3)?.name ?? iso3);
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  const population = catalog.entries.find(({ id }) => id === entry)?.name ?? entry;
  const what = english.t('cli.tracks.axes', { file: files.map(({ file }) => file).join(', '), because, countries: list, population });
  const how = nameOptions(files);
  return how === undefined ? what : `${what} ${english.t('cli.tracks.axes.how', { options: how })}`;
}

/** The options that exchange the columns, where those of all files have the same names. */
function nameOptions(files: readonly FileReport[]): string | undefined {
  const named = new Set(
    files.flatMap(({ axes, format, fixesKept }) => {
      if (fixesKept === 0) return [];
      const { individual, time, lon, lat } = axes?.columns ?? {};
      if (individual === undefined || time === undefined || lon === undefined || lat === undefined) return [undefined];
      // Of Movebank's tables the other columns are known.
      const others = format.startsWith('Movebank') ? [] : [`individual="${individual}"`, `time="${time}"`];
      return [['--map', ...others, `x="${lat}"`, `y="${lon}"`].join(' ')];
    }),
  );
  const [only] = named;
  return named.size === 1 ? only : undefined;
}
