import type { CorridorMethod } from '../corridor-method.ts';
import type { EqualAreaPlane } from '../../geometry/lambert-azimuthal.ts';
import type { Track } from '../../tracks/track.ts';
import type { PlaneSequence } from '../bridges/motion-variance.ts';
import type { MigrationSequence, SeasonPair, SequenceClass } from '../types.ts';
import { AtlasError } from '../../errors.ts';
import { alignDirections } from './align-directions.ts';
import type { Confirmation } from './confirmations.ts';
import { findSequences, type GivenDates, pickClass } from './find-migration-years.ts';

/** A sequence's fixes in plane metres and seconds; a fix without an error of its own gets the population's. */
export function projectSequence(
  track: Track,
  { from, to }: Pick<MigrationSequence, 'from' | 'to'>,
  plane: EqualAreaPlane,
  locationErrorM: number,
): PlaneSequence {
  const count = to - from + 1;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [px, py] = plane.forward(track.lon[from + i]!, track.lat[from + i]!);
    x[i] = px;
    y[i] = py;
  }
  const origin = track.time[from]!;
  return {
    x,
    y,
    t: track.time.slice(from, to + 1).map((time) => (time - origin) / 1000),
    error: Float64Array.from(track.error.subarray(from, to + 1), (error) => (error > 0 ? error : locationErrorM)),
  };
}

export interface SequenceSource {
  readonly seasons: SeasonPair;
  readonly yearStart?: string;
  readonly dates?: readonly GivenDates[];
  readonly confirmations?: readonly Confirmation[];
  /** Given, for example edited by a person, these are drawn and none is searched for. */
  readonly sequences?: readonly MigrationSequence[];
}

/** A sequence with the track that it is of, and its fixes in the plane. */
export interface PreparedSequence {
  readonly sequence: MigrationSequence;
  readonly track: Track;
  readonly plane: PlaneSequence;
}

export interface PreparedSequences {
  readonly prepared: PreparedSequence[];
  /** Movement class of each individual that has one. */
  readonly classes: { individual: string; class: SequenceClass }[];
  /** Individuals tracked too briefly to classify. */
  readonly unclassified: number;
}

/** Given sequences by individual, each checked against its track. */
function sortGiven(tracks: readonly Track[], sequences: readonly MigrationSequence[]): Map<string, MigrationSequence[]> {
  const byIndividual = new Map<string, MigrationSequence[]>(tracks.map(({ individual }) => [individual, []]));
  const lengths = new Map(tracks.map(({ individual, time }) => [individual, time.length]));
  for (const sequence of sequences) {
    const { id, individual, from, to } = sequence;
    const mine = byIndividual.get(individual);
    if (!mine) throw new AtlasError('sequence.noTrack', { sequence: id, individual }, { field: 'individual' });
    const whole = Number.isInteger(from) && Number.isInteger(to);
    if (!whole || from < 0 || to <= from || to >= (lengths.get(individual) ?? 0)) {
      throw new AtlasError(
        'sequence.outside',
        { sequence: id, from: String(from), to: String(to), n: lengths.get(individual) ?? 0, individual },
        { field: from < 0 || !Number.isInteger(from) ? 'from' : 'to' },
      );
    }
    mine.push(sequence);
  }
  return byIndividual;
}

/**
 * The migrations to draw, in the order of the tracks: given ones, or those that displacement models and dates find.
 * @throws AtlasError naming a given sequence that is of no track or beyond its track's fixes
 */
export function prepareSequences(tracks: readonly Track[], plane: EqualAreaPlane, method: CorridorMethod, source: SequenceSource): PreparedSequences {
  const given = source.sequences && sortGiven(tracks, source.sequences);
  const classes: { individual: string; class: SequenceClass }[] = [];
  const drawn: MigrationSequence[] = [];
  let unclassified = 0;
  for (const track of tracks) {
    const mine = given?.get(track.individual);
    const found = mine ? { class: pickClass(mine.map((sequence) => sequence.class)), sequences: mine } : findSequences(track, { ...method, ...source });
    if (found.class !== undefined) classes.push({ individual: track.individual, class: found.class });
    else if (!given) unclassified += 1;
    drawn.push(...found.sequences);
  }
  const dated = new Set(source.dates?.map(({ individual }) => individual));
  const sequences = given ? drawn : alignDirections(drawn, tracks, dated);
  const trackOf = new Map(tracks.map((track) => [track.individual, track]));
  const prepared = sequences.map((sequence): PreparedSequence => {
    const track = trackOf.get(sequence.individual)!;
    return { sequence, track, plane: projectSequence(track, sequence, plane, method.locationErrorM) };
  });
  return { prepared, classes, unclassified };
}
