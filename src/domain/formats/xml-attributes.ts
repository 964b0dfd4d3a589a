/** The attributes of an element, by name, in their order. */
export interface XmlAttributes extends Iterable<readonly [name: string, value: string]> {
  get(name: string): string | undefined;
}

/** Most elements have a few, which are found by looking at each; of more a map is made. */
const FEW = 16;

/** Attributes as they are read. A map for each of millions of elements would take longer than all else that is read of it. */
export class Attributes implements XmlAttributes {
  /** Nearly always the only one. */
  #name: string | undefined;
  #value = '';
  /** The others, each name with its value behind it. */
  #more: string[] | undefined;
  #many: Map<string, string> | undefined;

  get(name: string): string | undefined {
    if (name === this.#name) return this.#value;
    if (this.#many) return this.#many.get(name);
    const more = this.#more;
    if (more) for (let at = 0; at < more.length; at += 2) if (more[at] === name) return more[at + 1];
    return undefined;
  }

  /** @param name that there is not among them yet */
  add(name: string, value: string): void {
    if (this.#name === undefined) {
      this.#name = name;
      this.#value = value;
      return;
    }
    if (this.#many) this.#many.set(name, value);
    else {
      this.#more ??= [];
      this.#more.push(name, value);
      if (this.#more.length > 2 * FEW) this.#many = new Map(this);
    }
  }

  *[Symbol.iterator](): Generator<readonly [string, string]> {
    if (this.#name !== undefined && !this.#many?.has(this.#name)) yield [this.#name, this.#value];
    if (this.#many) yield* this.#many;
    else for (let at = 0; at < (this.#more?.length ?? 0); at += 2) yield [this.#more![at]!, this.#more![at + 1]!];
  }
}

/** Those of an element that has none. */
export const NO_ATTRIBUTES: XmlAttributes = new Attributes();
