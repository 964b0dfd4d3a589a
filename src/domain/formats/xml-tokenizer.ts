import { AtlasError } from '../errors.ts';

/** A tag, comment or text longer than this is damage. */
const LONGEST_TOKEN = 1_048_576;
const NAME = /^[A-Za-z_:][\w:.-]*$/;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export interface XmlHandler {
  /** @param name without its namespace prefix */
  open(name: string, attributes: ReadonlyMap<string, string>, row: number): void;
  close(name: string, row: number): void;
  text(text: string): void;
}

/**
 * A strict reader of the XML that GPX needs, in pieces, with line numbers: elements, attributes, text, CDATA, comments.
 * Entities are the five of XML and character references; a document type is refused, so that none can be defined.
 */
export class XmlTokenizer {
  private rest = '';
  private row = 1;
  private readonly stack: string[] = [];
  private rooted = false;

  constructor(
    private readonly file: string,
    private readonly handler: XmlHandler,
  ) {}

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = this.takeToken(text, at);
      if (next < 0) break;
      this.countLines(text, at, next);
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) this.fail('a tag or text is not closed');
  }

  end(): void {
    if (this.rest.trim() !== '' || this.stack.length > 0 || !this.rooted) this.fail('the file ends before its last element does');
  }

  private countLines(text: string, from: number, to: number): void {
    for (let i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) this.row += 1;
  }

  private fail(what: string): never {
    const { file, row } = this;
    throw new AtlasError(`${file}, row ${row}: this is not well-formed XML: ${what}.`, 'Nothing was loaded. Export or download the file again.', { file, row });
  }

  private takeToken(text: string, at: number): number {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      if (end < 0) return -1;
      const words = text.slice(at, end);
      if (this.stack.length > 0) this.handler.text(this.decode(words));
      else if (words.trim() !== '') this.fail('text outside of every element');
      return end;
    }
    if (text.length - at < 9 && !text.includes('>', at)) return -1;
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      if (end >= 0 && this.stack.length > 0) this.handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<!', at)) this.fail('a document type is not accepted');
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    this.takeTag(text.slice(at + 1, end));
    return end + 1;
  }

  private takeTag(tag: string): void {
    if (tag.startsWith('/')) {
      const name = tag.slice(1).trimEnd();
      if (this.stack.pop() !== name) this.fail(`"${name.slice(0, 40)}" is closed but not open`);
      this.handler.close(local(name), this.row);
      return;
    }
    const empty = tag.endsWith('/');
    const body = empty ? tag.slice(0, -1) : tag;
    const name = /^[^\s]*/.exec(body)?.[0] ?? '';
    if (!NAME.test(name)) this.fail(`"${name.slice(0, 40)}" is no element`);
    if (this.stack.length === 0 && this.rooted) this.fail('a second outermost element');
    this.rooted = true;
    this.handler.open(local(name), this.readAttributes(body, name.length), this.row);
    if (empty) this.handler.close(local(name), this.row);
    else this.stack.push(name);
  }

  private readAttributes(body: string, from: number): Map<string, string> {
    const attributes = new Map<string, string>();
    const end = body.trimEnd().length;
    let at = from;
    while (at < end) {
      ATTRIBUTE.lastIndex = at;
      const match = ATTRIBUTE.exec(body);
      if (!match) this.fail('an attribute cannot be read');
      attributes.set(match[1] ?? '', this.decode(match[2] ?? match[3] ?? ''));
      at = ATTRIBUTE.lastIndex;
    }
    return attributes;
  }

  private decode(text: string): string {
    if (!text.includes('&')) return text;
    return text.replaceAll(/&([^;\s&]{0,32};)?/g, (whole, body: string | undefined) => {
      const name = (body ?? '').slice(0, -1);
      const code = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
      const point = code ? (code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)) : undefined;
      if (point !== undefined && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
      const plain = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
      return plain ?? this.fail(`the entity "${whole}" is not known`);
    });
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The place after a mark, or -1 while it has not come. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: not one inside an attribute's value. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < text.length; i++) {
    const mark = text[i]!;
    if (quote !== '') {
      if (mark === quote) quote = '';
    } else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '>') return i;
  }
  return -1;
}
