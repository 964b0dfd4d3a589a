import type { Layer } from '../../../domain/catalog/fields.ts';
import { BARRIER_BEHAVIOURS } from '../../../domain/crossing-events/limits.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import type { PartsJoined } from '../../../domain/crossing-events/parts-joined.ts';
import { REMOVAL_COLUMNS, writeRemoval } from '../../../domain/crossing-events/write-removals.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { answerEvents } from '../../../domain/statements/answer-events.ts';
import { judgeForEntry } from '../../../domain/statements/of-entry.ts';
import type { TracksSource } from './use-crossing-events.ts';
import { writeCsv } from '../../../domain/formats/csv.ts';
import { type Rights, RIGHTS_COLUMNS, writeRights } from './rights-columns.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const columnOf = (behaviour: string): string => behaviour.replaceAll(/\W/g, '_');
const COLUMNS = [
  'population',
  'barrier',
  'name',
  'type',
  'animals_tracked',
  'animals_crossed',
  'animals_near_not_crossed',
  'animals_may_have_crossed',
  'answer',
  'preliminary',
  'near_m',
  'longest_step_h',
  'median_interval_h',
  'crossing_events',
  ...MONTHS.map((month) => `events_${month}`),
  ...BARRIER_BEHAVIOURS.flatMap((behaviour) => [`encounters_${columnOf(behaviour)}`, `animals_${columnOf(behaviour)}`]),
  'held_up_per_animal_year',
  'permeability',
  ...REMOVAL_COLUMNS,
  'tracks_years',
  'barrier_layer',
  'barrier_layer_as_of',
  'barrier_layer_cautions',
  ...RIGHTS_COLUMNS,
];

/**
 * The table of animals and barriers as CSV (RFC 4180), with licence and citation of the row's layer and of the tracks.
 * Behaviours are empty where the fixes are too far apart to tell them, and so is the number of animals that crossed where it
 * cannot be told; `answer` says how far it can. What a removal would join is empty
 * where nobody has looked. Layers that do not count for the animals are left out.
 */
export function formatCrossingEventsCsv(
  { id, entry }: Pick<TracksSource, 'id' | 'entry'>,
  layers: readonly { readonly layer: Layer; readonly events: BarrierEvents; readonly joined?: PartsJoined | undefined }[],
  tracks: Rights,
): string {
  const table = layers.flatMap(({ layer, events, joined }) => {
    const verdict = judgeForEntry(entry, layer);
    if (verdict.is !== 'counted') return [];
    return events.barriers.map((row) => {
      const { barrier, name, type, crossed, individualsNearTold, individualsUntold, behaviours } = row;
      const { says, preliminary } = answerEvents(row, events.individuals);
      return {
        population: id,
        barrier,
        name,
        type,
        animals_tracked: events.individuals,
        animals_crossed: says === 'untold' ? '' : crossed.individuals,
        animals_near_not_crossed: individualsNearTold,
        animals_may_have_crossed: individualsUntold,
        answer: says,
        preliminary: preliminary ? 'yes' : 'no',
        near_m: events.distanceM,
        longest_step_h: events.maxLagHours,
        median_interval_h: events.intervalHours.toFixed(2),
        crossing_events: crossed.events,
        ...Object.fromEntries(crossed.byMonth.map(({ events }, month) => [`events_${MONTHS[month]}`, events])),
        ...Object.fromEntries(
          BARRIER_BEHAVIOURS.flatMap((behaviour) => [
            [`encounters_${columnOf(behaviour)}`, behaviours?.[behaviour].encounters],
            [`animals_${columnOf(behaviour)}`, behaviours?.[behaviour].individuals],
          ]),
        ),
        held_up_per_animal_year: row.failedPerAnimalYear?.toFixed(3),
        permeability: row.permeability?.toFixed(3),
        ...(joined && writeRemoval(joined.byBarrier[barrier])),
        tracks_years: writeYears(entry.row.years),
        barrier_layer: layer.id,
        barrier_layer_as_of: layer.asOf ?? '',
        barrier_layer_cautions: verdict.cautions.join('; '),
        ...writeRights(layer, tracks),
      };
    });
  });
  return writeCsv(table, COLUMNS);
}
