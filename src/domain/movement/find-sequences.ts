import type { Track } from '../tracks/track.ts';
import { findMigrationYears, type SequenceOptions } from './find-migration-years.ts';
import type { MigrationSequence, MovementClass, SequenceClass } from './types.ts';

export type { GivenDates, SequenceOptions } from './find-migration-years.ts';

/** The class that says most about movement, over an individual's years. */
const RANK: readonly SequenceClass[] = ['migrant', 'mixed migrant', 'disperser', 'nomad', 'resident', 'edited'];

/** Of several classes, the one that says most about movement; undefined of none. */
export function pickClass<Class extends SequenceClass>(classes: readonly (Class | undefined)[]): Class | undefined {
  return classes.reduce((best, name) => (name !== undefined && (best === undefined || RANK.indexOf(name) < RANK.indexOf(best)) ? name : best), undefined);
}

/**
 * Movement class and migration sequences of one individual: net squared displacement models are fitted to each
 * migration year; a sequence runs from departure to arrival, where the fitted logistic passes 5 % and 95 %.
 * @returns class undefined when no year has enough days to classify
 */
export function findSequences(track: Track, options: SequenceOptions): { class: MovementClass | undefined; sequences: MigrationSequence[] } {
  const years = findMigrationYears(track, options);
  return { class: pickClass(years.map((year) => year.class)), sequences: years.flatMap(({ sequences }) => sequences) };
}
