import type { Feature, LineString, MultiLineString } from 'geojson';
import type { LonLat } from '../domain/crossings/types.ts';
import { cutLine, reachesAntimeridian } from '../domain/geometry/antimeridian.ts';
import { longLineLengthKm } from '../domain/geometry/distances.ts';
import { groupAlignments } from '../domain/lines/alignment.ts';
import { readAlignmentFile } from '../domain/lines/read-alignment-file.ts';
import { english } from './english.ts';
import { parseLayerRequest, sayCounts, sayNotes } from './layer-file.ts';
import { loadSqlite } from './load-sqlite.ts';
import { writeFeatures } from './write-features.ts';

/** `atlas lines`. */
export async function runLines(args: string[]): Promise<void> {
  const request = parseLayerRequest(args);
  if (!request) {
    console.log(english.t('cli.lines.help'));
    return;
  }
  const { file, layer, crs, out } = request;
  const { alignments, dropped, notes } = await readAlignmentFile(file, loadSqlite, { use: 'command', layer, crs });
  const groups = groupAlignments(alignments, file.name);
  const features = groups.map(({ name, lines }): Feature<LineString | MultiLineString> => {
    const parts = lines.flatMap((line): LonLat[][] => (reachesAntimeridian(line) ? cutLine(line) : [line]));
    const [only] = parts;
    const geometry = parts.length === 1 && only ? { type: 'LineString' as const, coordinates: only } : { type: 'MultiLineString' as const, coordinates: parts };
    return { type: 'Feature', properties: { name }, geometry };
  });
  writeFeatures(out, features);
  const km = groups.reduce((sum, { lines }) => sum + lines.reduce((length, line) => length + longLineLengthKm(line), 0), 0);
  console.log(JSON.stringify({ features: features.length, km: Math.round(km * 1e4) / 1e4, leftOut: sayCounts(dropped), notes: sayNotes(notes) }));
}
