import type { LeftOut } from '../encounters/encounter.ts';
import { amountOf, type Columns, readTable, yearOf } from './read-table.ts';
import type { SiteTable } from './read-sites.ts';
import type { PopulationRow } from './site-record.ts';

/** The Critical Site Network Tool's columns of populations. */
export const POPULATION_COLUMNS = {
  id: ['pop_id', 'population_id', 'id'],
  name: ['population', 'populationname', 'name'],
  flyway: ['flyway_range', 'flyway'],
  firstYear: ['year_start', 'start_year'],
  lastYear: ['year_end', 'end_year'],
  min: ['size_min', 'minimum'],
  max: ['size_max', 'maximum'],
  threshold: ['ramsar_criterion', 'threshold', 'one_percent'],
} as const satisfies Columns<string>;

/** How Waterbird Population Estimates writes that a size is not known. */
const UNKNOWN = '-1';

/**
 * Populations with their size and the number of individuals that is one percent of it.
 * @throws AtlasError naming file, row and field; see `readTable`
 */
export function readPopulations(table: SiteTable, leftOut: LeftOut): { readonly rows: PopulationRow[]; readonly rowsRead: number } {
  const rows = new Map<string, PopulationRow>();
  const rowsRead = readTable({
    ...table,
    columns: POPULATION_COLUMNS,
    needed: ['id'],
    leftOut,
    onRow: (cell) => {
      const [id, name, flyway] = [cell('id'), cell('name'), cell('flyway')];
      if (id === '') return 'dropped.siteNoId';
      if (rows.has(id)) return 'dropped.siteTwice';
      const amount = (role: 'min' | 'max' | 'threshold'): number | undefined => (cell(role) === UNKNOWN ? undefined : amountOf(cell(role)));
      const [min, max, threshold] = [amount('min'), amount('max'), amount('threshold')];
      const [firstYear, lastYear] = [yearOf(cell('firstYear')), yearOf(cell('lastYear'))];
      if ([min, max, threshold].some(Number.isNaN)) return 'dropped.siteNumber';
      if ([firstYear, lastYear].some(Number.isNaN) || (firstYear ?? 0) > (lastYear ?? Infinity)) return 'dropped.siteYear';
      if ((min ?? 0) > (max ?? Infinity)) return 'dropped.siteContradicts';
      const estimate = {
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(firstYear === undefined ? {} : { firstYear }),
        ...(lastYear === undefined ? {} : { lastYear }),
      };
      rows.set(id, {
        id,
        ...(name === '' ? {} : { name }),
        ...(flyway === '' ? {} : { flyway }),
        ...(min === undefined && max === undefined ? {} : { estimate }),
        ...(threshold === undefined || threshold === 0 ? {} : { threshold }),
      });
      return undefined;
    },
  });
  return { rows: [...rows.values()], rowsRead };
}
