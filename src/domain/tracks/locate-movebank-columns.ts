import { AtlasError } from '../errors.ts';

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

/** Where each column of a Movebank table stands, from 0. */
export type MovebankColumns = Partial<Record<Column, number>>;

/** A column's name without regard to case, underscores, colons, points or spaces. */
export const normaliseColumn = (name: string): string => name.trim().toLowerCase().replaceAll(/[_:. ]/g, '-');

/** Whether a normalised column name is one of a light-level or acceleration file. */
export const isSensorColumn = (name: string): boolean => /^(gls|acceleration|eobs-accel|raw-light|light-level)/.test(name);

/**
 * Find the columns of a Movebank table by its header.
 * @throws AtlasError naming file, row 1 and the missing column; one of its own for light-level and acceleration files
 */
export function locateMovebankColumns(header: readonly string[], file: string): MovebankColumns {
  const names = header.map(normaliseColumn);
  const found: MovebankColumns = {};
  for (const column of Object.keys(COLUMNS)) {
    if (!isColumn(column)) continue;
    const index = names.findIndex((name) => COLUMNS[column].some((alias) => normaliseColumn(alias) === name));
    if (index >= 0) found[column] = index;
  }
  const hasPlace = found.lon !== undefined && found.lat !== undefined;
  if (!hasPlace && names.some(isSensorColumn)) throw noLocations(file);
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

/** The error for a file whose columns are those of a light-level or acceleration sensor. */
export function noLocations(file: string): AtlasError {
  return new AtlasError(
    `${file} holds no locations: it is a light-level or acceleration file.`,
    'Export the locations of the study and use that file.',
    { file, row: 1 },
  );
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}
