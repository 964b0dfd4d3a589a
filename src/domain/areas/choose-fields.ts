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
// What an area was chosen by: letters and numbers of its provider's list. IUCN's category of a protected area is the nearest that it has.
const CRITERIA_COLUMNS = [
  'criteria_2',
  'criteria 2',
  'criteria.2',
  'criteria',
  'criterion',
  'isra_criteria',
  'imma_criteria',
  'imta_criteria',
  'kbacriteria',
  'iucn_cat',
];
const SPECIES_COLUMNS = ['species', 'species_list', 'primary_species', 'qualifying_species', 'qualifying species', 'sci_name', 'scientific_name'];
// Of Marine Regions: a zone of several states, or one that several claim, names one of them first.
const ZONE_COLUMNS = ['pol_type'];
const OF_ONE_STATE = '200nm';
const URL_COLUMNS = ['url', 'link', 'weblink', 'web_link', 'website', 'factsheet', 'fact_sheet', 'pdf'];

/** Pages of areas by the number that their provider gives them, where that is in their address. */
const PAGES: readonly { readonly columns: readonly string[]; readonly beside?: readonly string[]; readonly at: (id: string) => string }[] = [
  { columns: ['sitrecid'], at: (id) => `https://www.keybiodiversityareas.org/site/factsheet/${id}` },
  { columns: ['wdpaid'], at: (id) => `https://www.protectedplanet.net/${id}` },
  // The same since 2025; of other files a SITE_ID says nothing.
  { columns: ['site_id'], beside: ['site_pid', 'desig_eng'], at: (id) => `https://www.protectedplanet.net/${id}` },
  { columns: ['mrgid'], at: (id) => `https://www.marineregions.org/gazetteer.php?p=details&id=${id}` },
];
const PAGE_COLUMNS = PAGES.flatMap(({ columns, beside = [] }) => [...columns, ...beside]);
/** Letters of a text that are kept: an area may name hundreds of species. */
const MOST_LETTERS = 300;

/** Whether a column may be one of those. */
export const isAreaColumn = columnsCalled([
  ...NAME_COLUMNS,
  ...ID_COLUMNS,
  ...DESIGNATION_COLUMNS,
  ...COUNTRY_COLUMNS,
  ...CRITERIA_COLUMNS,
  ...SPECIES_COLUMNS,
  ...ZONE_COLUMNS,
  ...URL_COLUMNS,
  ...PAGE_COLUMNS,
]);

/** The columns of one file that hold what the atlas shows, best first, spelt as in the file. */
export interface ChosenFields {
  readonly name: readonly string[];
  readonly id: readonly string[];
  readonly designation: readonly string[];
  readonly country: readonly string[];
  readonly zone: readonly string[];
  readonly criteria: readonly string[];
  readonly species: readonly string[];
  readonly url: readonly string[];
  /** Of the first provider whose column is there: its number, and the page by it. */
  readonly page: { readonly columns: readonly string[]; readonly at: (id: string) => string } | undefined;
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
    zone: pick(ZONE_COLUMNS),
    criteria: pick(CRITERIA_COLUMNS),
    species: pick(SPECIES_COLUMNS),
    url: pick(URL_COLUMNS),
    page: PAGES.flatMap(({ columns, beside, at }) => {
      const there = pick(columns);
      return there.length > 0 && (beside === undefined || pick(beside).length > 0) ? [{ columns: there, at }] : [];
    })[0],
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
  const zone = read(fields.zone);
  const designation = read(fields.designation);
  const country = zone === undefined || zone.toLowerCase() === OF_ONE_STATE ? read(fields.country) : undefined;
  const [criteria, species] = [read(fields.criteria), read(fields.species)].map((words) => words?.slice(0, MOST_LETTERS));
  const url = pageOf(read(fields.url), fields.page && read(fields.page.columns), fields.page?.at);
  return {
    id,
    name: read(fields.name) ?? `#${feature.number}`,
    ...(designation === undefined ? {} : { designation }),
    ...(country === undefined ? {} : { country }),
    ...(criteria === undefined ? {} : { criteria }),
    ...(species === undefined ? {} : { species }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The page of an area: what its own column says, if that is an address of a web server, else by its provider's number. */
function pageOf(stated: string | undefined, id: string | undefined, at: ((id: string) => string) | undefined): string | undefined {
  if (stated !== undefined && URL.canParse(stated) && /^https?:$/.test(new URL(stated).protocol)) return stated;
  return id !== undefined && /^\d+$/.test(id) ? at?.(id) : undefined;
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
