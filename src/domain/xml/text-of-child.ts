import type { XmlElement } from './read-xml.ts';

/** The trimmed text of the first direct child of a name; empty when there is none. */
export function textOfChild(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
