import { HEADING, TITLE } from '../lay.ts';

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that sheets have. */
export type Role = 'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/** A part of a document as a reader of its tags finds it, in the order in which it is read. */
export interface Part {
  readonly role: Role;
  readonly children: Part[];
  /** Of a `TH`: what it heads. */
  readonly scope?: 'Column' | 'Row' | undefined;
  /** What a picture shows. */
  readonly alt?: string | undefined;
  /** The text as it is read, where it stands otherwise on the paper. */
  readonly actual?: string | undefined;
}

export interface TagPlan {
  readonly root: Part;
  /** Those that hold text, by the numbers that their nodes carry. */
  readonly leaves: readonly Part[];
  /** Pictures by their names, in the order in which they stand. */
  readonly figures: ReadonlyMap<string, readonly Part[]>;
}

/** By this property of a node its part is found again, once its lines are set. */
const TAG = 'tag';
/** What pdfmake is to know of a heading's bookmark, once its lines are set. */
const BOOKMARK = 'bookmark';
/** Ids of lines, by which pdfmake tells pdfkit where they begin. */
export const LEAF_ID = 'leaf-';
export const ARTIFACT_ID = 'artifact-';

type Node = object;

/** What may stand in a text to say where it is broken or which way it runs. */
const UNSEEN = /[\u200B\u2060\u2066-\u2069\u200E\u200F]/g;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether what stands in a stack is a list of its own (`layList`). */
const isList = (node: Node): boolean => 'stack' in node && 'isList' in node && node.isList === true;

/** The characters of a text as it is read. */
function plainText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(plainText).join('');
  return isNode(text) && 'text' in text ? plainText(text.text) : '';
}

/**
 * The parts of a document before its lines are set; its nodes are changed: each text carries the number of its part.
 * @param content of a pdfmake document
 * @param isTurned whether lines will stand from right to left, so that their letters are no longer in the order of reading
 */
export function planTags(content: unknown[], isTurned: boolean): TagPlan {
  const root: Part = { role: 'Document', children: [] };
  const leaves: Part[] = [];
  const figures = new Map<string, Part[]>();

  /** The number of the document's heading under which others stand in the list of bookmarks. */
  let title: number | undefined;

  const addLeaf = (node: Node, { role, scope }: Pick<Part, 'role' | 'scope'>, parent: Part): void => {
    const text = 'text' in node ? plainText(node.text) : '';
    const part: Part = { role, scope, children: [], ...(isTurned && text !== '' ? { actual: text } : {}) };
    parent.children.push(part);
    const number = leaves.push(part) - 1;
    Reflect.set(node, TAG, number);
    if (role === 'H1') title = number;
    if (role === 'H1' || role === 'H2') {
      const under = role === 'H2' && title !== undefined ? { outlineParentId: `${LEAF_ID}${title}/0` } : {};
      Reflect.set(node, BOOKMARK, { outline: true, outlineText: text.replaceAll(UNSEEN, ''), outlineExpanded: role === 'H1', ...under });
    }
  };
  const roleOf = (node: Node): Role => {
    const level: unknown = 'headlineLevel' in node ? node.headlineLevel : undefined;
    return level === TITLE ? 'H1' : level === HEADING ? 'H2' : 'P';
  };
  const walkCell = (cell: unknown, head: Part['scope'], row: Part): unknown => {
    const what = head === undefined ? { role: 'TD' as const } : { role: 'TH' as const, scope: head };
    if (isNode(cell) && 'text' in cell) {
      addLeaf(cell, what, row);
      return cell;
    }
    const part: Part = { ...what, children: [] };
    row.children.push(part);
    return walk(cell, part);
  };
  /** What is to stand in the node's place: a text alone has no room for a number. */
  function walk(node: unknown, parent: Part): unknown {
    if (typeof node === 'string') return node === '' ? node : walk({ text: node }, parent);
    if (Array.isArray(node)) return walkAll(node, parent);
    if (!isNode(node)) return node;
    if ('text' in node) {
      if (plainText(node.text) !== '') addLeaf(node, { role: roleOf(node) }, parent);
    } else if ('image' in node && typeof node.image === 'string') {
      const figure: Part = { role: 'Figure', children: [], alt: 'alt' in node && typeof node.alt === 'string' ? node.alt : undefined };
      parent.children.push(figure);
      figures.set(node.image, [...(figures.get(node.image) ?? []), figure]);
    } else if ('table' in node && isNode(node.table) && 'body' in node.table) {
      const table: Part = { role: 'Table', children: [] };
      parent.children.push(table);
      const heads = 'headerRows' in node.table && typeof node.table.headerRows === 'number' ? node.table.headerRows : 0;
      for (const [index, cells] of listOf(node.table.body).entries()) {
        const row: Part = { role: 'TR', children: [] };
        table.children.push(row);
        const list = listOf(cells);
        list.forEach((cell, at) => {
          // The first cell of a row says what the others are of.
          list[at] = walkCell(cell, index < heads ? 'Column' : at === 0 && list.length > 1 ? 'Row' : undefined, row);
        });
      }
    } else if ('ul' in node || isList(node)) {
      const holder = 'ul' in node ? 'ul' : 'stack';
      Reflect.set(node, holder, walkItems(listOf(Reflect.get(node, holder)), parent));
    } else {
      for (const holder of ['stack', 'columns', 'ul', 'ol']) if (holder in node) Reflect.set(node, holder, walkAll(listOf(Reflect.get(node, holder)), parent));
    }
    return node;
  }
  function walkItems(items: unknown[], parent: Part): unknown[] {
    const list: Part = { role: 'L', children: [] };
    if (items.length > 0) parent.children.push(list);
    return items.map((item) => {
      const body: Part = { role: 'LBody', children: [] };
      list.children.push({ role: 'LI', children: [body] });
      return walk(item, body);
    });
  }
  function walkAll(list: unknown[], parent: Part): unknown[] {
    list.forEach((node, at) => {
      list[at] = walk(node, parent);
    });
    return list;
  }

  walkAll(content, root);
  return { root, leaves, figures };
}

/**
 * Give every text of a node whose lines are set an id that names its part; those that have none are artifacts, as a footer is.
 * @param taken how many ids of each name there are by now
 */
export function nameLines(node: unknown, taken: Map<string, number>): void {
  if (Array.isArray(node)) {
    for (const one of node) nameLines(one, taken);
    return;
  }
  if (!isNode(node)) return;
  if ('text' in node) {
    const tag: unknown = Reflect.get(node, TAG);
    const name = typeof tag === 'number' ? `${LEAF_ID}${tag}` : ARTIFACT_ID;
    const n = taken.get(name) ?? 0;
    taken.set(name, n + 1);
    Reflect.set(node, 'id', `${name}/${n}`);
    // A heading of several lines is one bookmark.
    const bookmark: unknown = Reflect.get(node, BOOKMARK);
    if (n === 0 && isNode(bookmark)) Object.assign(node, bookmark);
    return;
  }
  for (const holder of ['stack', 'columns', 'ul', 'ol']) if (holder in node) nameLines(Reflect.get(node, holder), taken);
  if ('table' in node && isNode(node.table) && 'body' in node.table) nameLines(node.table.body, taken);
}

/** The leaf that an id names; undefined of what is an artifact. */
export function leafOfId(plan: TagPlan, id: string): Part | undefined {
  const match = /^leaf-(\d+)\//.exec(id);
  return match ? plan.leaves[Number(match[1])] : undefined;
}
