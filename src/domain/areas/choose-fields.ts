import { columnsCalled } from '../formats/wanted-columns.ts';
import type { AreaProperties } from './area-set.ts';
import type { RawFeature } from './raw-feature.ts';

// Columns of the providers' own files first, then what any GIS file tends to have. Compared without case.
const NAME_COLUMNS = [
  'title',
  'isra_name',
  'imma_name',
  'imta_name',
  'intname',
  'natname',
  'name',
  'name_eng',
  'orig_name',
  'sitename',
  'site_name',
  'label',
  'nom',
  'nombre',
  'unit_name',
  'geoname',
];
const ID_COLUMNS = ['mrgid', 'site_pid', 'wdpa_pid', 'site_id', 'wdpaid', 'sitrecid', 'isra_id', 'imma_id', 'imta_id', 'id', 'fid', 'objectid'];
const DESIGNATION_COLUMNS = ['desig_eng', 'desig', 'designation', 'unit_type'];
const COUNTRY_COLUMNS = ['iso3', 'iso3cd', 'parent_iso3', 'prnt_iso3', 'iso_ter1', 'country'];

/** Whether a column may be one of those. */
export const isAreaColumn = columnsCalled([...NAME_COLUMNS, ...ID_COLUMNS, ...DESIGNATION_COLUMNS, ...COUNTRY_COLUMNS]);

/** The columns of one file that hold what the atlas shows, best first, spelt as in the file. */
export interface ChosenFields {
  readonly name: readonly string[];
  readonly id: readonly string[];
  readonly designation: readonly string[];
  readonly country: readonly string[];
}

/** Find the known columns that hold text or a number in at least one feature. */
export function chooseFields(features: readonly RawFeature[]): ChosenFields {
  const filled = new Map<string, string>();
  for (const { properties } of features) {
    for (const [column, value] of Object.entries(properties)) {
      const key = column.toLowerCase();
      if (!filled.has(key) && wordsOf(value) !== undefined) filled.set(key, column);
    }
  }
  const pick = (columns: readonly string[]): string[] => columns.flatMap((column) => filled.get(column) ?? []);
  const name = pick(NAME_COLUMNS);
  return {
    // A KBA without its provider's names still has its site number.
    name: name.length > 0 ? name : pick(['sitrecid']),
    id: pick(ID_COLUMNS),
    designation: pick(DESIGNATION_COLUMNS),
    country: pick(COUNTRY_COLUMNS),
  };
}

/**
 * The attributes of one feature; a feature without a name is called by its number in the file.
 * @param taken how often each id was given so far, to which this one is added
 */
export function describeArea(feature: RawFeature, fields: ChosenFields, taken: Map<string, number>): AreaProperties {
  const read = (columns: readonly string[]): string | undefined => {
    for (const column of columns) {
      const words = wordsOf(feature.properties[column]);
      if (words !== undefined) return words;
    }
    return undefined;
  };
  const id = claimId(read(fields.id) ?? wordsOf(feature.id) ?? String(feature.number), taken);
  const designation = read(fields.designation);
  const country = read(fields.country);
  return {
    id,
    name: read(fields.name) ?? `#${feature.number}`,
    ...(designation === undefined ? {} : { designation }),
    ...(country === undefined ? {} : { country }),
  };
}

function claimId(wanted: string, taken: Map<string, number>): string {
  let copy = (taken.get(wanted) ?? 0) + 1;
  while (copy > 1 && taken.has(`${wanted}-${copy}`)) copy += 1;
  const id = copy === 1 ? wanted : `${wanted}-${copy}`;
  taken.set(wanted, copy);
  if (copy > 1) taken.set(id, 1);
  return id;
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const words = value.trim();
  return words === '' ? undefined : words;
}
