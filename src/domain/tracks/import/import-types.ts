import type { Chosen } from '../../chosen.ts';
import type { SensorCounts } from './judge-error.ts';
import type { Fix } from './movebank-table.ts';
import type { Note } from '../../notes.ts';
import type { DropReason } from './judge-fix.ts';
import type { ImportReport, Track } from '../track.ts';
import type { TimeEvidence } from './read-times.ts';
import type { StatedZone } from './stated-zone.ts';
import type { TableMapping } from './table-mapping.ts';
import type { FileTally } from './fix-store.ts';

/** A file as a browser's File or Blob with a name gives it. */
export interface TrackingFile {
  readonly name: string;
  /** Bytes, for progress. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
  /** How to read this one; wins over the mapping of the import. */
  readonly mapping?: TableMapping;
}

export interface ImportOptions {
  /** For tables whose columns are not known; wins over a known format when its columns are all there. */
  readonly mapping?: TableMapping;
  /** The population's top speed, km/h: fixes that need more to reach and to leave are dropped; none when left out, `choose`: one found from the tracks. */
  readonly topSpeedKmh?: number | 'choose';
  /** Location error of fixes whose file gives none, metres; when left out they carry 0, and the population's counts. */
  readonly defaultErrorM?: number;
  /** Exchange longitude and latitude: the answer to the fault `table.swapped`. */
  readonly swapCoordinates?: boolean;
  /** Ask how the columns of the first table are to be read, even where its format is known. */
  readonly ask?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of all files as they lie on disk; never falls, ends at the total. */
  readonly onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

/** A table whose columns or date form are not known: ask, then import again with a mapping. */
export interface MappingQuestion {
  readonly file: string;
  /** Where the header stands. */
  readonly row: number;
  readonly columns: readonly string[];
  readonly sampleRows: readonly (readonly string[])[];
  /** What is asked for; all of it where a person wished to say it. */
  readonly asks: 'columns' | 'timeForm' | 'all';
  /** What the table itself shows: an answer to begin with. */
  readonly suggestion: TableMapping;
  /** What the suggestion leaves to a person, where columns are asked for: the date form, by what fits (`nameWays`), the clock, the coordinate system. */
  readonly open?: { readonly timeForm: string | undefined; readonly zone: boolean; readonly crs: boolean } | undefined;
  /** Where the suggestion has its clock from, if a line before the header states it. */
  readonly statedZone?: StatedZone | undefined;
  /** Where the date form is asked for: what the first rows show of it. */
  readonly dates?: Omit<TimeEvidence, 'form' | 'certain'> & { readonly field: string };
}

/** What one file gave. Row numbers are line numbers, the header being row 1. */
export interface FileReport extends ImportReport {
  readonly file: string;
  readonly format: string;
  /**
   * Where longitude and latitude can be exchanged (`swapCoordinates`): the columns that they were read from, and those of animal
   * and time; without names where they stand in no columns of their own.
   */
  readonly axes?: { readonly columns?: Readonly<Record<'individual' | 'time' | 'lon' | 'lat', string>> };
}

export interface ImportedTracks {
  readonly kind: 'tracks';
  readonly tracks: Track[];
  /** All files together; with several, `firstRows` are those of the first file that has the reason: see `files`. */
  readonly report: ImportReport;
  readonly files: FileReport[];
  /** Names of the formats, ` + ` between them. */
  readonly format: string;
  /** Fixes by what their location error comes from. */
  readonly sensors: SensorCounts;
  /** The top speed with its reason, where the import was to choose it. */
  readonly topSpeed?: Chosen<number>;
  /** The one species that the files name for all animals; none where they name none, or several. */
  readonly species?: string;
  /** What was assumed or looks odd. */
  readonly notes: Note[];
}

export type ImportResult = ImportedTracks | { readonly kind: 'mapping'; readonly needsMapping: MappingQuestion };

/** How one known table is read. */
export interface TableReader {
  readonly format: string;
  /** Names of the columns, for messages. */
  readonly fields: { readonly individual: string; readonly time: string; readonly lat: string };
  /** Where longitude and latitude stand; undefined when coordinates are projected. */
  readonly place: { readonly lon: number; readonly lat: number } | undefined;
  /** Whether coordinates are degrees that stand in one column, as pairs. */
  readonly pairs?: boolean;
  /** @throws AtlasError where going on would misread the file, such as mixed date forms */
  read(cells: readonly string[], row: number): Fix | DropReason;
  /** After the last row. @throws AtlasError where the rows together show that they were misread */
  end?(): void;
}

/** What reading one file needs, whatever its format. */
export interface FormatContext {
  readonly file: string;
  readonly options: ImportOptions;
  /** For this file. */
  readonly mapping: TableMapping | undefined;
  readonly defaultErrorM: number;
  readonly tally: FileTally;
  /** The clock that lines before a table's header state. */
  readonly statedZone?: StatedZone | undefined;
  /** Keep a note of the import; the same note is kept once. */
  readonly note: (note: Note) => void;
}
