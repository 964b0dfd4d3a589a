import Papa from 'papaparse';
import type { Layer } from '../../src/domain/catalog/fields.ts';
import { writeCsv } from '../../src/domain/formats/csv.ts';

const COLUMNS = ['licence', 'attribution', 'citation'] as const;
const NEWLINE = '\r\n';

/**
 * A CSV table with the licence, attribution and citation of its data in each row, as the tables have that the page writes:
 * rows are taken out of a file and passed on without it.
 * @param csv RFC 4180, with a header
 */
export function addRights(csv: Uint8Array, rights: Pick<Layer, (typeof COLUMNS)[number]>): Uint8Array<ArrayBuffer> {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(csv), { skipEmptyLines: true });
  // Quoted, and guarded against formulas, as all that the atlas writes; the cells before them are so already.
  const cells = writeCsv([rights], COLUMNS).slice(COLUMNS.join(',').length + NEWLINE.length, -NEWLINE.length);
  const rows = data.map((row, at) => `${Papa.unparse([row])},${at === 0 ? COLUMNS.join(',') : cells}`);
  return new TextEncoder().encode(`${rows.join(NEWLINE)}${NEWLINE}`);
}
