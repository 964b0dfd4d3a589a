import { AtlasError } from '../../errors.ts';
import { mixedTimes, normaliseColumn } from './movebank-table.ts';
import { judgeCoordinates } from './judge-fix.ts';
import type { ColumnMapping, TableReader } from './import-types.ts';
import { parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';
import { resolveProjection } from '../../formats/projection.ts';

/** Whether all columns a mapping names are in a header. */
export function mappingFits(header: readonly string[], mapping: ColumnMapping): boolean {
  return missingColumn(header, mapping) === undefined;
}

function missingColumn(header: readonly string[], mapping: ColumnMapping): string | undefined {
  const { individual, time, timeOfDay, x, y } = mapping;
  return [individual, time, x, y, ...(timeOfDay === undefined ? [] : [timeOfDay])].find((name) => indexOf(header, name) < 0);
}

function indexOf(header: readonly string[], name: string): number {
  const exact = header.findIndex((column) => column.trim() === name.trim());
  return exact >= 0 ? exact : header.findIndex((column) => normaliseColumn(column) === normaliseColumn(name));
}

/**
 * A table read by the columns a person named.
 * @param delimiter of the table: where it is no comma, a comma in a number is a decimal one
 * @throws AtlasError naming a column that is not there, or a coordinate system that is not known
 */
export async function mappedTable(
  header: readonly string[],
  file: string,
  mapping: ColumnMapping,
  options: { readonly defaultErrorM: number; readonly swap: boolean; readonly delimiter: string },
): Promise<TableReader> {
  const missing = missingColumn(header, mapping);
  if (missing !== undefined) {
    throw new AtlasError(`${file}, row 1: the column "${missing}" is missing.`, 'Nothing was loaded. Choose the columns again.', {
      file,
      row: 1,
      field: missing,
    });
  }
  const { unproject, degrees } = await resolveProjection(mapping.crs ?? 'EPSG:4326', file);
  const { defaultErrorM, swap, delimiter } = options;
  const at = {
    individual: indexOf(header, mapping.individual),
    time: indexOf(header, mapping.time),
    x: indexOf(header, swap ? mapping.y : mapping.x),
    y: indexOf(header, swap ? mapping.x : mapping.y),
  };
  const clock = mapping.timeOfDay === undefined ? -1 : indexOf(header, mapping.timeOfDay);
  const form = mapping.timeForm ?? 'iso';
  const decimal = (text: string): string => (delimiter !== ',' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  const readTime = (cells: readonly string[], row: number): number | string => {
    const text = `${cells[at.time]?.trim() ?? ''}${clock < 0 ? '' : ` ${cells[clock]?.trim() ?? ''}`}`.trim();
    if (text === '') return 'no time';
    const read = parseLocalTime(text, form);
    if (!read) {
      const seen = recogniseTimeForm(text);
      const own = form === 'iso' ? 'year-month-day' : form.startsWith('unix') ? 'number' : 'year last';
      if (seen !== undefined && seen !== own) throw mixedTimes(file, row, mapping.time, text);
      return 'time cannot be read';
    }
    if (read.zoned) return read.time;
    if (mapping.utcOffsetMinutes === undefined) {
      throw new AtlasError(
        `${file}, row ${row}: "${mapping.time}" names no time zone, "${text.slice(0, 40)}".`,
        'Nothing was loaded. Say how far the clock was ahead of UTC (0 for UTC), and import again.',
        { file, row, field: mapping.time },
      );
    }
    return read.time - mapping.utcOffsetMinutes * 60_000;
  };
  return {
    format: 'CSV by columns',
    fields: { individual: mapping.individual, time: mapping.time, lat: mapping.y },
    place: degrees ? { lon: at.x, lat: at.y } : undefined,
    read(cells, row) {
      const individual = cells[at.individual]?.trim() ?? '';
      if (individual === '') return 'no animal';
      const time = readTime(cells, row);
      if (typeof time === 'string') return time;
      const x = decimal(cells[at.x]?.trim() ?? '');
      const y = decimal(cells[at.y]?.trim() ?? '');
      if (x === '' || y === '') return 'no coordinates';
      const east = Number(x);
      const north = Number(y);
      if (!Number.isFinite(east) || !Number.isFinite(north)) return 'coordinates are not numbers';
      if (east === 0 && north === 0) return 'coordinates 0, 0';
      const [lon, lat] = unproject(east, north);
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'coordinates out of range';
      const place = judgeCoordinates(lon, lat);
      return typeof place === 'string' ? place : { individual, time, ...place, error: defaultErrorM };
    },
  };
}
