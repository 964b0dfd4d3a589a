import type { Content } from 'pdfmake/interfaces';
import type { CountryBrief, KindHere } from '../../domain/brief/types.ts';
import { BARRIER_KINDS, type BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { Answer } from '../../domain/statements/judge-layer.ts';
import type { LayerAnswer } from '../../domain/statements/judge-layers.ts';
import { areFew } from '../../domain/movement/types.ts';
import { listNames } from '../../i18n/list-names.ts';
import { inBrackets, semicolonOf } from '../../i18n/punctuation.ts';
import type { Translator } from '../../i18n/translator.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { sayAnswers } from '../say-answers.ts';
import { writeCoverage } from '../write-coverage.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';

type Said = Pick<CountryBrief, 'byKind' | 'barriers' | 'uncounted'>;

/** What is said of kinds of barrier where nothing was found, in sentences: each kind once, with the populations that it is said of. */
export function sayNotFound({ byKind, barriers, uncounted }: Said, translator: Translator): string[] {
  const { t, lang } = translator;
  const groups = new Map<string, KindHere[]>();
  for (const one of byKind) {
    const { answer } = one;
    if (answer.says === 'found') continue;
    const partly = answer.says === 'none' && answer.cautions.some((caution) => caution === 'partly-covered' || caution === 'incomplete');
    const key = 'because' in answer ? `${answer.says} ${answer.because}` : `${answer.says} ${partly}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const of = (group: readonly KindHere[]): string => listKinds(group, new Set(barriers.map(({ entry }) => entry)).size, translator);
  const sentences = [...groups.values()].map((group) => {
    const { answer } = group[0]!;
    const list = of(group);
    switch (answer.says) {
      case 'none':
        return t(answer.cautions.some((caution) => caution === 'partly-covered' || caution === 'incomplete') ? 'brief.cross.nonePartly' : 'brief.cross.none', {
          list,
        });
      case 'untold':
        return t('brief.cross.untold', { list, because: t(`statement.because.${answer.because}`) });
      case 'not-counted':
        return t('brief.cross.notCounted', { list, because: t(`statement.because.${answer.because}`) });
      case 'not-covered':
        return t('brief.cross.notCovered', { list });
      default:
        return t('brief.cross.notExamined', { list });
    }
  });
  const missing = byKind.length === 0 ? [] : BARRIER_KINDS.filter((kind) => !byKind.some((one) => one.kind === kind));
  const names = uncounted.map(({ row }) => textIn(row, 'name', lang));
  return [
    ...sentences,
    ...(missing.length > 0 ? [t('brief.cross.noLayer', { list: nameKinds(missing, translator) })] : []),
    ...(names.length > 0 && byKind.length > 0 ? [t('brief.cross.noCorridor', { list: listNames(names, translator) })] : []),
  ];
}

function nameKinds(kinds: readonly BarrierKind[], translator: Translator): string {
  return listNames(
    kinds.map((kind) => translator.t(`layer.${kind}`).toLocaleLowerCase(translator.lang)),
    translator,
  );
}

/** Kinds that are said of the same populations stand together; where that is all of them, no population is named. */
function listKinds(group: readonly KindHere[], all: number, translator: Translator): string {
  const of = new Map<string, BarrierKind[]>();
  for (const kind of BARRIER_KINDS) {
    const own = group.filter((one) => one.kind === kind).map(({ entry }) => textIn(entry.row, 'name', translator.lang));
    if (own.length === 0) continue;
    const key = own.length === all ? '' : listNames(own, translator);
    of.set(key, [...(of.get(key) ?? []), kind]);
  }
  return [...of]
    .map(([populations, kinds]) => `${nameKinds(kinds, translator)}${populations === '' ? '' : inBrackets(translator.lang, populations)}`)
    .join(semicolonOf(translator.lang));
}

/** What a reader must know of the layers in which something was found: their dates beside the years of the tracks, and what they lack. */
function sayFound({ barriers }: Pick<CountryBrief, 'barriers'>, translator: Translator): string[] {
  const found = barriers.filter(({ answer }) => answer.says === 'found');
  return [...new Set(found.map(({ layer }) => layer))].flatMap((layer) => {
    const own = found.filter((one) => one.layer === layer);
    const years = own.flatMap(({ entry }) => entry.summary.years ?? []);
    const cautions = [...new Set(own.flatMap(({ answer }) => ('cautions' in answer ? answer.cautions : [])))];
    const answer: Answer = { says: 'found', found: own.length, cautions };
    return sayAnswers([answerOf(layer, answer, translator)], translator, years.length > 0 ? [Math.min(...years), Math.max(...years)] : undefined);
  });
}

const answerOf = (layer: Layer, answer: Answer, { lang }: Translator): LayerAnswer => ({
  title: textIn(layer, 'title', lang),
  kind: layer.kind,
  asOf: layer.asOf,
  accuracyM: layer.accuracyM,
  answer,
});

/** What crosses inside the country: figures where there are any, and of every other kind why there is none. */
export function describeCrossings({ brief, translator }: BriefInput, limits: BriefLimits): Content[] {
  const { t, number, kmFigure, lang } = translator;
  const heading = t('brief.cross');
  if (brief.byKind.length === 0) return brief.populations.length === 0 ? [] : laySection(heading, [{ text: t('brief.cross.nothing') }]);
  const found = brief.byKind.filter(({ answer }) => answer.says === 'found').toSorted((a, b) => b.km - a.km);
  const worst = brief.worst.slice(0, limits.worst);
  const content: Content[] = [];
  if (found.length > 0) {
    content.push(
      layTable(
        [
          { head: t('brief.barrierPopulation'), width: '*' },
          { head: t('brief.kind'), width: 90 },
          { head: t('brief.number'), width: 60, right: true },
          { head: t('brief.km'), width: 86, right: true },
        ],
        found.map(({ entry, kind, barriers, km, preliminary }) => [
          `${textIn(entry.row, 'name', lang)}${preliminary ? ' †' : ''}`,
          t(`layer.${kind}`),
          number(barriers),
          kmFigure(km),
        ]),
      ),
    );
  }
  if (worst.length > 0) {
    content.push({
      margin: [0, 7, 0, 0],
      unbreakable: true,
      stack: [
        layTable(
          [
            { head: t('brief.worst', { n: worst.length }), width: '*' },
            { head: t('brief.barrierPopulation'), width: 176 },
            { head: t('brief.km'), width: 86, right: true },
          ],
          worst.map(({ entry, row }) => [
            row.name === '' ? t('factsheet.crossings.unnamed', { type: t(`barrier.${row.type}`), id: row.barrier }) : row.name,
            textIn(entry.row, 'name', lang),
            kmFigure(row.lengthInsideKm),
          ]),
        ),
      ],
    });
  }
  const notes = new Set([
    ...sayFound(brief, translator),
    ...(found.some(({ preliminary }) => preliminary) ? [t('factsheet.countries.preliminary')] : []),
    ...sayNotFound(brief, translator),
  ]);
  return laySection(heading, [...content, layNote([...notes].join(' '))]);
}

/** What areas cover, of populations of which the build tells; nothing where it tells of none. */
export function describeProtection({ brief, translator }: BriefInput): Content[] {
  const { t, lang } = translator;
  const { protection } = brief;
  if (protection.length === 0) return [];
  const rows = protection.map(({ entry, layer, coverage, reading, isWhole }) => {
    return [
      `${textIn(entry.row, 'name', lang)}${areFew(entry.summary.individuals) ? ' †' : ''}${isWhole ? '' : ' *'}`,
      textIn(layer, 'title', lang),
      ...(['low', 'high'] as const).map((use) => {
        return writeCoverage(
          coverage.find((one) => one.use === use),
          reading,
          translator,
        );
      }),
    ];
  });
  const cautions = protection.flatMap(({ layer, answer }) => sayAnswers([answerOf(layer, answer, translator)], translator));
  const notes = new Set([
    t('brief.protect.how'),
    ...(protection.some(({ isWhole }) => !isWhole) ? [t('brief.protect.whole')] : []),
    ...(rows.some(([name = '']) => name.includes('†')) ? [t('factsheet.countries.preliminary')] : []),
    ...cautions,
  ]);
  return laySection(t('brief.protect'), [
    layTable(
      [
        { head: t('brief.barrierPopulation'), width: '*' },
        { head: t('brief.protect.areas'), width: 150 },
        { head: t('brief.protect.all'), width: 92, right: true },
        { head: t('brief.protect.high'), width: 92, right: true },
      ],
      rows,
    ),
    layNote([...notes].join(' ')),
  ]);
}
