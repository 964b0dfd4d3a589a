import { parquetWriteBuffer } from 'hyparquet-writer';
import { listRights, type Rights } from '../formats/geojson.ts';
import type { Track } from './track.ts';

/**
 * Tracks as Parquet: columns individual (text), time (timestamp, ms UTC), lon and lat (degrees, rounded to 1e-5,
 * about a metre), and the rights in the file's own metadata. Location errors are not kept. The same tracks give the same bytes.
 */
export async function writeTracksParquet(tracks: readonly Track[], rights: Rights): Promise<Uint8Array> {
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  const individual = tracks.flatMap((track) => Array.from(track.time, () => track.individual));
  const time = tracks.flatMap((track) => Array.from(track.time, (ms) => new Date(ms)));
  const lon = tracks.flatMap((track) => Array.from(track.lon, round));
  const lat = tracks.flatMap((track) => Array.from(track.lat, round));
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'individual', data: individual, type: 'STRING' },
      { name: 'time', data: time, type: 'TIMESTAMP' },
      { name: 'lon', data: lon, type: 'DOUBLE' },
      { name: 'lat', data: lat, type: 'DOUBLE' },
    ],
    kvMetadata: listRights(rights).map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(buffer);
}
