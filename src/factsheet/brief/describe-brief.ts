import type { Content } from 'pdfmake/interfaces';
import { TITLE } from '../lay.ts';
import type { Document } from '../lay-out-pdf.ts';
import { describeFurniture, layPicture } from '../draw/draw-scale.ts';
import { besideCode } from '../describe-takeaway.ts';
import { describeAddress, frameDocument } from '../frame-document.ts';
import { INK, SIZE } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';
import { describeCrossings, describeProtection } from './describe-here.ts';
import { describeComparison, describeIndicators } from './describe-indicators.ts';
import { describeMissing, describeTreaties } from './describe-known.ts';
import { describeNeighbours, describePopulations } from './describe-populations.ts';
import { describeThreatsHere } from './describe-threats.ts';
import { describeWaters } from './describe-waters.ts';
import { describeSources } from './describe-sources.ts';
import { sayAnswer } from './say-brief.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

/**
 * The brief of a country as a pdfmake document: portrait, real text in Noto Sans, the answer first.
 * @param limits how much of the open-ended parts is shown
 */
export function describeBrief(input: BriefInput, limits: BriefLimits): Document {
  const { brief, translator, countryName, map } = input;
  const { t } = translator;
  const country = countryName(brief.country.iso3);
  const title = `${country} – ${t('brief.title')}`;
  return {
    ...frameDocument({ ...input, title, subject: t('brief.subject', { country }), shortTitle: title }),
    ...(map ? { images: { map: map.png } } : {}),
    content: describeBriefContent(input, limits),
  };
}

/** What stands on a brief, from above to below. */
export function describeBriefContent(input: BriefInput, limits: BriefLimits): Content[] {
  return [
    ...describeHead(input),
    describeMap(input, limits),
    ...describePopulations(input),
    ...describeWaters(input),
    ...describeCrossings(input, limits),
    ...describeProtection(input),
    ...describeThreatsHere(input, limits),
    ...describeNeighbours(input),
    ...describeComparison(input, limits),
    ...describeTreaties(input),
    ...describeMissing(input, limits),
    ...describeIndicators(input),
    ...describeSources(input),
    describeWhereFrom(input, limits),
  ];
}

function describeWhereFrom(input: BriefInput, limits: BriefLimits): Content {
  if (!limits.code) return describeAddress({ ...input, above: 8 });
  return { stack: [besideCode(input.address, [describeAddress({ ...input, above: 0 })])], unbreakable: true, margin: [0, 8, 0, 0] };
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
    { text: wrapWords(country), fontSize: SIZE.title, bold: true, headlineLevel: TITLE, lineHeight: 1, margin: [0, 3, 0, 1] },
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
      layPicture('map', map, limits.mapHeight, t('brief.mapSays')),
      describeFurniture(
        map,
        limits.mapHeight,
        `${t('brief.mapSays')} ${t('factsheet.map.credit', { attribution: sayAttribution(map.attribution, translator) })}`,
        translator,
      ),
    ],
  };
}
