import { describe, expect, it } from 'vitest';
import { SHEET_TEXTS } from '../../../src/factsheet/sheet-texts.ts';
import { neededValues, readCatalogues } from './catalogues.ts';
import { nameOf, nodeOf, nodesIn, nodesOf, mayBecome, readModules, resolveImport, stringOf, type Module, type Node } from './source.ts';

const catalogues = readCatalogues('en');
const texts = new Map([...catalogues.values()].flatMap((catalogue) => Object.entries(catalogue)));
const parts = new Map([...catalogues].flatMap(([part, catalogue]) => Object.keys(catalogue).map((key) => [key, part] as const)));
const modules = readModules();

const calls = (nodes: readonly Node[], name: string): Node[] =>
  nodes.filter((node) => (node.type === 'CallExpression' || node.type === 'NewExpression') && nameOf(node['callee']) === name);
const argumentsOf = (call: Node): Node[] => nodesOf(call['arguments']);
const literalsOf = (nodes: readonly Node[]): string[] => nodes.flatMap((node) => stringOf(node) ?? []);

/** Keys that a module may say. */
const keysIn = ({ nodes }: Module): string[] => {
  const literals = nodes.flatMap((node) => mayBecome(node) ?? []);
  return [...texts.keys()].filter((key) => literals.some((becomes) => becomes(key)));
};
const keysOf = new Map([...modules.values()].map((module) => [module.path, keysIn(module)]));

it('every text is said somewhere', () => {
  const said = new Set([...keysOf.values()].flat());
  const unsaid = [...texts.keys()].filter((key) => !said.has(key) && !said.has(key.replace(/\.advice$/, '')));
  expect(unsaid).toEqual([]);
});

/** Names of an object that is written out; nothing where others may be among them. */
function namesOf(object: Node | undefined): string[] | undefined {
  if (object === undefined) return [];
  const properties = nodesOf(object['properties']);
  if (object.type !== 'ObjectExpression' || properties.some(({ type }) => type === 'SpreadElement')) return undefined;
  return properties.flatMap(({ key }) => nameOf(key) ?? stringOf(nodeOf(key)) ?? []);
}

/** Said with values that lack one of its text, as “file: key lacks value”. */
function lacking(module: Module, name: string): string[] {
  return calls(module.nodes, name).flatMap((call) => {
    const [code, ...objects] = argumentsOf(call);
    const names = objects.map(namesOf);
    if (!code || names.includes(undefined)) return [];
    const given = names.flat();
    // Of keys that are put together, the compiler alone knows which they can be.
    const keys = literalsOf(nodesIn(code)).filter((key) => texts.has(key));
    const told = name === 'AtlasError' ? keys.flatMap((key) => [key, `${key}.advice`]) : keys;
    return told.flatMap((key) => {
      const needed = neededValues(texts.get(key) ?? '').filter((value) => !given.includes(value));
      return needed.map((value) => `${module.path}: ${key} lacks ${value}`);
    });
  });
}

it.each(['t', 'noteOf', 'AtlasError'])('%s is given the values that its text names', (name) => {
  const all = [...modules.values()];
  expect(all.flatMap((module) => calls(module.nodes, name)).length).toBeGreaterThan(50);
  expect(all.flatMap((module) => lacking(module, name))).toEqual([]);
});

/** Where a module fetches others later: them and the texts that come with them. */
interface Later {
  readonly targets: readonly string[];
  readonly parts: readonly string[];
  /** Whether what follows in the module itself waits for the texts, as it does not where React shows them when they have come. */
  readonly awaited: boolean;
}

/** Parts that a call names, one by one or by the document that says them. */
function partsOf(call: Node): string[] {
  const named = argumentsOf(call);
  const documents = named.filter(({ type }) => type === 'SpreadElement').map((spread) => nameOf(nodeOf(spread['argument'])));
  return [...literalsOf(named), ...Object.entries(SHEET_TEXTS).flatMap(([document, parts]) => (documents.includes(document) ? parts : []))];
}

function laterIn({ path, nodes }: Module): Later[] {
  const shown = new Set([...calls(nodes, 'lazily'), ...calls(nodes, 'lazySection')].flatMap(nodesIn));
  const withTexts = calls(nodes, 'withTexts');
  const textless = nodes.filter((node) => node.type === 'ImportExpression' && !withTexts.some((call) => nodesIn(call).includes(node)));
  const targetsOf = (within: readonly Node[]): string[] =>
    within.filter(({ type }) => type === 'ImportExpression').flatMap((node) => resolveImport(path, nodeOf(node['source'])) ?? []);
  return [
    ...withTexts.map((call) => ({ targets: targetsOf(nodesIn(call)), parts: partsOf(call), awaited: !shown.has(call) })),
    ...calls(nodes, 'loadTexts').map((call) => ({ targets: [], parts: partsOf(call), awaited: true })),
    { targets: targetsOf(textless), parts: [], awaited: true },
  ];
}

/** Parts that a module says texts of; codes of the domain are said where they are shown. */
function partsSaidIn(module: Module): string[] {
  if (!/^src\/(?:page|map|state|factsheet)\//.test(module.path)) return [];
  const said = (keysOf.get(module.path) ?? []).map((key) => parts.get(key) ?? '').filter((part) => part !== 'errors' && part !== 'notes');
  const uses = (name: string): boolean => module.nodes.some((node) => asksFor(node, name));
  return [...said, ...(uses('say') || uses('tell') ? ['notes'] : []), ...(uses('tell') ? ['errors'] : [])];
}

/** Whether a node takes a function of the translator out of it. */
function asksFor(node: Node, name: string): boolean {
  if (node.type === 'MemberExpression') return nameOf(node) === name;
  return node.type === 'ObjectPattern' && nodesOf(node['properties']).some(({ key }) => nameOf(key) === name);
}

describe('the page fetches the texts of a part before they are said', () => {
  const missing = new Set<string>();
  const visited = new Set<string>();
  const visit = (path: string, fetched: ReadonlySet<string>): void => {
    const module = modules.get(path);
    const once = `${path} ${[...fetched].sort().join()}`;
    if (!module || visited.has(once)) return;
    visited.add(once);
    const later = laterIn(module);
    const own = new Set([...fetched, ...later.filter(({ awaited }) => awaited).flatMap((one) => one.parts)]);
    for (const part of partsSaidIn(module)) if (!own.has(part)) missing.add(`${path} says texts of ${part}`);
    for (const target of module.imports) visit(target, fetched);
    for (const one of later) for (const target of one.targets) visit(target, new Set([...fetched, ...one.parts]));
  };
  visit('src/main.tsx', new Set(['page']));

  it('wherever they are said', () => {
    expect(visited.size).toBeGreaterThan(200);
    expect([...missing]).toEqual([]);
  });
});

it('what is said on pages and sheets is joined by the semicolon of its language: files for other programs, and credits, have one of their own', () => {
  const joined = [...modules.values()].flatMap(({ path, nodes }) =>
    calls(nodes, 'join').some((call) => argumentsOf(call).some((argument) => stringOf(argument) === '; ')) ? [path] : [],
  );
  const own = /(?:-csv|-files|join-rights|entries-on-map)\.ts$/;
  expect(joined.filter((path) => /src\/(?:page|factsheet)\//.test(path) && !own.test(path))).toEqual([]);
});
