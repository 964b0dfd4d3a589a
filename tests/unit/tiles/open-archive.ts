import { PMTiles } from 'pmtiles';

/** The pmtiles package's own reader over bytes in memory. */
export function openArchive(bytes: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length).buffer }),
  });
}
