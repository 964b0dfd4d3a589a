import type { FeatureCollection, MultiLineString } from 'geojson';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { bboxOfLines } from '../../domain/project/bbox-of-lines.ts';
import { readAlignment } from '../../workers/project-worker-client.ts';
import { addUserLayer } from './add-user-layer.ts';

/**
 * Read a person's file of lines in the worker, put them on the map and keep them on this machine for the next visit.
 * @param rights words for the attribution and the licence
 * @throws AtlasError for a file that cannot be used, or when the browser does not keep it; the signal's reason when aborted
 */
export async function loadBarriersFile(kind: BarrierKind, file: File, rights: { attribution: string; licence: string }, signal: AbortSignal): Promise<void> {
  const { alignments } = await readAlignment({ name: file.name, bytes: await file.arrayBuffer(), use: 'barriers' }, { signal });
  const collection: FeatureCollection<MultiLineString> = {
    type: 'FeatureCollection',
    features: alignments.map(({ name, lines }, index) => ({
      type: 'Feature', properties: { id: String(index + 1), name }, geometry: { type: 'MultiLineString', coordinates: lines },
    })),
  };
  const bbox = bboxOfLines(alignments.flatMap(({ lines }) => lines), 0);
  await addUserLayer(kind, {
    title: file.name, url: file.name, format: 'geojson', features: alignments.length, ...rights,
    ...(bbox === undefined ? {} : { bbox }),
  }, JSON.stringify(collection));
}
