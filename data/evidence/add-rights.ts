import Papa from 'papaparse';
import { writeCsv } from '../../src/domain/formats/csv.ts';
import type { Rights } from '../../src/domain/formats/geojson.ts';

const COLUMNS = ['licence', 'attribution', 'citation', 'doi'] as const;
const NEWLINE = '\r\n';

/**
 * A CSV table with the licence, attribution, citation and DOI (where it has one) of its data in each row, as the tables have that the page writes:
 * rows are taken out of a file and passed on without it.
 * @param csv RFC 4180, with a header
 */
export function addRights(csv: Uint8Array, rights: Rights): Uint8Array<ArrayBuffer> {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(csv), { skipEmptyLines: true });
  // Quoted, and guarded against formulas, as all that the atlas writes; the cells before them are so already.
  const columns = COLUMNS.filter((column) => rights[column] !== undefined);
  const cells = writeCsv([rights], columns).slice(columns.join(',').length + NEWLINE.length, -NEWLINE.length);
  const rows = data.map((row, at) => `${Papa.unparse([row])},${at === 0 ? columns.join(',') : cells}`);
  return new TextEncoder().encode(`${rows.join(NEWLINE)}${NEWLINE}`);
}
