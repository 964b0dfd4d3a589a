import Papa from 'papaparse';
import { AtlasError } from '../../errors.ts';
import { buildTracks, type FixRow } from '../build-tracks.ts';
import { DropTally } from './judge-fix.ts';
import { judgeMovebankRow, locateMovebankColumns, type MovebankColumns } from './movebank-table.ts';
import type { ImportReport, Track } from '../track.ts';

export interface TrackingCsv {
  readonly tracks: Track[];
  readonly report: ImportReport;
  /** Scientific names found, sorted. */
  readonly species: string[];
  /** Study names found, sorted. */
  readonly studies: string[];
}

/**
 * Read a Movebank CSV by Movebank's own rules (`judgeMovebankRow`); one fix stays for each individual and instant;
 * every row left out is counted with its reason and the first row numbers (header = 1).
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
  const tally = new DropTally();
  const byIndividual = new Map<string, FixRow[]>();
  const species = new Set<string>();
  const studies = new Set<string>();
  let columns: MovebankColumns | undefined;
  let row = 0;
  let blank = 0;

  const accept = (cells: readonly string[], at: MovebankColumns): void => {
    const fix = judgeMovebankRow(cells, at, defaultErrorM);
    if (typeof fix === 'string') return tally.add(fix, row);
    const name = at.species === undefined ? undefined : cells[at.species]?.trim();
    if (name) species.add(name);
    const study = at.study === undefined ? undefined : cells[at.study]?.trim();
    if (study) studies.add(study);
    const rows = byIndividual.get(fix.individual) ?? [];
    rows.push({ row, time: fix.time, lon: fix.lon, lat: fix.lat, error: fix.error });
    byIndividual.set(fix.individual, rows);
  };

  Papa.parse<string[]>(text.startsWith('\uFEFF') ? text.slice(1) : text, {
    step: ({ data, errors }) => {
      row += 1;
      // A quotation mark that never closes swallows every row after it: better an error than rows lost in silence.
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        throw new AtlasError(`${file}, row ${row}: a quotation mark is not closed.`, 'Close or remove the quotation mark, or export the file again.', {
          file,
          row,
        });
      }
      // Blank lines count towards row numbers, so that these are the ones an editor shows, but are not rows.
      if (data.every((value) => value.trim() === '')) blank += 1;
      else if (columns) accept(data, columns);
      else columns = locateMovebankColumns(data, file);
    },
  });
  if (!columns) throw new AtlasError(`${file} is empty.`, 'Export the file again.', { file });
  const tracks = buildTracks(byIndividual, (duplicate) => tally.add('same individual and instant', duplicate));
  const fixesKept = tracks.reduce((sum, track) => sum + track.time.length, 0);
  const report: ImportReport = { rowsRead: row - blank - 1, fixesKept, dropped: tally.dropped, firstRows: tally.firstRows };
  if (fixesKept === 0) {
    const reasons = tally.describe();
    throw new AtlasError(`${file} holds no usable location (${report.rowsRead} rows${reasons === '' ? '' : `: ${reasons}`}).`, 'Export the locations again.', {
      file,
    });
  }
  return { tracks, report, species: [...species].sort(), studies: [...studies].sort() };
}
