import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Translator } from '../i18n/translator.ts';
import { HEADING } from './lay.ts';
import { FONT, INK, PAGE, SIZE } from './style.ts';

/** Lowest place of a heading, points from the top of the page. */
const LAST_HEADING = 730;
/** A longer title would not fit on the footer's one line. */
const LONGEST_FOOTER = 80;

interface Frame {
  readonly title: string;
  readonly subject: string;
  readonly atlasTitle: string;
  /** What stands in the footer where the title is too long for it. */
  readonly shortTitle: string;
  readonly generatedAt: number;
  readonly translator: Translator;
  /** Told the number of pages when the document is laid out. */
  readonly onPages?: (pages: number) => void;
}

/** What every document of the atlas is: A4 portrait, real text in Noto Sans, titled, with page numbers below. */
export function frameDocument({ title, subject, atlasTitle, shortTitle, generatedAt, translator, onPages }: Frame) {
  return {
    pageSize: 'A4',
    pageOrientation: 'portrait',
    pageMargins: [PAGE.margin, 36, PAGE.margin, 40],
    language: translator.lang,
    displayTitle: true,
    info: { title, subject, creator: atlasTitle, creationDate: new Date(generatedAt) },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: INK.text, lineHeight: 1.05 },
    // A heading needs room for a few rows below it.
    pageBreakBefore: (node) => node.headlineLevel === HEADING && node.startPosition.top > LAST_HEADING,
    footer: (page, pages) => {
      onPages?.(pages);
      return {
        columns: [
          { text: title.length <= LONGEST_FOOTER ? title : shortTitle, width: '*' },
          { text: translator.t('factsheet.page', { page, pages }), width: 80, alignment: 'right' },
        ],
        fontSize: SIZE.small,
        color: INK.quiet,
        margin: [PAGE.margin, 14, PAGE.margin, 0],
      };
    },
  } satisfies Omit<TDocumentDefinitions, 'content'>;
}

interface Address extends Pick<Frame, 'atlasTitle' | 'generatedAt' | 'translator'> {
  readonly address: string;
  /** Points above it. */
  readonly above: number;
}

/** When a document was made, and the address of the page that it shows. */
export function describeAddress({ address, above, atlasTitle, generatedAt, translator }: Address): Content {
  const { t, date } = translator;
  return {
    text: [
      `${t('factsheet.address.date', { date: date(generatedAt), atlas: atlasTitle })} ${t('factsheet.address.view')} `,
      { text: address, link: address, color: INK.link, wordBreak: 'break-all' },
    ],
    fontSize: SIZE.small,
    margin: [0, above, 0, 0],
  };
}
