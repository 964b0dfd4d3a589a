import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import type { Alignment, AlignmentFile, RawAlignment, RawAlignments } from './alignment.ts';
import { type Note, type NoteCode, noteOf } from '../notes.ts';

/**
 * Positions that a file of lines may have, by what it is read for: beyond its limit a project takes longer than a second
 * to assess, and barriers to keep and cut.
 */
const MOST_POSITIONS = { project: 500_000, barriers: 3_000_000 };
/** What a file of lines is read for. */
export type LineUse = keyof typeof MOST_POSITIONS;

/**
 * Check the coordinates of a file's lines. Repeated positions are taken out; heights are ignored.
 * @throws AtlasError naming the file, the feature (as `row`) and the field where a coordinate is unusable, where the
 *   file holds polygons, or where no line is left
 */
export function collectAlignments(layers: readonly RawAlignments[], file: string, use: LineUse = 'project'): AlignmentFile {
  const dropped: Record<string, number> = {};
  const drop = (reason: NoteCode, count = 1): void => {
    if (count > 0) dropped[reason] = (dropped[reason] ?? 0) + count;
  };
  const most = MOST_POSITIONS[use];
  const alignments: Alignment[] = [];
  let positions = 0;
  for (const layer of layers) {
    if (layer.polygons > 0) {
      throw new AtlasError('lines.polygons', { n: layer.polygons, use }, { file, field: 'geometry' });
    }
    drop('dropped.points', layer.points);
    for (const raw of layer.alignments) {
      const lines: LonLat[][] = [];
      for (const line of raw.lines) {
        const checked = checkLine(line, raw);
        positions += checked.length;
        if (positions > most) {
          throw new AtlasError('lines.tooManyPositions', { most, use }, { file, row: raw.number, field: 'geometry' });
        }
        if (checked.length > 1) lines.push(checked);
        else drop('dropped.shortLines');
      }
      if (lines.length > 0) alignments.push({ name: raw.name.trim().slice(0, 200) || `${file} ${raw.number}`, lines });
    }
  }
  const featuresRead = layers.reduce((sum, layer) => sum + layer.featuresRead, 0);
  if (alignments.length === 0) {
    throw new AtlasError(featuresRead === 0 ? 'file.noFeatures' : 'lines.noLine', { n: featuresRead, use }, { file, field: 'geometry' });
  }
  return { alignments, featuresRead, dropped };
}

/**
 * The positions of a line as a file gives it, checked: repeated ones are taken out, heights are ignored.
 * @throws AtlasError naming the file and the feature
 */
export function checkLine(line: unknown, { file, number }: Pick<RawAlignment, 'file' | 'number'>): LonLat[] {
  const fail = (what: Note): AtlasError => new AtlasError('lines.badGeometry', { what }, { file, row: number, field: 'geometry' });
  if (!Array.isArray(line)) throw fail(noteOf('lines.noList'));
  const positions: readonly unknown[] = line;
  const checked: LonLat[] = [];
  for (const [at, position] of positions.entries()) {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      throw fail(noteOf('lines.notNumbers', { position: at + 1 }));
    // Drawing programs go on past the antimeridian, once.
    if (Math.abs(lat) > 90 || Math.abs(lon) > 540) throw fail(noteOf('lines.notDegrees', { position: at + 1, lon: String(lon), lat: String(lat) }));
    const last = checked.at(-1);
    if (!last || last[0] !== lon || last[1] !== lat) checked.push([lon, lat]);
  }
  return checked;
}
