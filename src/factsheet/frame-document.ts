import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Translator } from '../i18n/translator.ts';
import { HEADING, layAddress } from './lay.ts';
import { type Paper, PAPERS } from './paper.ts';
import { FONT, INK, PAGE, SIZE } from './style.ts';

/** Room that a heading has below it at least, points from the foot of the page. */
const HEADING_ROOM = 112;
/** A longer title would not fit on the footer's one line. */
const LONGEST_FOOTER = 80;

/** What every document says of its own making. */
export interface Making {
  readonly paper: Paper;
  /** Milliseconds since 1970. */
  readonly generatedAt: number;
  readonly translator: Translator;
  readonly atlasTitle: string;
}

interface Frame extends Making {
  readonly title: string;
  readonly subject: string;
  /** What stands in the footer where the title is too long for it. */
  readonly shortTitle: string;
}

/** What every document of the atlas is: real text in Noto Sans, titled, with page numbers below. */
export function frameDocument({ title, subject, atlasTitle, shortTitle, generatedAt, translator, paper }: Frame) {
  const { width, height } = PAPERS[paper];
  const margin = (width - PAGE.width) / 2;
  return {
    pageSize: { width, height },
    pageMargins: [margin, 36, margin, 40],
    language: translator.lang,
    version: '1.7' as const,
    tagged: true,
    displayTitle: true,
    info: { title, subject, creator: atlasTitle, creationDate: new Date(generatedAt) },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: INK.text, lineHeight: 1.05 },
    // A heading needs room for a few rows below it.
    pageBreakBefore: (node) => node.headlineLevel === HEADING && node.startPosition.top > height - HEADING_ROOM,
    footer: (page, pages) => {
      return {
        columns: [
          { text: title.length <= LONGEST_FOOTER ? title : shortTitle, width: '*' },
          { text: translator.t('factsheet.page', { page, pages }), width: 80, alignment: 'right' },
        ],
        fontSize: SIZE.small,
        color: INK.quiet,
        margin: [margin, 14, margin, 0],
      };
    },
  } satisfies Omit<TDocumentDefinitions, 'content'>;
}

interface Address extends Pick<Making, 'atlasTitle' | 'generatedAt' | 'translator'> {
  readonly address: string;
  /** Points above it. */
  readonly above: number;
}

/** When a document was made, and the address of the page that it shows. */
export function describeAddress({ address, above, atlasTitle, generatedAt, translator }: Address): Content {
  const { t, date } = translator;
  return {
    text: [`${t('factsheet.address.date', { date: date(generatedAt), atlas: atlasTitle })} ${t('factsheet.address.view')} `, layAddress(address)],
    fontSize: SIZE.small,
    margin: [0, above, 0, 0],
  };
}
