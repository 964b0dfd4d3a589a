import { readFileSync } from 'node:fs';
import { readTracksParquet } from '../../src/domain/tracks/read-tracks-parquet.ts';
import type { Track } from '../../src/domain/tracks/track.ts';

/** Tracks that the atlas ships, thinned to at most four positions a day: real movement in every clone. */
export async function readBuiltTracks(module: string, population: string): Promise<Track[]> {
  const file = `${population}-tracks.parquet`;
  return readTracksParquet(new Uint8Array(readFileSync(new URL(`../../public/atlas/${module}/${file}`, import.meta.url))).buffer, file);
}
