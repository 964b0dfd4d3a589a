import type { Feature } from 'geojson';
import { layerOfKind, type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { checkBytes } from '../../domain/catalog/check-bytes.ts';
import { fetchFile } from '../../domain/catalog/fetch-named.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import type { ExportLayer } from '../../domain/formats/write-layers.ts';
import { fetchFeatures } from '../../domain/layers/fetch-features.ts';
import { areFew } from '../../domain/movement/types.ts';
import type { Translator } from '../../i18n/translator.ts';
import { joinRights, type TakeSource } from './join-rights.ts';

const SHAPES = ['corridors', 'stopovers', 'routes', 'movement', 'years', 'nodes', 'places', 'sites', 'stations'] as const;
type ShapeContent = (typeof SHAPES)[number];
const isShape = (content: string | undefined): content is ShapeContent => SHAPES.some((one) => one === content);

/** A point on each crossing, about its middle. */
export function placeCrossings(rows: readonly BarrierCrossing[]): Feature[] {
  return rows.flatMap(({ barrier, name, type, use, layer, parts }) =>
    parts.map(({ at: [lon, lat], lengthKm, country }): Feature => ({
      type: 'Feature',
      properties: { barrier, name, type, use, lengthKm, country: country ?? null, layer },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  );
}

interface CrossingsTake {
  readonly label: string;
  /** Whose corridor. */
  readonly of: string;
  readonly notes: readonly string[];
  /** Of the corridor. */
  readonly rights: Rights;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
}

/** Where barriers cross a corridor, with the rights of the corridor and of every layer that they come from; none where there is none. */
export function crossingsSource({ label, of, notes, rights, rows, layers }: CrossingsTake): TakeSource[] {
  const features = placeCrossings(rows);
  if (features.length === 0) return [];
  const used = layers.filter(({ id }) => rows.some(({ layer }) => layer === id));
  const crossings = { ...joinRights([rights, ...used]), name: 'crossings', title: `${label}: ${of}`, notes, features };
  return [{ name: 'crossings', label, load: async () => crossings }];
}

/** What must be said of corridors of few animals. */
export function noteFew({ individuals }: OpenEntry['summary'], { t }: Pick<Translator, 't'>): string[] {
  return areFew(individuals) ? [t('population.preliminary', { n: individuals })] : [];
}

interface EntryTake {
  readonly entry: OpenEntry;
  readonly catalogUrl: string;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
  readonly translator: Translator;
}

/** What an entry's page shows on the map: its own files of shapes, and where barriers cross its corridor. */
export function sourcesOfEntry({ entry, catalogUrl, rows, layers, translator }: EntryTake): TakeSource[] {
  const { file, module, row, summary } = entry;
  const { t, lang } = translator;
  const of = textIn(row, 'name', lang);
  const notes = noteFew(summary, translator);
  const own: Rights = file.layers[0] ?? module;
  const shapes = file.downloads.flatMap((download): TakeSource[] => {
    const { content, format, url } = download;
    if (format !== 'geojson' || !isShape(content)) return [];
    const label = t(`take.what.${content}`);
    const load = async (signal: AbortSignal): Promise<ExportLayer> => {
      const bytes = await fetchFile(download, catalogUrl, signal);
      await checkBytes(bytes, download);
      const features = await fetchFeatures(url, label, async () => new TextDecoder().decode(bytes));
      return { ...joinRights([own]), name: content, title: `${label}: ${of}`, address: location.href, notes, features };
    };
    return [{ name: content, label, load }];
  });
  const crossings = crossingsSource({ label: t('take.what.crossings'), of, notes, rights: layerOfKind(file, 'corridors') ?? own, rows, layers });
  return [...shapes, ...crossings];
}
