import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A node of the syntax tree (ESTree), as far as a test asks. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
export const nodeOf = (value: unknown): Node | undefined => (isNode(value) ? value : undefined);
export const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
export const stringOf = (node: Node | undefined): string | undefined => (typeof node?.['value'] === 'string' ? node['value'] : undefined);
export const nameOf = (value: unknown): string | undefined => {
  const node = nodeOf(value);
  const name = node?.type === 'MemberExpression' ? nodeOf(node['property'])?.['name'] : node?.['name'];
  return typeof name === 'string' ? name : undefined;
};

/** Every node of a tree, outer ones first; types and what imports name are left out. */
export function nodesIn(root: Node): Node[] {
  if (root.type.startsWith('TSType') || root.type === 'TSInterfaceDeclaration' || root.type === 'ImportDeclaration') return [];
  return [
    root,
    ...Object.values(root)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter(isNode)
      .flatMap(nodesIn),
  ];
}

/** Whether a literal may become a key: a whole one its own, one with places any with its pieces in their order. After a colon comes a value. */
export function mayBecome(node: Node): ((text: string) => boolean) | undefined {
  if (node.type === 'Literal') return (text) => text === node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  const pieces = nodesOf(node['quasis']).map(({ value }) => (typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''));
  const [first = '', ...rest] = pieces;
  const [code] = first.split(':');
  if (code !== first) return (text) => text === code;
  // One that begins with a place could be any text.
  if (!/^[\w-]+\./.test(first)) return undefined;
  return (text) => {
    let at = first.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return text.startsWith(first) && text.endsWith(pieces.at(-1) ?? '');
  };
}

export interface Module {
  readonly path: string;
  readonly nodes: readonly Node[];
  /** Modules that come with it. */
  readonly imports: readonly string[];
}

const FROM = { ImportDeclaration: true, ExportNamedDeclaration: true, ExportAllDeclaration: true };

/** The modules of the atlas by their path from the root. */
export function readModules(): Map<string, Module> {
  const files = ['src', 'data']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => /\.tsx?$/.test(path))
    .sort();
  return new Map(
    files.map((path) => {
      const { program } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'));
      const body = nodesOf(program.body);
      const imports = body
        .filter((node) => node.type in FROM && node['importKind'] !== 'type' && node['exportKind'] !== 'type')
        .flatMap((node) => resolveImport(path, nodeOf(node['source'])) ?? []);
      return [path, { path, nodes: body.flatMap(nodesIn), imports }];
    }),
  );
}

/** The path of a module that another imports, by what it is called there; none of another's package. */
export function resolveImport(from: string, source: Node | undefined): string | undefined {
  const called = stringOf(source);
  return called?.startsWith('.') ? resolve('/', dirname(from), called).slice(1) : undefined;
}
