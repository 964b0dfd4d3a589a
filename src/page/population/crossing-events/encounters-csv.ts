import { type BuiltEvents, unpackEncounters } from '../../../domain/catalog/built-events.ts';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { writeCsv } from '../../../domain/formats/csv.ts';
import { type Rights, RIGHTS_COLUMNS, writeRights } from './rights-columns.ts';

const COLUMNS = [
  'population',
  'individual',
  'barrier_layer',
  'barrier',
  'behaviour',
  'start',
  'hours',
  'crossings',
  'barrier_longitude',
  'barrier_latitude',
  'near_m',
  'median_interval_h',
  ...RIGHTS_COLUMNS,
];

/**
 * Every encounter of an entry's animals with a barrier that the build found of the tracks at full rate, as CSV (RFC 4180), with licence and
 * citation of the layer and of the tracks. Times in UTC; the place is that of the barrier nearest to the animal, in WGS 84 degrees.
 */
export function formatEncountersCsv({ entry, layers: found }: Pick<BuiltEvents, 'entry' | 'layers'>, layers: readonly Layer[], tracks: Rights): string {
  const rows = layers.flatMap((layer) => {
    const own = found[layer.id];
    if (!own) return [];
    return unpackEncounters(own).map(({ individual, barrier, behaviour, start, hours, crossings, at }) => ({
      population: entry,
      individual,
      barrier_layer: layer.id,
      barrier,
      behaviour,
      start: new Date(start).toISOString().replace('.000Z', 'Z'),
      hours,
      crossings,
      barrier_longitude: at[0],
      barrier_latitude: at[1],
      near_m: own.events.distanceM,
      median_interval_h: own.events.intervalHours.toFixed(2),
      ...writeRights(layer, tracks),
    }));
  });
  return writeCsv(rows, COLUMNS);
}
