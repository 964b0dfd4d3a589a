import { addressOfDoi } from './address-of-doi.ts';
/** What can be cited: a page of the atlas, or data that it rests on. */
export interface Citable {
  /** Key of a reference: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** Who made it, as one name; of data, whose makers stand in the citation's own words, none. */
  readonly author?: string;
  /** As its makers want it cited. */
  readonly citation: string;
  readonly year?: number;
  /** Without `https://doi.org/`. */
  readonly doi?: string;
  readonly url?: string;
  /** SPDX id or address. */
  readonly licence?: string;
  /** When it was fetched, `YYYY-MM-DD`. */
  readonly accessed?: string;
}

/** The year that a citation names first in brackets, else the first that it names at all: (2022), 2011. */
export function yearOf(citation: string): number | undefined {
  const [, inBrackets] = /\((?:[^()]*\D)?((?:19|20)\d\d)[a-z]?\)/.exec(citation) ?? [];
  const [anywhere] = /\b(?:19|20)\d\d\b/.exec(citation) ?? [];
  const year = inBrackets ?? anywhere;
  return year === undefined ? undefined : Number(year);
}

const BIBTEX_SIGNS: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

/** A text as a field of BibTeX holds it; letters beyond ASCII stay (UTF-8, as biber and today's BibTeX read them). */
function escapeBibtex(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\~^{}#$%&_]/g, (sign) => BIBTEX_SIGNS[sign] ?? `\\${sign}`);
}

/** Records of BibTeX, type `misc`, one for each; addresses and DOIs stand as they are. */
export function writeBibtex(records: readonly Citable[]): string {
  return records
    .map(({ id, title, author, citation, year, doi, url, licence, accessed }) => {
      const fields: readonly (readonly [string, string | undefined])[] = [
        // Braces keep a name of an institution whole, and a title its capitals.
        ['author', author && `{${escapeBibtex(author)}}`],
        ['title', `{${escapeBibtex(title)}}`],
        ['year', year?.toString()],
        ['doi', doi],
        ['url', url],
        ['urldate', accessed],
        ['note', `${escapeBibtex(citation)}${licence === undefined ? '' : ` Licence: ${escapeBibtex(licence)}`}`],
      ];
      const lines = fields.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`  ${name} = {${value}}`]));
      return `@misc{${id},\n${lines.join(',\n')}\n}\n`;
    })
    .join('\n');
}

/** Records of RIS (Research Information Systems, 2011), type `DATA`, lines ended as the format says. */
export function writeRis(records: readonly Citable[]): string {
  const lines = records.flatMap(({ id, title, author, citation, year, doi, url, licence, accessed }) => {
    const fields: readonly (readonly [string, string | undefined])[] = [
      ['TY', 'DATA'],
      ['ID', id],
      ['TI', title],
      ['AU', author],
      ['PY', year?.toString()],
      ['DO', doi],
      ['UR', url],
      ['Y2', accessed?.replaceAll('-', '/')],
      ['N1', citation],
      ['N1', licence && `Licence: ${licence}`],
    ];
    return [...fields.flatMap(([tag, value]) => (value === undefined || value === '' ? [] : [`${tag}  - ${value.replaceAll(/\s+/g, ' ')}`])), 'ER  - ', ''];
  });
  return lines.map((line) => `${line}\r\n`).join('');
}

/** One paragraph a record. */
export function writeText(records: readonly Citable[]): string {
  return records
    .map(({ citation, doi, url, licence, accessed }) => {
      const named = [doi, url].some((address) => address !== undefined && address !== '' && citation.includes(address));
      const address = named ? '' : doi === undefined ? (url ?? '') : addressOfDoi(doi);
      return [citation, address, accessed === undefined ? '' : `Accessed ${accessed}.`, licence === undefined ? '' : `Licence: ${licence}.`]
        .filter((part) => part !== '')
        .join(' ');
    })
    .join('\n\n')
    .concat('\n');
}
