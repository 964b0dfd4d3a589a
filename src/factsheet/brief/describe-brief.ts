import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { describeAddress, frameDocument } from '../frame-document.ts';
import { INK, PAGE, SIZE } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';
import { describeCrossings, describeProtection } from './describe-here.ts';
import { describeIndicators, describeMissing, describeTreaties } from './describe-known.ts';
import { describeNeighbours, describePopulations } from './describe-populations.ts';
import { describeThreatsHere } from './describe-threats.ts';
import { describeSources } from './describe-sources.ts';
import { sayAnswer } from './say-brief.ts';

/**
 * The brief of a country as a pdfmake document: A4 portrait, real text in Noto Sans, the answer first.
 * @param limits how much of the open-ended parts is shown
 * @param onPages told the number of pages when the document is laid out
 */
export function describeBrief(input: BriefInput, limits: BriefLimits, onPages: (pages: number) => void = () => undefined): TDocumentDefinitions {
  const { brief, translator, countryName, map } = input;
  const { t } = translator;
  const country = countryName(brief.country.iso3);
  const title = `${country} – ${t('brief.title')}`;
  return {
    ...frameDocument({ ...input, title, subject: t('brief.subject', { country }), shortTitle: title, onPages }),
    ...(map ? { images: { map: map.png } } : {}),
    content: [
      ...describeHead(input),
      describeMap(input, limits),
      ...describePopulations(input),
      ...describeCrossings(input, limits),
      ...describeProtection(input),
      ...describeThreatsHere(input, limits),
      ...describeNeighbours(input),
      ...describeTreaties(input),
      ...describeMissing(input, limits),
      ...describeIndicators(input),
      ...describeSources(input),
      describeAddress({ ...input, above: 8 }),
    ],
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
