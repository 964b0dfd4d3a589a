import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import { isAreaKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { ReportInput } from './report-input.ts';
import type { Content } from 'pdfmake/interfaces';
import { SIZE } from '../style.ts';
import { layAddress, laySection } from '../lay.ts';
import { listWords, wrapWords } from '../words.ts';
import { ownTracksOf } from './describe-repeat-siting.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

export type FileKind = 'corridors' | 'stopovers' | 'tracks' | 'areas' | 'barriers' | 'baseMap';

export interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
  readonly doi?: string | undefined;
  readonly accessed?: string | undefined;
}

/** Files of one source, with the rights they come under. */
export interface DataFiles {
  readonly title: string;
  readonly rights: Rights;
  /** Absolute addresses. */
  readonly files: readonly { readonly kind: FileKind; readonly format: string; readonly layer?: string; readonly url: string }[];
}

/** Every file that was read for the report, met or not: populations first, then areas, barriers and the base map. */
export function listDataFiles({
  alternatives,
  catalog,
  catalogUrl,
  entries,
  layers: shared,
  translator,
}: Pick<ReportInput, 'alternatives' | 'catalog' | 'catalogUrl' | 'entries' | 'layers' | 'translator'>): DataFiles[] {
  const place = (layer: Layer, kind: FileKind): DataFiles['files'][number] => ({
    kind,
    format: layer.format,
    ...(layer.format === 'pmtiles' ? { layer: layer.sourceLayer ?? layer.kind } : {}),
    url: new URL(layer.url, catalogUrl).href,
  });
  const examined = [...new Set(alternatives.flatMap((each) => each.examined.populations))].flatMap((id) => entries.get(id) ?? []);
  const own = examined.flatMap(({ row, file: { layers } }): DataFiles[] => {
    const groups = new Map<string, { rights: Rights; files: DataFiles['files'][number][] }>();
    for (const layer of layers) {
      const { kind } = layer;
      if (kind !== 'corridors' && kind !== 'stopovers' && kind !== 'tracks') continue;
      const key = [layer.licence, layer.attribution, layer.citation, layer.doi, layer.accessed].join('\n');
      const group = groups.get(key) ?? { rights: layer, files: [] };
      group.files.push(place(layer, kind));
      groups.set(key, group);
    }
    return [...groups.values()].map((group) => ({ title: textIn(row, 'name', translator.lang), ...group }));
  });
  const read = new Set(alternatives.flatMap(({ examined }) => examined.layers));
  const others = shared
    .filter(({ id }) => read.has(id))
    .map((layer): DataFiles => ({ title: layer.title, rights: layer, files: [place(layer, isAreaKind(layer.kind) ? 'areas' : 'barriers')] }));
  const { baseMap } = catalog;
  return [...own, ...others, { title: '', rights: baseMap, files: [{ kind: 'baseMap', format: 'pmtiles', url: new URL(baseMap.url, catalogUrl).href }] }];
}

/** The catalog and every file that was read, with its address, licence, attribution, citation and DOI; then what is not shared. */
export function describeDataFiles(input: ReportInput): Content[] {
  const { alternatives, catalog, catalogUrl, catalogSha256, userFiles, translator } = input;
  const { t } = translator;
  const version = t('report.files.catalog', { atlas: catalog.title, version: String(catalog.version) });
  const hash: Content[] = catalogSha256 === undefined ? [] : [' ', wrapWords(t('report.files.sha256', { hash: catalogSha256 }), 40)];
  const read = new Set(alternatives.flatMap(({ examined }) => examined.userFiles));
  const content: Content[] = [
    { text: [`${version} `, layAddress(catalogUrl), ...hash], margin: [0, 0, 0, 3] },
    ...listDataFiles(input).map((source): Content => ({
      stack: [
        ...(source.title === '' ? [] : [{ text: wrapWords(source.title, 40), bold: true }]),
        { text: describeRights(source, input) },
        ...source.files.map(({ kind, format, layer, url }): Content => {
          const values = { kind: t(`report.files.kind.${kind}`), format: FORMATS[format] ?? format };
          const what = layer === undefined ? t('report.files.file', values) : t('report.files.layer', { ...values, layer });
          return { text: [`${what} `, layAddress(url)] };
        }),
      ],
      unbreakable: true,
      margin: [0, 0, 0, 4],
    })),
    ...userFiles
      .filter(({ id }) => read.has(id))
      .map(({ fileName, areas }): Content => ({ text: wrapWords(t('report.files.own', { file: fileName, n: areas }), 40), margin: [0, 0, 0, 2] })),
    ...ownTracksOf(input).map((files): Content => ({
      text: wrapWords(t('report.files.ownTracks', { files: listWords(files, translator) }), 40),
      margin: [0, 0, 0, 2],
    })),
    { text: t('report.files.line') },
  ];
  return laySection(t('report.files.heading'), [{ stack: content, fontSize: SIZE.small }]);
}

const FORMATS: Readonly<Record<string, string>> = { pmtiles: 'PMTiles', parquet: 'Parquet', geojson: 'GeoJSON' };

function describeRights({ rights: { licence, attribution, citation, doi, accessed } }: DataFiles, { translator }: ReportInput): Content[] {
  const { t } = translator;
  const parts = [
    /[.!?]$/.test(citation) ? citation : `${citation}.`,
    t('report.files.licence', { licence }),
    t('report.files.attribution', { attribution: sayAttribution(attribution, translator) }),
  ];
  if (accessed !== undefined) parts.push(t('report.files.accessed', { date: translator.date(Date.parse(accessed)) }));
  const link = doi === undefined ? undefined : addressOfDoi(doi);
  return [wrapWords(parts.join(' '), 40), ...(link === undefined ? [] : [' ', layAddress(link)])];
}
