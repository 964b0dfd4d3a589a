import type { Content } from 'pdfmake/interfaces';
import type { ComparedCountry } from '../../domain/brief/types.ts';
import { BARRIER_KINDS } from '../../domain/catalog/layer-kinds.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { INK, SIZE } from '../style.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';
import { sayCompared } from './say-compared.ts';
import { BEARS_ON, groupIndicators, sayIndicator, TARGETS } from './say-indicator.ts';
import { joinPair, markOfPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** Indicators that can be computed, each with its definition, what it cannot tell and what it bears on; that none can, where that is so. */
export function describeIndicators({ brief, translator }: BriefInput): Content[] {
  const { t, lang } = translator;
  const groups = groupIndicators(brief.indicators).map(({ is, of }): Content => ({
    stack: [
      ...of.map((one): Content => ({ text: sayIndicator(one, translator), bold: true })),
      {
        fontSize: SIZE.small,
        color: INK.quiet,
        text: [
          `${joinPair(lang, t('brief.indicator.definition'), t(`brief.indicator.${is}.how`))} ${joinPair(lang, t('brief.indicator.cannot'), t(`brief.indicator.${is}.not`))} ${t('brief.indicator.bears')}${markOfPair(lang)}`,
          ...BEARS_ON[is].flatMap((name, at) => [at > 0 ? semicolonOf(lang) : '', { text: t(`brief.target.${name}`), link: TARGETS[name], color: INK.link }]),
          '.',
        ],
      },
    ],
    margin: [0, 0, 0, 3],
  }));
  const none: Content[] = brief.indicators.length === 0 ? [{ text: t('brief.indicators.none') }] : [];
  return laySection(t('brief.indicators'), [{ text: t('brief.indicators.lead'), margin: [0, 0, 0, 3] }, ...groups, ...none]);
}

/** The country beside those that share its populations, most of them first; nothing where nobody shares any. */
export function describeComparison({ brief, translator, countryName }: BriefInput, limits: BriefLimits): Content[] {
  const { t, lang } = translator;
  const rows = brief.comparison.slice(0, limits.neighbours + 1);
  const left = brief.comparison.length - rows.length;
  if (rows.length === 0) return [];
  const densitiesOf = (one: ComparedCountry): string => {
    const said = sayCompared(one, translator);
    return (
      BARRIER_KINDS.flatMap((kind) => (said.density[kind] === undefined ? [] : [`${t(`layer.${kind}`)} ${said.density[kind]}`])).join(semicolonOf(lang)) || '–'
    );
  };
  // Where no density can be told, the list of Parties and its date stand on one line.
  const areTold = rows.some(({ densities }) => densities.length > 0);
  const table = layTable(
    [
      { head: t('brief.compare.country'), width: '*' },
      { head: t('brief.compare.shared'), width: areTold ? 62 : 58, right: true },
      { head: t('brief.compare.listed'), width: areTold ? 62 : 56, right: true },
      { head: t('brief.compare.corridor'), width: 66, right: true },
      { head: t('brief.compare.densities'), width: areTold ? 116 : 60 },
      { head: t('brief.compare.cms'), width: areTold ? 90 : 166 },
    ],
    rows.map((one) => {
      const { populations, listed, corridor, cms } = sayCompared(one, translator);
      return [countryName(one.country.iso3), populations, listed, corridor, densitiesOf(one), cms];
    }),
  );
  const notes = [
    t('brief.compare.lead', { country: countryName(brief.country.iso3) }),
    t('brief.compare.how'),
    ...(left > 0 ? [t('brief.compare.more', { n: left })] : []),
  ];
  return laySection(t('brief.compare'), [table, layNote(notes.join(' '))]);
}
