import { cutLine, reachesAntimeridian } from '../domain/geometry/antimeridian.ts';
import { flatLineLengthKm } from '../domain/geometry/distances.ts';
import { FlatLine } from '../domain/geometry/flat-line.ts';
import { groupAlignments } from '../domain/lines/alignment.ts';
import { readFlatAlignmentFile } from '../domain/lines/read-alignment-file.ts';
import { english } from './english.ts';
import { namingSystem, parseLayerRequest, sayCounts, sayNotes } from './layer-file.ts';
import { loadSqlite } from './load-sqlite.ts';
import { judgeLines } from './warn-of-axes.ts';
import { writeFeatures, type WrittenFeature } from './write-features.ts';

/** `atlas lines`. */
export async function runLines(args: string[]): Promise<void> {
  const request = parseLayerRequest(args);
  if (!request) {
    console.log(english.t('cli.lines.help'));
    return;
  }
  const { file, layer, crs, out } = request;
  const { alignments, dropped, notes } = await namingSystem(crs, () => readFlatAlignmentFile(file, loadSqlite, { use: 'command', layer, crs }));
  const axes = await judgeLines(alignments, file.name);
  const groups = groupAlignments(alignments, file.name);
  const features = groups.map(({ name, lines }): WrittenFeature => {
    const parts: FlatLine[] = [];
    for (const line of lines) {
      if (!reachesAntimeridian(line)) parts.push(line);
      else for (const part of cutLine(line.toPositions())) parts.push(FlatLine.of(part));
    }
    const [only] = parts;
    const geometry = parts.length === 1 && only ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: parts };
    return { type: 'Feature', properties: { name }, geometry };
  });
  writeFeatures(out, features);
  const km = groups.reduce((sum, { lines }) => sum + lines.reduce((length, line) => length + flatLineLengthKm(line), 0), 0);
  console.log(
    JSON.stringify({
      features: features.length,
      km: Math.round(km * 1e4) / 1e4,
      leftOut: sayCounts(dropped),
      notes: sayNotes(axes ? [...notes, axes] : notes),
    }),
  );
}
