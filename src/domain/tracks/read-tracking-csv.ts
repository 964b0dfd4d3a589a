import Papa from 'papaparse';
import { AtlasError } from '../errors.ts';
import { ARGOS_ERROR_M } from './argos-error.ts';
import { buildTracks, type FixRow } from './build-tracks.ts';
import { parseUtcTime } from './parse-utc-time.ts';
import type { ImportReport, Track } from './track.ts';

/** Accepted names of each column, Movebank's first; matched without regard to case, underscores or colons. */
const COLUMNS = {
  time: ['timestamp'],
  lon: ['location-long', 'longitude'],
  lat: ['location-lat', 'latitude'],
  individual: ['individual-local-identifier', 'animal-id'],
  tag: ['tag-local-identifier', 'tag-id'],
  visible: ['visible'],
  manualOutlier: ['manually-marked-outlier'],
  importOutlier: ['import-marked-outlier'],
  algorithmOutlier: ['algorithm-marked-outlier'],
  argosClass: ['argos:lc', 'argos-lc'],
  species: ['individual-taxon-canonical-name', 'animal-taxon'],
  study: ['study-name'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['time', 'lon', 'lat', 'individual'];

const FIRST_ROWS_KEPT = 5;

export interface TrackingCsv {
  readonly tracks: Track[];
  readonly report: ImportReport;
  /** Scientific names found, sorted. */
  readonly species: string[];
  /** Study names found, sorted. */
  readonly studies: string[];
}

const normalise = (name: string): string => name.trim().toLowerCase().replaceAll(/[_:. ]/g, '-');
const isTrue = (text: string | undefined): boolean => text !== undefined && /^(true|1)$/i.test(text.trim());

function locateColumns(header: readonly string[], file: string): Partial<Record<Column, number>> {
  const names = header.map(normalise);
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(COLUMNS)) {
    if (!isColumn(column)) continue;
    const index = names.findIndex((name) => COLUMNS[column].some((alias) => normalise(alias) === name));
    if (index >= 0) found[column] = index;
  }
  const hasPlace = found.lon !== undefined && found.lat !== undefined;
  if (!hasPlace && names.some((name) => /^(gls|acceleration|eobs-accel|raw-light|light-level)/.test(name))) {
    throw new AtlasError(
      `${file} holds no locations: it is a light-level or acceleration file.`,
      'Export the locations of the study and use that file.',
      { file, row: 1 },
    );
  }
  for (const column of REQUIRED) {
    if (found[column] !== undefined) continue;
    const field = COLUMNS[column][0];
    throw new AtlasError(
      `${file}, row 1: the column "${field}" is missing.`,
      `Use a Movebank CSV, or name the column "${field}".`,
      { file, row: 1, field },
    );
  }
  return found;
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}

/**
 * Read a Movebank CSV by Movebank's own rules: the animal is the individual, never the tag; rows that are not visible
 * or marked as outliers, rows without place or time, (0, 0) and impossible coordinates are left out; one fix stays for
 * each individual and instant; every row left out is counted with its reason and the first row numbers (header = 1).
 * @param text the file, decoded
 * @param options.file its name, for errors
 * @param options.defaultErrorM location error of fixes that carry no Argos class, metres
 * @throws AtlasError naming file, row and field
 */
export function readTrackingCsv(text: string, options: { readonly file: string; readonly defaultErrorM: number }): TrackingCsv {
  const { file, defaultErrorM } = options;
  if (text.trim() === '') throw new AtlasError(`${file} is empty.`, 'Export the file again.', { file });
  if (text.slice(0, 4096).includes('\0')) {
    throw new AtlasError(`${file} is not text: it holds binary data.`, 'Use the CSV itself, UTF-8, not an archive or a workbook.', { file });
  }
  const dropped: Record<string, number> = {};
  const firstRows: Record<string, number[]> = {};
  const drop = (reason: string, row: number): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
    const rows = (firstRows[reason] ??= []);
    if (rows.length < FIRST_ROWS_KEPT) rows.push(row);
  };
  const byIndividual = new Map<string, FixRow[]>();
  const species = new Set<string>();
  const studies = new Set<string>();
  let columns: Partial<Record<Column, number>> | undefined;
  let row = 0;
  let blank = 0;

  const accept = (cells: readonly string[], at: Partial<Record<Column, number>>): void => {
    const cell = (column: Column): string | undefined => {
      const index = at[column];
      return index === undefined ? undefined : cells[index]?.trim();
    };
    const individual = cell('individual') ?? '';
    if (individual === '') return drop(cell('tag') ? 'tag without an animal' : 'no animal', row);
    const visible = cell('visible');
    if (visible !== undefined && /^(false|0)$/i.test(visible)) return drop('not visible', row);
    if (isTrue(cell('manualOutlier'))) return drop('marked as outlier by hand', row);
    if (isTrue(cell('importOutlier'))) return drop('marked as outlier at import', row);
    if (isTrue(cell('algorithmOutlier'))) return drop('marked as outlier by algorithm', row);
    const timeText = cell('time') ?? '';
    if (timeText === '') return drop('no time', row);
    const time = parseUtcTime(timeText);
    if (time === undefined) return drop('time not in the form YYYY-MM-DD HH:MM:SS', row);
    const lonText = cell('lon') ?? '';
    const latText = cell('lat') ?? '';
    if (lonText === '' || latText === '') return drop('no coordinates', row);
    const lon = Number(lonText);
    const lat = Number(latText);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return drop('coordinates are not numbers', row);
    if (lon === 0 && lat === 0) return drop('coordinates 0, 0', row);
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return drop('coordinates out of range', row);
    const argosClass = cell('argosClass')?.toUpperCase();
    if (argosClass === 'Z') return drop('Argos class Z', row);
    const error = (argosClass === undefined ? undefined : ARGOS_ERROR_M[argosClass]) ?? defaultErrorM;
    const name = cell('species');
    if (name) species.add(name);
    const study = cell('study');
    if (study) studies.add(study);
    const rows = byIndividual.get(individual) ?? [];
    rows.push({ row, time, lon, lat, error });
    byIndividual.set(individual, rows);
  };

  Papa.parse<string[]>(text.startsWith('\uFEFF') ? text.slice(1) : text, {
    step: ({ data, errors }) => {
      row += 1;
      // A quotation mark that never closes swallows every row after it: better an error than rows lost in silence.
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        throw new AtlasError(`${file}, row ${row}: a quotation mark is not closed.`, 'Close or remove the quotation mark, or export the file again.', { file, row });
      }
      // Blank lines count towards row numbers, so that these are the ones an editor shows, but are not rows.
      if (data.every((value) => value.trim() === '')) blank += 1;
      else if (columns) accept(data, columns);
      else columns = locateColumns(data, file);
    },
  });
  if (!columns) throw new AtlasError(`${file} is empty.`, 'Export the file again.', { file });
  const tracks = buildTracks(byIndividual, (duplicate) => drop('same individual and instant', duplicate));
  const fixesKept = tracks.reduce((sum, track) => sum + track.time.length, 0);
  const report: ImportReport = { rowsRead: row - blank - 1, fixesKept, dropped, firstRows };
  if (fixesKept === 0) {
    const reasons = Object.entries(dropped).map(([reason, rows]) => `${rows} × ${reason}`).join(', ');
    throw new AtlasError(`${file} holds no usable location (${report.rowsRead} rows${reasons === '' ? '' : `: ${reasons}`}).`, 'Export the locations again.', { file });
  }
  return { tracks, report, species: [...species].sort(), studies: [...studies].sort() };
}
