import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import type { Alignment, AlignmentFile, RawAlignment, RawAlignments } from './alignment.ts';

/** What a file of lines is read for: how much of it can be used, and what to say of a file that cannot. */
export interface LineUse {
  /** Positions in one file. */
  readonly maxPositions: number;
  readonly tooMany: string;
  /** Follows “FILE holds N polygons; ”. */
  readonly polygons: string;
  readonly instead: string;
  readonly noLine: string;
}

/** Uses of a file of lines: beyond its limit a project takes longer than a second to assess, and barriers to keep and cut. */
export const LINE_USES = {
  project: {
    maxPositions: 500_000,
    tooMany: 'Simplify the line in a GIS, or keep the stretch that is planned.',
    polygons: 'a project is drawn by its centre line.',
    instead: 'Export the centre line as a line layer and give its width or buffer beside it.',
    noLine: 'Choose the file that holds the planned line.',
  },
  barriers: {
    maxPositions: 3_000_000,
    tooMany: 'Cut out the region in a GIS, or make a PMTiles archive of it (“atlas tiles”) and add its address.',
    polygons: 'barriers are lines.',
    instead: 'Export the lines as a layer of their own.',
    noLine: 'Choose the file that holds the lines.',
  },
} as const satisfies Readonly<Record<string, LineUse>>;

/**
 * Check the coordinates of a file's lines. Repeated positions are taken out; heights are ignored.
 * @throws AtlasError naming the file, the feature (as `row`) and the field where a coordinate is unusable, where the
 *   file holds polygons, or where no line is left
 */
export function collectAlignments(layers: readonly RawAlignments[], file: string, use: LineUse = LINE_USES.project): AlignmentFile {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1): void => {
    if (count > 0) dropped[reason] = (dropped[reason] ?? 0) + count;
  };
  const alignments: Alignment[] = [];
  let positions = 0;
  for (const layer of layers) {
    if (layer.polygons > 0) {
      throw new AtlasError(
        `${file} holds ${layer.polygons} ${layer.polygons === 1 ? 'polygon' : 'polygons'}; ${use.polygons}`,
        `Nothing was loaded. ${use.instead}`,
        { file, field: 'geometry' },
      );
    }
    drop('points', layer.points);
    for (const raw of layer.alignments) {
      const lines: LonLat[][] = [];
      for (const line of raw.lines) {
        const checked = checkLine(line, raw);
        positions += checked.length;
        if (positions > use.maxPositions) {
          throw new AtlasError(`${file} has more than ${use.maxPositions} positions.`, `Nothing was loaded. ${use.tooMany}`, {
            file,
            row: raw.number,
            field: 'geometry',
          });
        }
        if (checked.length > 1) lines.push(checked);
        else drop('lines of fewer than two places');
      }
      if (lines.length > 0) alignments.push({ name: raw.name.trim().slice(0, 200) || `${file} ${raw.number}`, lines });
    }
  }
  const featuresRead = layers.reduce((sum, layer) => sum + layer.featuresRead, 0);
  if (alignments.length === 0) {
    throw new AtlasError(
      featuresRead === 0 ? `${file} holds no features.` : `${file} holds no usable line: none of its ${featuresRead} features is a line of two places or more.`,
      `Nothing was loaded. ${use.noLine}`,
      { file, field: 'geometry' },
    );
  }
  return { alignments, featuresRead, dropped };
}

/**
 * The positions of a line as a file gives it, checked: repeated ones are taken out, heights are ignored.
 * @throws AtlasError naming the file and the feature
 */
export function checkLine(line: unknown, { file, number }: Pick<RawAlignment, 'file' | 'number'>): LonLat[] {
  const fail = (what: string): AtlasError =>
    new AtlasError(
      `Feature ${number} of ${file} has an unusable geometry: ${what}.`,
      'Nothing was loaded. Open the file in a GIS, mend that feature, and export it as longitude and latitude on WGS 84 (EPSG:4326).',
      { file, row: number, field: 'geometry' },
    );
  if (!Array.isArray(line)) throw fail('a line is not a list of positions');
  const positions: readonly unknown[] = line;
  const checked: LonLat[] = [];
  for (const [at, position] of positions.entries()) {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      throw fail(`position ${at + 1} is not two numbers`);
    // Drawing programs go on past the antimeridian, once.
    if (Math.abs(lat) > 90 || Math.abs(lon) > 540) throw fail(`position ${at + 1} (${lon}, ${lat}) is not in degrees`);
    const last = checked.at(-1);
    if (!last || last[0] !== lon || last[1] !== lat) checked.push([lon, lat]);
  }
  return checked;
}
