import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import { type OpenEntry, type OpenEntryOf, textIn } from '../../domain/catalog/open-entry.ts';
import { repeatCorridors, repeatCrossings, repeatNetwork, repeatProject, writeBuild } from '../../domain/how/repeat.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { POSITIONS_A_DAY } from '../../domain/tracks/thin.ts';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { describeClasses, describeMigrations } from '../../i18n/describe-migrations.ts';
import type { DataSource, Explanation, HowTopic, Words } from './how-topic.ts';
import { sayCorridorMethod } from './say-corridor-method.ts';
import { joinPair } from '../../i18n/pair.ts';

interface Context {
  readonly words: Words;
  readonly catalog: Pick<Catalog, 'baseMap'>;
}

/** Commands for so many layers or populations are written out; the others go alike. */
const MOST_REPEATS = 4;

/** How figures were made, from which data, with what sample and uncertainty, and the command that repeats it: all from the entry's own file and the layers. */
export function explain(topic: HowTopic, { words, catalog }: Context): Explanation {
  const { t, number } = words;
  switch (topic.of) {
    case 'sample':
      return {
        ...ofTracks(topic.entry, undefined, words),
        how: [t('explain.how.sample'), ...rowsOf(topic.entry, words)],
        unsure: [t('explain.unsure.sample')],
      };
    case 'areas':
      if (!isOfTracks(topic.entry)) return ofPublished(topic.entry, words);
      return {
        ...ofTracks(topic.entry, topic.own, words),
        how: [...sayCorridorMethod(topic.entry.file, words), t('areas.classes'), t('explain.how.areas')],
        unsure: [t('explain.unsure.areas'), ...preliminary(topic.entry, words)],
      };
    case 'seasons':
      return {
        ...ofTracks(topic.entry, topic.own, words),
        how: [...sayCorridorMethod(topic.entry.file, words).slice(-1), t('explain.how.seasons'), ...migrationsOf(topic.entry, words)],
        unsure: [t('explain.unsure.seasons'), ...preliminary(topic.entry, words)],
      };
    case 'years':
      return {
        ...ofBuild(topic.entry, words),
        how: [...sayCorridorMethod(topic.entry.file, words), t('corridorYears.how', { n: FEWEST_INDIVIDUALS })],
        unsure: [t('explain.unsure.areas')],
      };
    case 'representativeness':
      return { ...ofTracks(topic.entry, topic.own, words), how: [t('explain.how.representativeness')], unsure: [t('explain.unsure.representativeness')] };
    case 'bottlenecks':
      return {
        ...ofTracks(topic.entry, topic.own, words),
        how: [t('explain.how.bottlenecks', { cell: number(topic.entry.file.bottlenecks?.cellM ?? topic.entry.file.method.cellM) })],
        unsure: [t('explain.unsure.bottlenecks')],
      };
    case 'network': {
      const computed = topic.entry.file.network?.computed;
      const repeat = repeatNetwork(topic.entry);
      return {
        ...ofTracks(topic.entry, undefined, words),
        how: computed ? [t('explain.how.network', { radius: number(computed.radiusKm), days: number(computed.stayDays) })] : [],
        unsure: [t('explain.unsure.network')],
        repeats: repeat ? [repeat] : [],
        notes: [],
      };
    }
    case 'kind':
      return ofKind(topic.entry, words);
    case 'movement':
      return {
        ...ofBuild(topic.entry, words),
        how: [t('explain.how.movement', { n: POSITIONS_A_DAY }), ...rowsOf(topic.entry, words)],
        unsure: [t('explain.unsure.movement'), ...preliminary(topic.entry, words)],
      };
    case 'calendar':
      return { ...ofPopulations(topic, words), how: [t('calendar.how')], unsure: [t('explain.unsure.movement')] };
    case 'countries':
      return {
        ...ofBuild(topic.entry, words),
        how: [t('explain.how.countries')],
        data: [...dataOf(topic.entry, words), rightsOf(catalog.baseMap, words)],
        unsure: [t('explain.unsure.countries'), ...preliminary(topic.entry, words)],
      };
    case 'crossings': {
      const repeats = topic.layers.flatMap((layer) => repeatCrossings(topic.entry, layer) ?? []);
      return {
        ...ofLayers(topic, words),
        how: [t('explain.how.crossings')],
        repeats: repeats.slice(0, MOST_REPEATS),
        notes: topic.own ? [t('explain.repeat.page')] : repeats.length > MOST_REPEATS ? [t('explain.repeat.more')] : [],
      };
    }
    case 'coverage':
      return {
        ...ofLayers(topic, words),
        how: [t('explain.how.coverage')],
        build: writeBuild(),
        notes: [t('explain.repeat.ownAreas')],
      };
    case 'sums':
      return {
        ...ofPopulations(topic, words),
        how: [t('explain.how.sums'), t('explain.how.crossings')],
        data: topic.layers.map((layer) => layerOf(layer, words)),
        unsure: [...accuracies(topic.layers, words), t('explain.unsure.sums')],
      };
    case 'protection':
      return {
        ...ofPopulations(topic, words),
        how: [t('explain.how.protection'), t('explain.how.coverage')],
        data: topic.layers.map((layer) => layerOf(layer, words)),
        unsure: [...accuracies(topic.layers, words), t('explain.unsure.coverage')],
      };
    case 'counts':
      return { ...ofPopulations(topic, words), how: [t('explain.how.counts')], unsure: [t('explain.unsure.counts')] };
    case 'importance':
      return {
        ...ofPopulations(topic, words),
        how: [t('explain.how.importance')],
        unsure: [t('explain.unsure.importance')],
        notes: [t('explain.repeat.page')],
      };
    case 'project': {
      const repeats = topic.entries.flatMap((entry) => repeatProject(entry, topic.file) ?? []);
      return {
        ...nothing,
        how: [t('explain.how.project', { buffer: number(topic.bufferM) })],
        data: [...topic.entries.flatMap((entry) => dataOf(entry, words)), ...topic.layers.map((layer) => layerOf(layer, words))],
        sample: topic.entries.map((entry) => joinPair(words.lang, textIn(entry.row, 'name', words.lang), sampleOf(entry, words).join(' · '))),
        unsure: [t('explain.unsure.project'), ...topic.entries.flatMap((entry) => preliminary(entry, words))],
        repeats: repeats.slice(0, MOST_REPEATS),
        notes: [t('explain.repeat.projectPart')],
      };
    }
    case 'lines':
      return ofLines(topic, words);
  }
}

const isOfTracks = (entry: OpenEntry): entry is OpenEntryOf<'tracks'> => entry.file.evidence === 'tracks';

const nothing: Explanation = { how: [], data: [], sample: [], unsure: [], repeats: [], notes: [] };

const pair = (name: string, value: string, { t }: Words): string => t('explain.pair', { name, value });

/** What holds of every figure of an entry: its data and its sample. */
function ofEntry(entry: OpenEntry, words: Words): Explanation {
  return { ...nothing, data: dataOf(entry, words), sample: sampleOf(entry, words) };
}

/** Figures of an entry held against layers: what `how` says, and whatever repeats it, is the caller's. */
function ofLayers({ of, entry, layers }: Extract<HowTopic, { readonly of: 'crossings' | 'coverage' }>, words: Words): Explanation {
  return {
    ...ofEntry(entry, words),
    data: [...dataOf(entry, words), ...layers.map((layer) => layerOf(layer, words))],
    unsure: [...accuracies(layers, words), words.t(`explain.unsure.${of}`), ...preliminary(entry, words)],
  };
}

/** What was found of tracks and lines, by the section's own words. */
function ofLines({ entry, layers, found }: Extract<HowTopic, { readonly of: 'lines' }>, words: Words): Explanation {
  const { t, number } = words;
  const { how, data, sample, unsure, repeats, notes, individuals, restsOn, intervalHours, fromSource } = found(words);
  const years = entry?.row.years;
  return {
    how,
    data: [...(entry ? dataOf(entry, words) : []), ...data, ...layers.map((layer) => layerOf(layer, words))],
    sample: [
      pair(t('figures.animals'), number(individuals), words),
      ...(years ? [pair(t('figures.years'), writeYears(years), words)] : []),
      pair(t('explain.interval'), t('explain.hours', { hours: number(intervalHours) }), words),
      ...sample,
    ],
    unsure: [...accuracies(layers, words), ...unsure, ...(restsOn < FEWEST_INDIVIDUALS ? [t('explain.unsure.few')] : [])],
    repeats: repeats.slice(0, MOST_REPEATS),
    notes: [
      ...notes,
      ...(fromSource && entry?.row.generalised ? [t('explain.repeat.coarser')] : []),
      ...(repeats.length > MOST_REPEATS ? [t('explain.repeat.more')] : []),
    ],
  };
}

/** Figures over many populations, by the build. */
function ofPopulations({ populations }: { readonly populations: number }, words: Words): Explanation {
  const { t, number } = words;
  return { ...nothing, sample: [pair(t('explain.populations'), number(populations), words)], build: writeBuild() };
}

/** Figures that `atlas corridors` computes of tracks. */
function ofTracks(entry: OpenEntryOf<'tracks'>, own: readonly string[] | undefined, words: Words): Explanation {
  const { t } = words;
  // What was made coarser before it was published cannot be computed from what is published.
  const coarser = entry.row.generalised ? [t('explain.repeat.coarser')] : [];
  const repeats = entry.summary.result === 'movement' ? [] : [repeatCorridors(entry, own)];
  const notes = own ? [t('explain.repeat.own')] : [...(repeats.length > 0 ? [t('explain.repeat.manifest', { module: entry.row.module })] : []), ...coarser];
  return { ...ofEntry(entry, words), repeats, notes, build: own ? undefined : writeBuild(entry.row.module) };
}

/** Figures of an entry that no command computes alone. */
function ofBuild(entry: OpenEntry, words: Words): Explanation {
  return { ...ofEntry(entry, words), build: writeBuild(entry.row.module) };
}

/** Figures of networks, encounters, receivers, sites and distributions. */
function ofKind(entry: Extract<HowTopic, { readonly of: 'kind' }>['entry'], words: Words): Explanation {
  const { t } = words;
  const { evidence } = entry.file;
  return {
    ...ofBuild(entry, words),
    how: [t(evidence === 'network' ? 'explain.how.nodes' : `explain.how.${evidence}`)],
    unsure: [t(`explain.unsure.${evidence}`), ...preliminary(entry, words)],
  };
}

function ofPublished(entry: OpenEntry, words: Words): Explanation {
  const { t } = words;
  return { ...ofBuild(entry, words), how: [t('explain.how.published'), t('explain.how.areas')], unsure: [t('explain.unsure.published')] };
}

/** Sizes of the sample, each with its name: what the entry's file states. */
function sampleOf({ file, summary }: OpenEntry, words: Words): string[] {
  const { t, number } = words;
  if (file.evidence !== 'tracks') {
    return [
      ...(summary.individuals === undefined ? [] : [pair(t('figures.animals'), number(summary.individuals), words)]),
      ...(summary.years === undefined ? [] : [pair(t('figures.years'), writeYears(summary.years), words)]),
    ];
  }
  const { individuals, fixes, sequences, individualsWithFootprint, firstYear, lastYear, medianIntervalHours } = file.sample;
  return [
    pair(t('figures.animals'), number(individuals), words),
    pair(t('figures.fixes'), number(fixes), words),
    ...(file.result === 'movement'
      ? []
      : [pair(t('figures.sequences'), number(sequences), words), pair(t('explain.withFootprint'), number(individualsWithFootprint), words)]),
    pair(t('figures.years'), writeYears([firstYear, lastYear]), words),
    pair(t('explain.interval'), t('explain.hours', { hours: number(medianIntervalHours) }), words),
  ];
}

function preliminary({ summary: { individuals } }: OpenEntry, { t }: Words): string[] {
  return individuals !== undefined && individuals < FEWEST_INDIVIDUALS ? [t('explain.unsure.few')] : [];
}

/** What an entry was made from, each source with its licence. */
function dataOf({ file }: OpenEntry, words: Words): DataSource[] {
  return file.sources.map((source) => rightsOf(source, words));
}

function rightsOf({ citation, licence, url }: { readonly citation: string; readonly licence: string; readonly url?: string }, { t }: Words): DataSource {
  const isAddress = url !== undefined && /^https?:/.test(url);
  return { text: t('explain.rights', { citation: citation.replace(/\.$/, ''), licence }), ...(isAddress ? { url } : {}) };
}

/** A layer with its date and licence. */
function layerOf(layer: Layer, { t, lang, calendar }: Words): DataSource {
  const { asOf, accessed, licence, citation, doi } = layer;
  const values = { title: textIn(layer, 'title', lang), citation: citation.replace(/\.$/, ''), licence, accessed: calendar(accessed) };
  return {
    text: asOf === undefined ? t('explain.layerUndated', values) : t('explain.layer', { ...values, asOf: calendar(asOf) }),
    url: doi && addressOfDoi(doi),
  };
}

function accuracies(layers: readonly Layer[], { t, number, lang }: Words): string[] {
  return layers.flatMap((layer) =>
    layer.accuracyM === undefined ? [] : [t('explain.unsure.accuracy', { title: textIn(layer, 'title', lang), m: number(layer.accuracyM) })],
  );
}

function rowsOf({ file: { importReport } }: OpenEntryOf<'tracks'>, { t, number }: Words): string[] {
  return [t('method.rows', { read: number(importReport.rowsRead), kept: number(importReport.fixesKept) })];
}

function migrationsOf({ file: { migrations, classes } }: OpenEntryOf<'tracks'>, words: Words): string[] {
  return [...(migrations ? describeMigrations(migrations, words) : []), ...describeClasses(classes, words)];
}
