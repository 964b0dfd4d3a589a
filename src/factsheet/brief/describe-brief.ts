import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { HEADING } from '../lay.ts';
import { FONT, INK, PAGE, SIZE } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';
import { describeCrossings, describeProtection } from './describe-here.ts';
import { describeIndicators, describeMissing, describeTreaties } from './describe-known.ts';
import { describeNeighbours, describePopulations } from './describe-populations.ts';
import { describeSources } from './describe-sources.ts';
import { sayAnswer } from './say-brief.ts';

/** Lowest place of a heading, points from the top of the page. */
const LAST_HEADING = 725;

/**
 * The brief of a country as a pdfmake document: A4 portrait, real text in Noto Sans, the answer first.
 * @param limits how much of the open-ended parts is shown
 * @param onPages told the number of pages when the document is laid out
 */
export function describeBrief(input: BriefInput, limits: BriefLimits, onPages: (pages: number) => void = () => undefined): TDocumentDefinitions {
  const { brief, translator, atlasTitle, address, generatedAt, countryName, map } = input;
  const { t } = translator;
  const country = countryName(brief.country.iso3);
  const title = `${country} – ${t('brief.title')}`;
  return {
    pageSize: 'A4',
    pageOrientation: 'portrait',
    pageMargins: [PAGE.margin, 36, PAGE.margin, 40],
    language: translator.lang,
    displayTitle: true,
    info: { title, subject: t('brief.subject', { country }), creator: atlasTitle, creationDate: new Date(generatedAt) },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: INK.text, lineHeight: 1.05 },
    ...(map ? { images: { map: map.png } } : {}),
    content: [
      ...describeHead(input),
      describeMap(input, limits),
      ...describePopulations(input),
      ...describeCrossings(input, limits),
      ...describeProtection(input),
      ...describeNeighbours(input),
      ...describeTreaties(input),
      ...describeMissing(input, limits),
      ...describeIndicators(input),
      ...describeSources(input),
      {
        text: [
          `${t('factsheet.address.date', { date: translator.date(generatedAt), atlas: atlasTitle })} ${t('factsheet.address.view')} `,
          { text: address, link: address, color: INK.link, wordBreak: 'break-all' },
        ],
        fontSize: SIZE.small,
        margin: [0, 8, 0, 0],
      },
    ],
    // A heading needs room for a few rows below it.
    pageBreakBefore: (node) => node.headlineLevel === HEADING && node.startPosition.top > LAST_HEADING,
    footer: (page, pages) => {
      onPages(pages);
      return {
        columns: [
          { text: title, width: '*' },
          { text: t('factsheet.page', { page, pages }), width: 80, alignment: 'right' },
        ],
        fontSize: SIZE.small,
        color: INK.quiet,
        margin: [PAGE.margin, 14, PAGE.margin, 0],
      };
    },
  };
}

function describeHead(input: BriefInput): Content[] {
  const { brief, atlasTitle, translator, countryName, generatedAt, address } = input;
  const { t } = translator;
  const made = translator.date(generatedAt);
  const about = brief.dataOf === undefined ? t('brief.headNoData', { made }) : t('brief.head', { made, data: translator.calendar(brief.dataOf) });
  const [answer = '', ...rest] = sayAnswer(input);
  const country = countryName(brief.country.iso3);
  return [
    { text: atlasTitle, fontSize: SIZE.small, color: INK.quiet },
    { text: wrapWords(country), fontSize: SIZE.title, bold: true, lineHeight: 1, margin: [0, 3, 0, 1] },
    { text: about, color: INK.quiet },
    { text: address, link: address, color: INK.link, fontSize: SIZE.small, wordBreak: 'break-all', margin: [0, 0, 0, 6] },
    { text: answer, fontSize: SIZE.lead, bold: true, margin: [0, 0, 0, 3] },
    ...(rest.length > 0 ? [{ text: rest.join(' '), margin: [0, 0, 0, 5] as [number, number, number, number] }] : []),
  ];
}

function describeMap({ map, translator }: BriefInput, limits: BriefLimits): Content {
  const { t } = translator;
  if (!map) return { text: t('brief.noMap'), color: INK.quiet, fontSize: SIZE.small };
  return {
    stack: [
      { image: 'map', fit: [PAGE.width, limits.mapHeight], alignment: 'center' },
      {
        text: `${t('brief.mapSays')} ${t('factsheet.map.credit', { attribution: map.attribution })}`,
        fontSize: SIZE.small,
        color: INK.quiet,
        margin: [0, 2, 0, 0],
      },
    ],
  };
}
