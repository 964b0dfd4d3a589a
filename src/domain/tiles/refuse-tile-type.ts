import { TileType } from 'pmtiles';
import { AtlasError } from '../errors.ts';

/** The fault of an archive that holds something else than vector tiles (MVT). */
export function refuseTileType(type: TileType, title: string, place: { layer: string; file?: string }): AtlasError {
  const picture = type === TileType.Png || type === TileType.Jpeg || type === TileType.Webp || type === TileType.Avif;
  return new AtlasError(
    `The file of the layer “${title}” holds ${picture ? 'pictures' : 'tiles of another kind'} (${TileType[type] ?? `type ${type}`}), not vector tiles (MVT).`,
    'Choose a PMTiles file with vector tiles; the atlas cannot measure pictures.',
    place,
  );
}
