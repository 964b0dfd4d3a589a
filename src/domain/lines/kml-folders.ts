import { textOfChild, type XmlElement } from '../formats/xml.ts';

interface Folder {
  readonly element: XmlElement;
  readonly above: Folder | undefined;
  /** From the outermost; one list for all that lies in it. */
  readonly names: string[];
}

const NONE: readonly string[] = [];

/** The folders that things of a KML document lie in. Their names are known at its end alone: one may stand after what lies in it. */
export class KmlFolders {
  private readonly known = new Map<XmlElement, Folder>();

  constructor(private readonly isFolder: (element: XmlElement, parent: XmlElement) => boolean) {}

  /**
   * The names of the folders that something lies in, from the outermost, without those that have none; filled by `name`.
   * @param parents what it lies in, from the document
   */
  around(parents: readonly XmlElement[]): readonly string[] {
    return this.innermost(parents, parents.length - 1)?.names ?? NONE;
  }

  /** Fill all lists of names, at the document's end. */
  name(): void {
    // Each comes after those that it lies in.
    for (const { element, above, names } of this.known.values()) {
      if (above) names.push(...above.names);
      const name = textOfChild(element, 'name');
      if (name !== '') names.push(name);
    }
  }

  private innermost(parents: readonly XmlElement[], from: number): Folder | undefined {
    for (let at = from; at > 0; at--) {
      const element = parents[at]!;
      if (!this.isFolder(element, parents[at - 1]!)) continue;
      const known = this.known.get(element);
      if (known) return known;
      const found = { element, above: this.innermost(parents, at - 1), names: [] };
      this.known.set(element, found);
      return found;
    }
    return undefined;
  }
}
