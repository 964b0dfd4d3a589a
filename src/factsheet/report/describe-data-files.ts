import type { Content } from 'pdfmake/interfaces';
import { INK, SIZE } from '../factsheet-style.ts';
import { laySection } from '../lay-section.ts';
import { wrapWords } from '../wrap-words.ts';
import { listDataFiles, type DataFiles } from './list-data-files.ts';
import type { ReportInput } from './report-input.ts';

/** The catalog and every file that was read, with its address, licence, attribution, citation and DOI; then what is not shared. */
export function describeDataFiles(input: ReportInput): Content[] {
  const { alternatives, catalog, catalogUrl, catalogSha256, userFiles, translator } = input;
  const { t } = translator;
  const address = (url: string): Content => ({ text: url, link: url, color: INK.link, wordBreak: 'break-all' });
  const version = t('report.files.catalog', { atlas: catalog.title, version: String(catalog.version) });
  const hash: Content[] = catalogSha256 === undefined ? [] : [' ', wrapWords(t('report.files.sha256', { hash: catalogSha256 }), 40)];
  const read = new Set(alternatives.flatMap(({ examined }) => examined.userFiles));
  const content: Content[] = [
    { text: [`${version} `, address(catalogUrl), ...hash], margin: [0, 0, 0, 3] },
    ...listDataFiles(input).map((source): Content => ({
      stack: [
        ...(source.title === '' ? [] : [{ text: wrapWords(source.title, 40), bold: true }]),
        { text: describeRights(source, input) },
        ...source.files.map(({ kind, format, layer, url }): Content => {
          const values = { kind: t(`report.files.kind.${kind}`), format: FORMATS[format] ?? format };
          const what = layer === undefined ? t('report.files.file', values) : t('report.files.layer', { ...values, layer });
          return { text: [`${what} `, address(url)] };
        }),
      ],
      unbreakable: true,
      margin: [0, 0, 0, 4],
    })),
    ...userFiles.filter(({ id }) => read.has(id)).map(({ fileName, areas }): Content => ({ text: wrapWords(t('report.files.own', { file: fileName, n: areas }), 40), margin: [0, 0, 0, 2] })),
    { text: t('report.files.line') },
  ];
  return laySection(t('report.files.heading'), [{ stack: content, fontSize: SIZE.small }]);
}

const FORMATS: Readonly<Record<string, string>> = { pmtiles: 'PMTiles', parquet: 'Parquet', geojson: 'GeoJSON' };

function describeRights({ rights: { licence, attribution, citation, doi, accessed } }: DataFiles, { translator }: ReportInput): Content[] {
  const { t } = translator;
  const parts = [/[.!?]$/.test(citation) ? citation : `${citation}.`, t('report.files.licence', { licence }), t('report.files.attribution', { attribution })];
  if (accessed !== undefined) parts.push(t('report.files.accessed', { date: translator.date(Date.parse(accessed)) }));
  const link = doi === undefined ? undefined : `https://doi.org/${doi}`;
  return [wrapWords(parts.join(' '), 40), ...(link === undefined ? [] : [' ', { text: link, link, color: INK.link }])];
}
