import { AtlasError } from '../errors.ts';
import { noteOf } from '../notes.ts';
import { NO_ATTRIBUTES, type XmlAttributes } from './xml-attributes.ts';
import { XmlTokenizer } from './xml-tokenizer.ts';

/** An element of an XML document; prefixes are dropped from names, so that `gpx:trk` is `trk`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, CDATA as it is, without white space before it; of an element that is not wanted none. */
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

interface OpenElement extends XmlElement {
  children: OpenElement[];
  text: string;
}

/** Whether a text is nothing but white space. */
function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && (code < 9 || code > 13 || code === 11 || code === 12)) return false;
  }
  return true;
}

/** The elements that a tree is read for, by name and attributes; a set of names is one. */
export interface WantedElements {
  has(name: string, attributes: XmlAttributes): boolean;
}

/** Elements that a tree may have: each takes some hundred bytes, and `<a/>` four of a file. */
const MOST_ELEMENTS = 3_000_000;

/** Elements that are handed over whole as each ends, and are then no part of the tree: of hundreds of thousands one at a time fills no memory. */
export interface TakenElements {
  /** Their names; one inside another is a part of that. */
  readonly names: ReadonlySet<string>;
  /** @param parents from the document, which has no name, to the innermost; what they hold so far. Not kept: they change. */
  take(element: XmlElement, parents: readonly XmlElement[]): void;
  /** Told of each wanted element outside them as it ends. @returns whether the tree need not hold it any longer */
  close?(element: XmlElement): boolean;
}

/**
 * Read a whole XML document as a tree, by the rules of `XmlTokenizer`.
 * @param wanted the elements that the tree is read for: others stay where such lie in them
 * @param taken elements that the tree is not to hold; the outermost is always in it
 * @throws AtlasError naming the file and the line (as `row`) of the first thing that is not well formed
 */
export function readXml(text: string, file: string, wanted?: WantedElements, taken?: TakenElements): XmlElement {
  const document: OpenElement = { name: '', attributes: NO_ATTRIBUTES, children: [], text: '', line: 1 };
  const open = [document];
  const wants = [false];
  /** Shared by all that have none: most elements are leaves. */
  const none: OpenElement[] = [];
  let count = 0;
  /** How many of those that are taken are open. */
  let within = 0;
  const tokenizer = new XmlTokenizer(file, {
    open(name, attributes, line) {
      count += 1;
      if (count > MOST_ELEMENTS) throw new AtlasError('xml.malformed', { what: noteOf('xml.tooMany', { n: MOST_ELEMENTS }) }, { file, row: line });
      const element: OpenElement = { name, attributes, children: none, text: '', line };
      const parent = open.at(-1)!;
      if (parent.children === none) parent.children = [];
      parent.children.push(element);
      open.push(element);
      wants.push(!wanted || wanted.has(name, attributes));
      if (taken?.names.has(name)) within += 1;
    },
    close() {
      const closed = open.pop()!;
      const isWanted = wants.pop()!;
      // A copy has room for what is in it; a list that grew has it for sixteen more, and most elements hold one or two.
      if (closed.children.length > 0) closed.children = closed.children.slice();
      const parent = open.at(-1)!;
      if (taken?.names.has(closed.name)) {
        within -= 1;
        if (within === 0 && parent !== document) {
          parent.children.pop();
          taken.take(closed, open);
          return;
        }
      }
      if (parent === document) return;
      if (isWanted || closed.children.length > 0) {
        if (isWanted && within === 0 && taken?.close?.(closed)) parent.children.pop();
        return;
      }
      parent.children.pop();
      count -= 1;
    },
    text(words) {
      if (!wants.at(-1)!) return;
      const element = open.at(-1)!;
      // Line ends between millions of elements would be millions of texts.
      if (element.text !== '' || !isBlank(words)) element.text += words;
    },
  });
  tokenizer.push(text);
  tokenizer.end();
  return document.children[0]!;
}

/**
 * Every element of a name below another, in document order. What lies inside one found is its own: nested a hundred deep,
 * each would be read with all the others in it.
 */
export function findElements(element: XmlElement, name: string, found: XmlElement[] = []): XmlElement[] {
  for (const child of element.children) {
    if (child.name === name) found.push(child);
    else findElements(child, name, found);
  }
  return found;
}

/** The trimmed text of the first direct child of a name; empty when there is none. */
export function textOfChild(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
