import { findElements, textOfChild, type WantedElements, type XmlElement } from '../formats/xml.ts';
import { NAME_COLUMNS, nameOf } from './alignment.ts';

/** The elements of these names, and those that name a placemark: of a layer's attributes, of which there may be millions, the names alone. */
export function wantWithNames(names: readonly string[]): WantedElements {
  const all = new Set([...names, 'name', 'value']);
  return { has: (name, attributes) => all.has(name) || (name === 'SimpleData' && NAME_COLUMNS.includes(attributes.get('name')?.toLowerCase() ?? '')) };
}

/** A placemark's name: its own, else the one among its extended data, where GIS programs write a layer's attributes; empty when there is none. */
export function nameOfPlacemark(placemark: XmlElement): string {
  const name = textOfChild(placemark, 'name');
  if (name !== '') return name;
  const data = placemark.children.filter((child) => child.name === 'ExtendedData');
  const properties = data.flatMap((element) => [
    ...findElements(element, 'Data').map((each) => [each.attributes.get('name') ?? '', textOfChild(each, 'value')] as const),
    ...findElements(element, 'SimpleData').map((each) => [each.attributes.get('name') ?? '', each.text.trim()] as const),
  ]);
  return nameOf(Object.fromEntries(properties));
}
