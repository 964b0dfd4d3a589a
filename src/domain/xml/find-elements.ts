import type { XmlElement } from './read-xml.ts';

/** Every element of a name below (not in) another, in document order; those inside one found are found too. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findElements(child, name)]);
}
