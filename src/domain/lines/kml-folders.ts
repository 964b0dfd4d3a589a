import { textOfChild, type XmlElement } from '../formats/xml.ts';

/** A folder that something lies in; its name is known once it has ended. */
export interface KmlFolder {
  readonly above: KmlFolder | undefined;
  /** Its own; empty where it has none. */
  name: string;
  names: readonly string[] | undefined;
}

const NONE: readonly string[] = [];

/** The folders that things of a KML document lie in. A folder's name may stand after what lies in it, so that names are asked for at the end. */
export class KmlFolders {
  /** Those that have not ended. */
  private readonly open = new Map<XmlElement, KmlFolder>();
  /** Lists of names by the list above and the last name: hundreds of thousands of folders may share a few. */
  private readonly lists = new Map<readonly string[], Map<string, readonly string[]>>();

  constructor(private readonly isFolder: (element: XmlElement, parent: XmlElement) => boolean) {}

  /**
   * The innermost folder that something lies in.
   * @param parents what it lies in, from the document
   */
  around(parents: readonly XmlElement[]): KmlFolder | undefined {
    return this.innermost(parents, parents.length - 1);
  }

  /** An element has ended. @returns whether it is a folder that something lies in: the document's tree need not hold it any longer */
  close(element: XmlElement): boolean {
    const folder = this.open.get(element);
    if (!folder) return false;
    folder.name = textOfChild(element, 'name');
    this.open.delete(element);
    return true;
  }

  /** At the document's end: the names of a folder and those around it, from the outermost, without those that have none. One list for the same names. */
  namesOf(folder: KmlFolder | undefined): readonly string[] {
    if (!folder) return NONE;
    folder.names ??= this.list(this.namesOf(folder.above), folder.name);
    return folder.names;
  }

  private list(above: readonly string[], name: string): readonly string[] {
    if (name === '') return above;
    let inside = this.lists.get(above);
    if (!inside) this.lists.set(above, (inside = new Map()));
    let names = inside.get(name);
    if (!names) inside.set(name, (names = [...above, name]));
    return names;
  }

  private innermost(parents: readonly XmlElement[], from: number): KmlFolder | undefined {
    for (let at = from; at > 0; at--) {
      const element = parents[at]!;
      if (!this.isFolder(element, parents[at - 1]!)) continue;
      const known = this.open.get(element);
      if (known) return known;
      const found: KmlFolder = { above: this.innermost(parents, at - 1), name: '', names: undefined };
      this.open.set(element, found);
      return found;
    }
    return undefined;
  }
}
