import type { ArchiveOptions } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';

/** Archive options for a test; the vector layer is named "things". */
export function archiveOptions(maxZoom: number): ArchiveOptions {
  return {
    name: 'Test',
    description: 'A test archive',
    attribution: 'Nobody',
    vectorLayers: [{ id: 'things', fields: { id: 'String', name: 'String' }, minzoom: 0, maxzoom: maxZoom }],
    bbox: [-10, -20, 30, 40],
    minZoom: 0,
    maxZoom,
    metadata: { licence: 'CC0-1.0' },
  };
}
