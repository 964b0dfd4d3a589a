import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Translator } from '../../i18n/translator.ts';
import { chooseBriefLimits } from '../brief/build-brief.ts';
import type { BriefInput } from '../brief/brief-input.ts';
import { describeBriefContent } from '../brief/describe-brief.ts';
import { chooseSheetLimits } from '../build-factsheet.ts';
import { describeSheet } from '../describe-factsheet.ts';
import { besideCode } from '../describe-takeaway.ts';
import type { FactsheetInput } from '../factsheet-input.ts';
import { describeAddress, frameDocument } from '../frame-document.ts';
import { layTable, TITLE } from '../lay.ts';
import { type Document, layOutPdf, type LoadFont, measurePages } from '../lay-out-pdf.ts';
import { loadFont as fetchFont } from '../load-fonts.ts';
import { INK, SIZE } from '../style.ts';

/** A country's brief and the sheet of every population of it, in one file. */
export interface CollectionInput {
  readonly brief: BriefInput;
  readonly sheets: readonly FactsheetInput[];
}

interface Listed {
  readonly title: string;
  readonly note: string;
  readonly page: number;
}

/** The first page: what the file is, and where in it everything stands. */
function describeCover({ brief, sheets }: CollectionInput, listed: readonly Listed[]): Content[] {
  const { translator, atlasTitle, address } = brief;
  const { t, number } = translator;
  return [
    { text: atlasTitle, fontSize: SIZE.small, color: INK.quiet },
    { text: titleOf(brief, translator), fontSize: SIZE.title, bold: true, headlineLevel: TITLE, lineHeight: 1, margin: [0, 3, 0, 6] },
    { text: t('collection.about', { n: sheets.length }), fontSize: SIZE.lead, margin: [0, 0, 0, 10] },
    layTable(
      [
        { head: t('collection.contents'), width: '*' },
        { head: '', width: 190 },
        { head: t('collection.page'), width: 50, right: true },
      ],
      listed.map(({ title, note, page }) => [title, note, number(page)]),
    ),
    { stack: [besideCode(address, [describeAddress({ ...brief, above: 0 })])], unbreakable: true, margin: [0, 16, 0, 0] },
  ];
}

function titleOf({ brief, countryName }: BriefInput, { t }: Translator): string {
  return t('collection.title', { country: countryName(brief.country.iso3) });
}

/**
 * Lay the brief of a country and the sheets of its populations out as one document, each from a page of its own.
 * @param onProgress told of the parts that are measured
 */
export async function renderCollection(
  input: CollectionInput,
  loadFont: LoadFont,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Blob> {
  const { brief, sheets } = input;
  const { translator, atlasTitle } = brief;
  const { dir, lang, t } = translator;
  const total = sheets.length + 2;
  const title = titleOf(brief, translator);
  const document = (content: Content[]): Document => ({
    ...frameDocument({ ...brief, title, subject: title, shortTitle: atlasTitle }),
    images: {
      ...(brief.map ? { map: brief.map.png } : {}),
      ...Object.fromEntries(sheets.flatMap(({ entry, map }) => (map ? [[`map-${entry.row.id}`, map.png]] : []))),
    },
    content,
  });
  const list = (pages: readonly number[]): Listed[] => {
    let page = 1 + (pages[0] ?? 1);
    return [
      { title: t('brief.title'), note: '' },
      ...sheets.map(({ entry: { row } }) => ({ title: textIn(row, 'name', lang), note: textIn(row, 'place', lang) })),
    ].map((one, i) => {
      const listed = { ...one, page };
      page += pages[i + 1] ?? 1;
      return listed;
    });
  };
  const first = await chooseBriefLimits(brief, loadFont);
  onProgress(1, total);
  const chosen: Awaited<ReturnType<typeof chooseSheetLimits>>[] = [];
  for (const sheet of sheets) {
    signal.throwIfAborted();
    // One at a time: pdfmake lays out one document after another.
    // oxlint-disable-next-line no-await-in-loop
    chosen.push(await chooseSheetLimits(sheet, loadFont));
    onProgress(1 + chosen.length, total);
  }
  // The list takes as many lines whatever pages it names.
  const cover = await measurePages(document(describeCover(input, list([]))), loadFont, dir);
  signal.throwIfAborted();
  const pages = [cover, first.pages, ...chosen.map((one) => one.pages)];
  const part = (stack: Content[]): Content => ({ stack, pageBreak: 'before' });
  const blob = await layOutPdf(
    document([
      ...describeCover(input, list(pages)),
      part(describeBriefContent(brief, first.limits)),
      ...sheets.flatMap((sheet, i) => {
        const limits = chosen[i]?.limits;
        return limits ? [part(describeSheet(sheet, limits, `map-${sheet.entry.row.id}`))] : [];
      }),
    ]),
    loadFont,
    dir,
  );
  onProgress(total, total);
  return blob;
}

/**
 * A country's brief and the sheet of every population of it: a PDF in portrait with real text, tags and a list of what it holds.
 * @throws AtlasError when a font cannot be fetched; the signal's reason when cancelled
 */
export async function buildCollection(input: CollectionInput, signal: AbortSignal, onProgress?: (done: number, total: number) => void): Promise<Blob> {
  return await renderCollection(input, fetchFont, signal, onProgress);
}
