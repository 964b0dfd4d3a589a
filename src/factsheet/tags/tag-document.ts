import type { KitDocument, KitElement } from 'pdfmake/build/pdfmake.js';
import { ARTIFACT_ID, LEAF_ID, leafOfId, type Part, type TagPlan } from './plan-tags.ts';

// pdfmake draws by pdfkit, which can tag what it draws; pdfmake does not ask it to. Here pdfkit is told of every line, picture and
// rule as pdfmake draws it: lines name their part by an id, which pdfmake hands on as a destination, pictures by their name, and all
// else is an artifact.

/** What marks a document as it is drawn: one stretch of a page is open at a time. */
class Tagger {
  private readonly elements = new Map<Part, KitElement>();
  private readonly shown = new Map<string, number>();
  private readonly drawnIds = new Set<string>();
  private current: Part | 'artifact' = 'artifact';
  private open: Part | 'artifact' | undefined;
  /** The link that is being drawn, word by word. */
  private link: { readonly url: string; readonly of: Part; readonly element: KitElement } | undefined;

  constructor(
    private readonly document: KitDocument,
    private readonly plan: TagPlan,
  ) {
    document.addStructure(this.make(plan.root));
  }

  private make(part: Part): KitElement {
    const element = this.document.struct(part.role, {
      ...(part.alt === undefined ? {} : { alt: part.alt }),
      ...(part.actual === undefined ? {} : { actual: part.actual }),
      ...(part.scope === undefined ? {} : { scope: part.scope }),
    });
    this.elements.set(part, element);
    for (const child of part.children) element.add(this.make(child));
    return element;
  }

  close(): void {
    this.endLink();
    if (this.open === undefined) return;
    this.document.endMarkedContent();
    this.open = undefined;
  }

  enter(part: Part | 'artifact'): void {
    if (this.open === part && !this.link) return;
    this.close();
    if (part === 'artifact') this.document.markContent('Artifact');
    else this.elements.get(part)?.add(this.document.markStructureContent(part.role));
    this.open = part;
  }

  /** A line, or a part of one, begins. */
  beginText(id: string | undefined): void {
    if (id === undefined) return;
    // The head of a table that goes on on another page stands there again.
    const again = this.drawnIds.has(id);
    this.drawnIds.add(id);
    this.current = again ? 'artifact' : (leafOfId(this.plan, id) ?? 'artifact');
  }

  drawText(link: string | null | undefined, draw: () => void): void {
    const { current, document } = this;
    const parent = current === 'artifact' ? undefined : this.elements.get(current);
    if (typeof link !== 'string' || !parent) {
      this.enter(current);
      return draw();
    }
    if (this.link?.url !== link || this.link.of !== current) {
      this.close();
      const element = document.struct('Link', {});
      parent.add(element);
      element.add(document.markStructureContent('Link'));
      if (current !== 'artifact') this.link = { url: link, of: current, element };
      document._currentStructureElement = element;
    }
    return draw();
  }

  private endLink(): void {
    const { document, link } = this;
    if (!link) return;
    this.link = undefined;
    document._currentStructureElement = undefined;
    document.endMarkedContent();
    // Before the page ends: pdfkit takes the page of a link for the one at which it is ended.
    link.element.end();
  }

  drawImage(name: string, draw: () => void): void {
    const n = this.shown.get(name) ?? 0;
    this.shown.set(name, n + 1);
    this.enter(this.plan.figures.get(name)?.[n] ?? 'artifact');
    draw();
    this.close();
  }
}

const taggers = new WeakMap<KitDocument, Tagger>();
let drawing: TagPlan | undefined;

/** The plan of the document that is drawn next; undefined leaves documents without tags. */
export function planDocument(plan: TagPlan | undefined): void {
  drawing = plan;
}

function taggerOf(document: KitDocument): Tagger | undefined {
  const known = taggers.get(document);
  if (known || !drawing) return known;
  const made = new Tagger(document, drawing);
  taggers.set(document, made);
  return made;
}

const isOurs = (id: string | undefined): id is string => id !== undefined && (id.startsWith(LEAF_ID) || id.startsWith(ARTIFACT_ID));

/** Teach every document of a pdfkit, once, to mark what it draws by the plan of its time; `kit` is what its documents have in common. */
export function teachTags(kit: KitDocument): void {
  const { text, image, link, lineWidth, addPage, end } = kit;
  kit.text = function draw(this: KitDocument, said, x, y, options) {
    const tagger = taggerOf(this);
    const { destination, ...rest } = options;
    if (!isOurs(destination)) {
      if (!tagger) return text.call(this, said, x, y, options);
      tagger.drawText(options.link, () => text.call(this, said, x, y, options));
      return this;
    }
    tagger?.beginText(destination);
    if (tagger) tagger.drawText(rest.link, () => text.call(this, said, x, y, rest));
    else text.call(this, said, x, y, rest);
    return this;
  };
  kit.image = function draw(this: KitDocument, source, x, y, options) {
    const tagger = taggerOf(this);
    if (!tagger) return image.call(this, source, x, y, options);
    tagger.drawImage(source, () => image.call(this, source, x, y, options));
    return this;
  };
  kit.link = function draw(this: KitDocument, x, y, w, h, url, options = {}) {
    // A text object of a PDF, to pdfkit; a plain text would be a name.
    // oxlint-disable-next-line no-new-wrappers
    return link.call(this, x, y, w, h, url, taggerOf(this) ? { Contents: new String(url), ...options } : options);
  };
  // Every rule, box and bar begins with its width.
  kit.lineWidth = function set(this: KitDocument, width) {
    taggerOf(this)?.enter('artifact');
    return lineWidth.call(this, width);
  };
  kit.addPage = function add(this: KitDocument, options) {
    taggers.get(this)?.close();
    return addPage.call(this, options);
  };
  kit.end = function finish(this: KitDocument) {
    taggers.get(this)?.close();
    return end.call(this);
  };
}
