import { AtlasError, type FaultCode } from '../domain/errors.ts';
import type { MappingQuestion } from '../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../domain/tracks/import/table-mapping.ts';
import { describeInEnglish, english } from './english.ts';

/** A part of a mapping, as an option or a manifest's field has it. */
export type MappingPart = keyof TableMapping;

/** Faults of a mapping rather than of the file it was meant for. */
const PARTS: Readonly<Partial<Record<FaultCode, MappingPart>>> = {
  'table.unknownZone': 'zone',
  'table.noZone': 'zone',
  'table.zoneUnclear': 'zone',
  'table.rowZone': 'map',
  'projection.unknown': 'crs',
  'table.hemispheres': 'map',
  'table.timeOfDayTwice': 'map',
  'table.monthAndDay': 'map',
  'table.daysFromZero': 'map',
  'table.mappingMisfit': 'map',
  'table.noColumn': 'map',
  'table.tooManyAnimals': 'map',
  'table.gpsWeeks': 'map',
  'table.smallSeconds': 'timeForm',
  'table.otherForm': 'timeForm',
  'table.otherDates': 'timeForm',
};

/** The part of a mapping that a fault is of, and its words; undefined for a fault of the file, or where nothing was said. */
export function blameMapping(error: unknown, mapping: TableMapping | undefined): { readonly part: MappingPart; readonly detail: string } | undefined {
  const part = error instanceof AtlasError ? PARTS[error.code] : undefined;
  if (part === undefined || (part === 'map' && mapping?.map === undefined)) return undefined;
  return { part, detail: describeInEnglish(error) };
}

const MOST_NAMED = 30;

/** Names of columns, as many as a line holds. */
export function listColumns(columns: readonly string[]): string {
  const named = columns.slice(0, MOST_NAMED).map((name) => name.slice(0, 40));
  return [...named, ...(columns.length > MOST_NAMED ? [`… (${columns.length})`] : [])].join(', ');
}

/** What a question about dates asks, in words; undefined for a question about columns. */
export function describeDates({ file, dates, suggestion }: MappingQuestion): string | undefined {
  if (!dates) return undefined;
  if (suggestion.timeForm === 'excel') return english.t('cli.tracks.serials', { file, field: dates.field, text: dates.text });
  if (suggestion.timeForm === 'decimal-year') return english.t('cli.tracks.decimalYears', { file, field: dates.field, text: dates.text });
  return english.t('cli.tracks.timeForm', { ...dates, file, text: dates.text });
}
