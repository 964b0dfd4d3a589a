import { AtlasError } from '../errors.ts';

/**
 * What an archive holds, kind by kind. The first kind is what the archive was made for, and must be readable; what is not
 * readable of another kind is left out, with a layer in its place that says so.
 * @param kinds readers of the files of each kind
 * @throws AtlasError of the first kind that holds anything
 */
export async function readArchiveKinds<Layer>(
  kinds: readonly (readonly (() => readonly Layer[] | Promise<readonly Layer[]>)[])[],
  inPlaceOf: (error: AtlasError) => Layer,
): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (const readers of kinds) {
    const isFirst = layers.length === 0;
    for (const read of readers) {
      try {
        for (const layer of await read()) layers.push(layer);
      } catch (error) {
        if (isFirst || !(error instanceof AtlasError)) throw error;
        layers.push(inPlaceOf(error));
      }
    }
  }
  return layers;
}
