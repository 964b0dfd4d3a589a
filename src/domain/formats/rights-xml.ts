import { addressOfDoi } from '../citation/address-of-doi.ts';
import { escapeXml } from './escape-xml.ts';
import type { Rights } from './geojson.ts';

/** A file of the atlas: what it is called, where it comes from, and whose data are in it. */
export interface FileAbout extends Rights {
  readonly title: string;
  /** The page that it was taken from. */
  readonly address?: string | undefined;
  /** What a reader must know before using it. */
  readonly notes?: readonly string[];
}

/** Standard that `writeDublinCore` follows. */
export const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** Title, licence, attribution, citation and DOI as RDF in the words of Dublin Core, as SVG and GeoPackage keep them. */
export function writeDublinCore({ title, licence, attribution, citation, doi, address, notes = [] }: FileAbout): string {
  const elements: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['creator', attribution],
    ['rights', licence],
    ['bibliographicCitation', citation],
    ['identifier', doi && addressOfDoi(doi)],
    ['source', address],
    ...notes.map((note) => ['description', note] as const),
  ];
  const lines = elements.flatMap(([name, value]) => {
    if (value === undefined || value === '') return [];
    const tag = name === 'bibliographicCitation' ? `dcterms:${name}` : `dc:${name}`;
    return [`<${tag}>${escapeXml(value)}</${tag}>`];
  });
  const names = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="${DUBLIN_CORE}" xmlns:dcterms="http://purl.org/dc/terms/"`;
  return `<rdf:RDF ${names}><rdf:Description rdf:about="">${lines.join('')}</rdf:Description></rdf:RDF>`;
}

/** The same as a shapefile's .shp.xml, in the elements of FGDC's Content Standard for Digital Geospatial Metadata (FGDC-STD-001-1998). */
export function writeFgdc({ title, licence, attribution, citation, doi, address, notes = [] }: FileAbout): string {
  const link = doi === undefined ? address : addressOfDoi(doi);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<metadata><idinfo>',
    `<citation><citeinfo><origin>${escapeXml(attribution)}</origin><title>${escapeXml(title)}</title><othercit>${escapeXml(citation)}</othercit>`,
    `${link === undefined ? '' : `<onlink>${escapeXml(link)}</onlink>`}</citeinfo></citation>`,
    `<descript><abstract>${escapeXml([title, ...notes].join('. '))}</abstract></descript>`,
    `<accconst>None</accconst><useconst>${escapeXml(licence)}</useconst><datacred>${escapeXml(attribution)}</datacred>`,
    '</idinfo></metadata>\n',
  ].join('\n');
}

/** The same as lines of text, for people. */
export function writeAbout({ title, licence, attribution, citation, doi, address, notes = [] }: FileAbout): string {
  return [
    title,
    `Licence: ${licence}`,
    `Attribution: ${attribution}`,
    `Citation: ${citation}`,
    ...(doi === undefined ? [] : [`DOI: ${addressOfDoi(doi)}`]),
    ...(address === undefined ? [] : [`From: ${address}`]),
    ...notes,
  ].join('\r\n');
}
