import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { saveUserLayer, type StoredLayer } from '../../state/user-layers.ts';
import type { TextOrBlob } from '../../domain/lines/large-text.ts';
import { type Note, noteCounts } from '../../domain/notes.ts';
import type { FileChoice, SeveralLayers } from '../shared/FileQuestions.tsx';
import { vouch, type Word } from './vouch.ts';
import type { CountriesRequest } from '../../workers/layers-requests.ts';
import { locateCountries, readBarriers } from '../../workers/layers-worker-client.ts';

export type NewLayer = Omit<Layer, 'id' | 'kind' | 'citation' | 'accessed'>;

/**
 * Put a person's layer of barriers on the map and keep it on this machine for the next visit.
 * @param text the lines of a file, as GeoJSON
 * @throws AtlasError when the browser does not keep it; it is on the map all the same
 */
export async function addUserLayer(kind: BarrierKind, about: NewLayer, text?: TextOrBlob): Promise<void> {
  const now = new Date();
  const id = `user-${kind}-${now.getTime().toString(36)}${Math.floor(Math.random() * 36 ** 3).toString(36)}`;
  const layer: Layer = { ...about, id, kind, citation: about.title, accessed: now.toISOString().slice(0, 10) };
  const stored: StoredLayer = { layer, ...(text === undefined ? {} : { text }) };
  const saved = saveUserLayer(stored);
  switchLayers([kind], true);
  await saved;
}

/** What is to be said of a file that was read: what was left out, with counts `n`, and what was assumed. */
export interface LoadedBarriers {
  readonly said: readonly Note[];
}

/**
 * Read a person's file of lines in the worker, put them on the map and keep them on this machine for the next visit.
 * @returns what is to be said of it, or its layers where it has several and nobody has chosen
 * @param about words for the attribution and the licence, what the person says of the lines, and the map by which their places are judged
 * @throws AtlasError for a file that cannot be used, or when the browser does not keep it; the signal's reason when aborted
 */
export async function loadBarriersFile(
  kind: BarrierKind,
  file: File,
  { layer, crs }: FileChoice,
  { word, baseMap, ...rights }: { readonly attribution: string; readonly licence: string; readonly word: Word; readonly baseMap: CountriesRequest['baseMap'] },
  signal: AbortSignal,
): Promise<LoadedBarriers | SeveralLayers> {
  const { text, features, bbox, dropped, notes, layers, sample } = await readBarriers({ file, layer: layer ?? undefined, crs }, { signal });
  if (layer === undefined && layers.length > 1 && /\.(gpkg|zip)$/i.test(file.name)) return { layers };
  await addUserLayer(
    kind,
    {
      title: file.name,
      url: file.name,
      format: 'geojson',
      features,
      ...rights,
      ...(bbox === undefined ? {} : { bbox }),
      ...vouch(word, bbox),
    },
    text,
  );
  // A base map that cannot be read is told of where it is drawn.
  const axes = await import('../../domain/lines/judge-axes.ts')
    .then(({ judgeAxes }) => judgeAxes(sample, file.name, (positions) => locateCountries({ positions, baseMap }, { signal })))
    .catch(() => undefined);
  return { said: [...noteCounts(dropped), ...notes, ...(axes ? [axes] : [])] };
}
