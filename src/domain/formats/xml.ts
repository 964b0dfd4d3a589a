import { XmlTokenizer } from './xml-tokenizer.ts';

/** An element of an XML document; prefixes are dropped from names, so that `gpx:trk` is `trk`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, CDATA as it is. */
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/**
 * Read a whole XML document as a tree, by the rules of `XmlTokenizer`.
 * @throws AtlasError naming the file and the line (as `row`) of the first thing that is not well formed
 */
export function readXml(text: string, file: string): XmlElement {
  const document: OpenElement = { name: '', attributes: new Map(), children: [], text: '', line: 1 };
  const open = [document];
  const tokenizer = new XmlTokenizer(file, {
    open(name, attributes, line) {
      const element: OpenElement = { name, attributes, children: [], text: '', line };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(words) {
      open.at(-1)!.text += words;
    },
  });
  tokenizer.push(text);
  tokenizer.end();
  return document.children[0]!;
}

/** Every element of a name below (not in) another, in document order; those inside one found are found too. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findElements(child, name)]);
}

/** The trimmed text of the first direct child of a name; empty when there is none. */
export function textOfChild(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
