import { textOfChild, type XmlElement } from '../formats/xml.ts';
import { type Note, noteOf } from '../notes.ts';

/** The elements of a KML document that are read one at a time. */
export const PLACEMARKS_AND_LINKS: ReadonlySet<string> = new Set(['Placemark', 'NetworkLink']);

/** The address that a NetworkLink of KML names; empty where it names none. */
export function addressOf(networkLink: XmlElement): string {
  const link = networkLink.children.find(({ name }) => name === 'Link' || name === 'Url');
  return link ? textOfChild(link, 'href') : '';
}

/** What is said of links that lead out of the file. */
export function noteLinks(links: readonly string[], file: string): Note[] {
  return links.length === 0 ? [] : [noteOf('imported.kmlLinks', { file, n: links.length, link: links[0]?.slice(0, 80) ?? '' })];
}

/** Where a link leads inside the archive, in lower case. */
export function resolveLink(link: string, from: string): string {
  try {
    const base = new URL(`archive:///${encodeURI(from)}`);
    return decodeURI(new URL(link.replaceAll('\\', '/').replaceAll(' ', '%20'), base).pathname.replace(/^\//, '')).toLowerCase();
  } catch {
    return '';
  }
}
