import { addressOfDoi } from '../citation/address-of-doi.ts';
import type { CsvCell } from './csv.ts';
import type { Rights } from './geojson.ts';

/** Whose data a row of a table is of, by column: an empty DOI where there is none. */
export function rowOfRights({ licence, attribution, citation, doi }: Rights): Record<'licence' | 'attribution' | 'citation' | 'doi', CsvCell> {
  return { licence, attribution, citation, doi: doi && addressOfDoi(doi) };
}
