import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import { POSITIONS_A_DAY } from '../../domain/tracks/thin.ts';
import type { Translator } from '../../i18n/translator.ts';

type Download = EntryFile['downloads'][number];

/** Names of formats, the same in every language. */
const FORMATS: Readonly<Record<string, string>> = { csv: 'CSV', geojson: 'GeoJSON', parquet: 'Parquet', pmtiles: 'PMTiles' };

/** What a file of an entry is called: what it holds and its format, or what its custodian calls it. */
export function nameDownload({ content, format, label }: Download, { t }: Translator): string {
  if (content === undefined) return label;
  // Corridors and routes in Parquet are GeoParquet; tracks have no geometry column.
  const name = format === 'parquet' && content !== 'tracks' ? 'GeoParquet' : (FORMATS[format] ?? format);
  return content === 'tracks' ? t('download.tracks', { n: POSITIONS_A_DAY, format: name }) : t(`download.${content}`, { format: name });
}
