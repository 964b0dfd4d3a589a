import type { Layer } from '../../../domain/catalog/fields.ts';
import { BARRIER_BEHAVIOURS } from '../../../domain/crossing-events/limits.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { writeCsv } from '../../../domain/formats/csv.ts';

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
  'near_m',
  'longest_step_h',
  'median_interval_h',
  'crossing_events',
  ...MONTHS.map((month) => `events_${month}`),
  ...BARRIER_BEHAVIOURS.flatMap((behaviour) => [`encounters_${columnOf(behaviour)}`, `animals_${columnOf(behaviour)}`]),
  'barrier_layer',
  'barrier_licence',
  'barrier_attribution',
  'barrier_citation',
  'tracks_licence',
  'tracks_attribution',
  'tracks_citation',
];

type Rights = Pick<Layer, 'licence' | 'attribution' | 'citation'>;

/**
 * The table of animals and barriers as CSV (RFC 4180), with licence and citation of the row's layer and of the tracks.
 * Behaviours are empty where the fixes are too far apart to tell them.
 * @param id of the population
 */
export function formatCrossingEventsCsv(id: string, layers: readonly { readonly layer: Layer; readonly events: BarrierEvents }[], tracks: Rights): string {
  const table = layers.flatMap(({ layer, events }) =>
    events.barriers.map(({ barrier, name, type, crossed, individualsNear, behaviours }) => ({
      population: id,
      barrier,
      name,
      type,
      animals_tracked: events.individuals,
      animals_crossed: crossed.individuals,
      animals_near_not_crossed: individualsNear,
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
      barrier_layer: layer.id,
      barrier_licence: layer.licence,
      barrier_attribution: layer.attribution,
      barrier_citation: layer.citation,
      tracks_licence: tracks.licence,
      tracks_attribution: tracks.attribution,
      tracks_citation: tracks.citation,
    })),
  );
  return writeCsv(table, COLUMNS);
}
