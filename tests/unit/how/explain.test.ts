import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { readPopulation } from '../../../src/cli/read-population.ts';
import { quoteWord, type Repeat, writeBuild, writeCommand } from '../../../src/domain/how/repeat.ts';
import type { OpenEntryOf } from '../../../src/domain/catalog/open-entry.ts';
import { explain } from '../../../src/page/how/explain.ts';
import type { HowTopic } from '../../../src/page/how/how-topic.ts';
import { explainEvents } from '../../../src/page/population/crossing-events/explain-events.ts';
import { explainSiting } from '../../../src/page/siting/explain-siting.ts';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

/** What the command line's own parser made of the last arguments; nothing of the command is done after that. */
const parsed = vi.hoisted((): { values: Record<string, unknown>; positionals: string[] }[] => []);
class Parsed extends Error {}
vi.mock(import('node:util'), async (original) => {
  const util = await original();
  const parseArgs: typeof util.parseArgs = (config) => {
    const { values, positionals } = util.parseArgs(config);
    parsed.push({ values: { ...values }, positionals });
    throw new Parsed();
  };
  return { ...util, parseArgs };
});

const COMMANDS: Readonly<Record<string, () => Promise<(args: string[]) => unknown>>> = {
  corridors: async () => (await import('../../../src/cli/run-corridors.ts')).runCorridors,
  crossings: async () => (await import('../../../src/cli/run-crossings.ts')).runCrossings,
  'crossing-events': async () => (await import('../../../src/cli/run-crossing-events.ts')).runCrossingEvents,
  siting: async () => (await import('../../../src/cli/run-siting.ts')).runSiting,
  network: async () => (await import('../../../src/cli/run-network.ts')).runNetwork,
};

/** A command as a shell takes it apart. */
const split = (command: string): string[] =>
  [...command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(([, quoted, word]) => quoted?.replaceAll(String.raw`'\''`, "'") ?? word ?? '');

async function parseByCli(command: string) {
  const [npx, atlas, name = '', ...args] = split(command);
  expect([npx, atlas]).toEqual(['npx', 'atlas']);
  const run = await COMMANDS[name]!();
  await expect(async () => run(args)).rejects.toBeInstanceOf(Parsed);
  return parsed.at(-1)!;
}

const isTracks = (entry: Awaited<ReturnType<typeof openBuilt>>): entry is OpenEntryOf<'tracks'> => entry.file.evidence === 'tracks';
type OfKind = Extract<HowTopic, { readonly of: 'kind' }>['entry'];
const isOfKind = (entry: Awaited<ReturnType<typeof openBuilt>>): entry is OfKind => !['tracks', 'published'].includes(entry.file.evidence);
const standing = await Promise.all(built.entries.filter(({ withdrawn }) => !withdrawn).map(({ id }) => openBuilt(id)));
const entries = standing.filter(isTracks);
const others = standing.filter(isOfKind);
const layers = built.layers;

const ofCorridor = (entry: OpenEntryOf<'tracks'>): HowTopic[] => [
  { of: 'crossings', entry, layers },
  { of: 'coverage', entry, layers },
  { of: 'project', entries: [entry], layers, file: 'new-road-lines.geojson', bufferM: 50 },
];

const events = {
  individuals: 9,
  intervalHours: 3,
  distanceM: 500,
  maxLagHours: 13,
  steps: 4000,
  stepsTooLong: 12,
  all: { behaviours: undefined },
};
const answer = {
  placeErrorM: 160,
  interval90M: 900,
  intervalHours: 6,
  individuals: 9,
  individualsCrossed: 4,
  spanM: 1500,
  stepsNear: 300,
  stepsNearTooLong: 7,
  edges: new Float64Array([0, 75, 150]),
  failedPerYear: 0.5,
  notes: [],
};
const plan = { structures: 2, spanM: 1500, accuracyM: 100, existing: [], closed: [] };

function ofLines(entry: OpenEntryOf<'tracks'>): HowTopic[] {
  const drawn = { file: { name: 'a-road-lines.geojson', is: 'project', group: '-Bypass (2)' } } as const;
  const [layer] = layers;
  const read = { layer, file: { name: 'e39.geojson', is: 'lines', from: { title: layer!.title } } } as const;
  const done = layers.map((each) => ({ layer: each, events }));
  const both = { answer, plan, locationErrorM: 20 };
  return [
    explainEvents({ entry, done })!,
    explainEvents({ entry, done, own: ['My collars (2).csv', '-b.gpx'] })!,
    explainSiting({ ...both, origin: drawn, tracks: entry }),
    explainSiting({ ...both, origin: read, tracks: ['My collars (2).csv', '-b.gpx'], plan: { ...plan, existing: [[7, 59]] } }),
  ];
}

function topicsOf(entry: OpenEntryOf<'tracks'>): HowTopic[] {
  const { representativeness, bottlenecks, network } = entry.file;
  return [
    { of: 'sample', entry },
    { of: 'areas', entry },
    { of: 'areas', entry, own: ['My collars (2).csv', '-b.gpx'] },
    { of: 'seasons', entry },
    { of: 'years', entry },
    ...(representativeness ? [{ of: 'representativeness', entry } as const] : []),
    ...(bottlenecks ? [{ of: 'bottlenecks', entry } as const] : []),
    ...(network?.computed ? [{ of: 'network', entry } as const] : []),
    { of: 'countries', entry },
    ...(entry.file.layers.some(({ kind }) => kind === 'tracks') ? ofLines(entry) : []),
    { of: 'movement', entry },
    // What crosses or covers a corridor is told where there is one.
    ...(entry.summary.result === 'corridors' ? ofCorridor(entry) : []),
  ];
}

const GENERAL: readonly HowTopic[] = [
  { of: 'sums', layers, populations: 3 },
  { of: 'protection', layers, populations: 3 },
  { of: 'counts', populations: 3 },
  { of: 'importance', populations: 3 },
  { of: 'calendar', populations: 3 },
  ...others.map((entry) => ({ of: 'kind', entry }) as const),
];

const english = translatorIn('en', 'en-GB');
const explained = (topic: HowTopic, words = english) => explain(topic, { words, catalog: built });

describe('commands of explanations', () => {
  it('are written as a shell takes them apart again', () => {
    expect(quoteWord('a-b.csv')).toBe('a-b.csv');
    expect(split(writeCommand({ words: ['corridors', "Tom's collars (2).csv"] }))).toEqual(['npx', 'atlas', 'corridors', "Tom's collars (2).csv"]);
  });

  it('are all taken by the command line’s own parser, with the settings of the entry', async () => {
    expect(entries.length).toBeGreaterThan(15);
    const repeats = entries.flatMap((entry) =>
      topicsOf(entry).flatMap((topic) => explained(topic).repeats.map((repeat): [Repeat, typeof entry] => [repeat, entry])),
    );
    expect(repeats.length).toBeGreaterThan(60);
    for (const [repeat, { file, row }] of repeats) {
      // oxlint-disable-next-line no-await-in-loop
      const { values, positionals } = await parseByCli(writeCommand(repeat));
      // Every file that is named beside the command is one that it takes.
      const given = [...positionals, ...Object.values(values)];
      expect(repeat.files.map(({ name }) => name).filter((name) => !given.includes(name))).toEqual([]);
      if (repeat.words[0] !== 'corridors') continue;
      const { method, cellM, locationErrorM, maxLagMin } = file.method;
      expect(values).toMatchObject({
        method,
        cell: String(cellM),
        'location-error': String(locationErrorM),
        'max-lag': String(maxLagMin),
        population: repeat.settings?.name,
      });
      expect(row.id).toBeTruthy();
    }
  });

  it('come with settings that the command line reads as a population', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-how-'));
    try {
      for (const entry of entries) {
        for (const { settings } of explained({ of: 'areas', entry }).repeats) {
          const path = join(folder, settings!.name);
          writeFileSync(path, settings!.json);
          const { bufferM, minDistanceKm, minDaysAway } = entry.file.method;
          expect(readPopulation(path)).toMatchObject({ method: { bufferM, minDistanceKm, minDaysAway } });
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of the build have options that it takes, and modules that are there', () => {
    const source = readFileSync(fileURLToPath(new URL('../../../data/build.ts', import.meta.url)), 'utf8');
    const modules = new Set(built.modules.map(({ id }) => id));
    const builds = new Set([...GENERAL, ...entries.flatMap(topicsOf)].flatMap((topic) => explained(topic).build ?? []));
    expect(builds.has(writeBuild())).toBe(true);
    for (const build of builds) {
      const [, module] = /^npm run data -- (?:--merge|--force --module (\S+))$/.exec(build) ?? [undefined, 'none of these'];
      expect(module === undefined || modules.has(module), build).toBe(true);
    }
    for (const option of ['merge', 'force', 'module']) expect(source).toMatch(new RegExp(`\\b${option}: \\{ type:`));
  });
});

it('says of every figure how, and either a command, the build, or that none repeats it', () => {
  for (const topic of [...GENERAL, ...entries.flatMap(topicsOf)]) {
    const { how, unsure, repeats, build, notes } = explained(topic);
    expect([topic.of, how.length > 0, unsure.length > 0]).toEqual([topic.of, true, true]);
    expect([topic.of, repeats.length > 0 || build !== undefined || notes.length > 0]).toEqual([topic.of, true]);
  }
});

it('says how crossings were sited, with the tracks of the page itself, and what the command needs', async () => {
  const reindeer = entries.find(({ row }) => row.id === 'wild-reindeer-setesdal-austhei')!;
  const [, , drawn, read] = ofLines(reindeer).map((topic) => explained(topic));
  const { values, positionals } = await parseByCli(writeCommand(drawn!.repeats[0]!));
  expect(positionals).toEqual(['wild-reindeer-setesdal-austhei-tracks.parquet']);
  expect(
    reindeer.file.downloads.some(({ url }) => url.endsWith(`/${positionals[0]}`)) || reindeer.file.layers.some(({ url }) => url.endsWith(`/${positionals[0]}`)),
  ).toBe(true);
  expect(values).toEqual({
    line: 'a-road-lines.geojson',
    group: '-Bypass (2)',
    structures: '2',
    span: '1500',
    'line-accuracy': '100',
    'location-error': '20',
    out: 'siting.json',
  });
  expect(drawn!.sample).toEqual([
    'Animals: 9',
    'Years: 2007–2010',
    'Median interval between fixes: 6 h',
    'Animals that crossed: 4 of 9.',
    'Steps between two fixes near the line: 300; of these too long to tell: 7',
  ]);
  expect(drawn!.how.join(' ')).toContain('steps of 75 m');
  expect(drawn!.unsure.join(' ')).toContain('known to within 160 m');
  expect(drawn!.notes.join(' ')).not.toContain('structures that stand already');
  // The line's own source stands among the data, and its accuracy among what is uncertain.
  expect(read!.data.map(({ text }) => text).join(' ')).toContain(layers[0]!.title);
  expect(read!.notes.join(' ')).toContain('structures that stand already');
});

it('says the sample of the entry’s own file, and marks fewer than three animals', () => {
  const reindeer = entries.find(({ row }) => row.id === 'wild-reindeer-setesdal-austhei')!;
  const { sample, unsure, data } = explained({ of: 'areas', entry: reindeer });
  expect(sample).toEqual([
    'Animals: 9',
    `Fixes: ${english.number(reindeer.file.sample.fixes)}`,
    'Migrations: 21',
    'Animals behind the corridor: 7',
    'Years: 2007–2010',
    'Median interval between fixes: 3 h',
  ]);
  expect(unsure.join(' ')).not.toContain('preliminary');
  expect(data[0]?.text).toContain('Licence: CC0-1.0');
  const one = entries.find(({ row }) => row.id === 'white-stork-prinzesschen')!;
  expect(explained({ of: 'areas', entry: one }).unsure).toContain('Of fewer than three animals: preliminary.');
});

it('names each layer with its date, or that it says none, and how far it may be off', () => {
  const { data, unsure } = explained({ of: 'sums', layers, populations: 1 });
  expect(data).toHaveLength(layers.length);
  for (const [i, layer] of layers.entries()) {
    expect(data[i]?.text).toContain(layer.licence);
    expect(data[i]?.text.includes('It does not say of which date it is')).toBe(layer.asOf === undefined);
    if (layer.accuracyM !== undefined) expect(unsure.some((said) => said.startsWith(`${layer.title}:`))).toBe(true);
  }
});

it.each(languages)('is said in %s with nothing left undefined', (lang) => {
  const words = translatorIn(lang, lang);
  const entry = entries.find(({ row }) => row.id === 'wild-reindeer-setesdal-austhei')!;
  const said = JSON.stringify([...GENERAL, ...topicsOf(entry)].map((topic) => explained(topic, words)));
  expect(said.match(/undefined|NaN|\{[a-z]+\}|explain\./g)).toBeNull();
});
