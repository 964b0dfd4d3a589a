import * as v from 'valibot';
import type { BarrierEvents } from '../crossing-events/find-barrier-events.ts';
import { BARRIER_BEHAVIOURS } from '../crossing-events/limits.ts';
import type { ToldEncounter } from '../crossing-events/told-encounters.ts';
import { count, finite, id, PointSchema, rights } from './fields.ts';
import { BARRIER_TYPES } from './layer-kinds.ts';

// What the build found of an entry's tracks, at their full rate, and the barriers of the same catalog. The tracks themselves are
// published at four positions a day at most, of which bounces, traces and the like cannot be told.

const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const atLeastNone = v.pipe(finite, v.minValue(0));
/** JSON has no undefined. */
const orNull = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );

const behaviour = v.object({ encounters: count, individuals: count });
const FiguresSchema = v.object({
  crossed: v.object({
    events: count,
    individuals: count,
    years: v.exactOptional(v.tuple([v.number(), v.number()])),
    byMonth: v.pipe(v.array(v.object({ events: count, individuals: count })), v.length(12)),
  }),
  individualsNear: count,
  individualsNearTold: count,
  individualsUntold: count,
  touching: atLeastNone,
  stepsNear: count,
  stepsNearTooLong: count,
  behaviours: orNull(
    v.object({
      'quick cross': behaviour,
      'average movement': behaviour,
      bounce: behaviour,
      trace: behaviour,
      'back and forth': behaviour,
      trapped: behaviour,
      unknown: behaviour,
    }),
  ),
});

const BarrierEventsSchema = v.object({
  barriers: v.array(
    v.object({
      ...FiguresSchema.entries,
      layer: id,
      barrier: v.string(),
      name: v.string(),
      type: v.picklist(BARRIER_TYPES),
      failedPerAnimalYear: orNull(atLeastNone),
      permeability: orNull(share),
    }),
  ),
  all: FiguresSchema,
  individuals: count,
  intervalHours: atLeastNone,
  distanceM: atLeastNone,
  maxLagHours: atLeastNone,
  steps: count,
  stepsTooLong: count,
  individualsTooCoarse: count,
});

/** Individual and barrier by their places in the lists beside, behaviour, start (seconds since 1970 UTC), hours, crossings, longitude and latitude. */
const EncounterRowSchema = v.tuple([count, count, v.picklist(BARRIER_BEHAVIOURS), v.pipe(finite, v.integer()), atLeastNone, count, ...PointSchema.items]);

const LayerEventsSchema = v.object({
  events: BarrierEventsSchema,
  encounters: v.object({ individuals: v.array(v.string()), barriers: v.array(v.string()), rows: v.array(EncounterRowSchema) }),
});

/** `crossing-events/ENTRY.json`: by the id of a layer of barriers, what the tracks at their full rate have to do with it. */
export const BuiltEventsSchema = v.object({
  version: v.literal(1),
  entry: id,
  /** Hash of all that they were computed from. */
  builtFrom: v.string(),
  /** Of the tracks first, then of the layers. */
  sources: v.array(v.object({ title: v.string(), ...rights })),
  layers: v.record(id, LayerEventsSchema),
});
export type BuiltEvents = v.InferOutput<typeof BuiltEventsSchema>;
type LayerEvents = BuiltEvents['layers'][string];

/** What is found of one layer, as its file has it. */
export function packLayerEvents(events: BarrierEvents, encounters: readonly ToldEncounter[]): v.InferInput<typeof LayerEventsSchema> {
  const individuals = [...new Set(encounters.map(({ individual }) => individual))];
  const barriers = [...new Set(encounters.map(({ barrier }) => barrier))];
  const placeOf = (list: readonly string[]) => {
    const places = new Map(list.map((name, place) => [name, place]));
    return (name: string): number => places.get(name) ?? 0;
  };
  const [individualAt, barrierAt] = [placeOf(individuals), placeOf(barriers)];
  const figures = <Figures extends Pick<BarrierEvents['all'], 'behaviours' | 'crossed' | 'touching'>>(one: Figures) => {
    const { years, byMonth, ...crossed } = one.crossed;
    return {
      ...one,
      crossed: { ...crossed, ...(years === undefined ? {} : { years: [years[0], years[1]] as [number, number] }), byMonth: [...byMonth] },
      touching: Number(one.touching.toPrecision(6)),
      behaviours: one.behaviours ?? null,
    };
  };
  return {
    events: {
      ...events,
      barriers: events.barriers.map((one) => ({
        ...figures(one),
        failedPerAnimalYear: one.failedPerAnimalYear ?? null,
        permeability: one.permeability ?? null,
      })),
      all: figures(events.all),
    },
    encounters: {
      individuals,
      barriers,
      rows: encounters.map(({ individual, barrier, behaviour: told, start, hours, crossings, at }) => [
        individualAt(individual),
        barrierAt(barrier),
        told,
        Math.round(start / 1000),
        hours,
        crossings,
        at[0],
        at[1],
      ]),
    },
  };
}

/** The encounters of a layer's file, one by one. */
export function unpackEncounters({ encounters: { individuals, barriers, rows } }: Pick<LayerEvents, 'encounters'>): ToldEncounter[] {
  return rows.map(([individual, barrier, told, start, hours, crossings, lon, lat]) => ({
    individual: individuals[individual] ?? '',
    barrier: barriers[barrier] ?? '',
    behaviour: told,
    start: 1000 * start,
    hours,
    crossings,
    at: [lon, lat],
  }));
}
