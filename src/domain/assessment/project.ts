import { BARRIER_TYPES, type BarrierType } from '../catalog/layer-kinds.ts';
import type { LonLat } from '../crossings/types.ts';
import { isOnEarth } from '../geometry/on-earth.ts';
import { type SitingPlan, SitingPlanSchema } from '../siting/siting-plan.ts';
import * as v from 'valibot';

/** A barrier of the map: the id of its layer, and what stands for it there. */
export interface NamedBarrier {
  readonly layer: string;
  readonly barrier: string;
}

/** One way a project could run. */
export interface Alternative {
  readonly id: string;
  readonly name: string;
  /** Its lines, [lon, lat] in WGS 84 degrees, edges straight in them. */
  readonly lines: readonly (readonly LonLat[])[];
  /** How far they may lie off by the word of their file or layer, metres. */
  readonly accuracyM?: number | undefined;
  /** What its lines are on the map, for as long as nobody changed them. */
  readonly barrier?: NamedBarrier | undefined;
  /** What was asked for where crossings are to be sited along it. */
  readonly siting?: SitingPlan | undefined;
}

/** A planned piece of linear infrastructure with the alternatives that are compared. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly type: BarrierType;
  /** Ground on each side of the line that the project affects, metres; 0 for the line alone. */
  readonly bufferM: number;
  readonly alternatives: readonly Alternative[];
}

/** How far from a line existing barriers are looked for, km. */
export const BARRIERS_WITHIN_KM = 50;
/** How far from a line that meets no corridor the nearest is looked for, km. */
export const CORRIDORS_WITHIN_KM = 50;
/** Widest ground on each side of the line, metres. */
export const WIDEST_BUFFER_M = 50_000;
export const MOST_ALTERNATIVES = 20;
const LONGEST_NAME = 200;

const text = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

function isPosition(value: unknown): value is LonLat {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [lon, lat]: readonly unknown[] = value;
  return typeof lon === 'number' && typeof lat === 'number' && isOnEarth(lon, lat);
}

/** Positions are checked by hand: a schema for each of a long line would take seconds. */
const line = v.custom<LonLat[]>((value) => Array.isArray(value) && value.length > 1 && value.every(isPosition), 'not a list of two or more [lon, lat]');

const AlternativeSchema = v.object({
  id,
  name: text,
  lines: v.array(line),
  accuracyM: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  barrier: v.optional(v.object({ layer: text, barrier: text })),
  siting: v.optional(SitingPlanSchema),
});

/** A project as it is kept and as it stands in a project file. */
export const ProjectSchema: v.GenericSchema<unknown, Project> = v.object({
  id,
  name: text,
  type: v.picklist(BARRIER_TYPES),
  bufferM: v.pipe(v.number(), v.minValue(0), v.maxValue(WIDEST_BUFFER_M)),
  alternatives: v.pipe(
    v.array(AlternativeSchema),
    v.minLength(1),
    v.maxLength(MOST_ALTERNATIVES),
    v.check((alternatives) => new Set(alternatives.map((each) => each.id)).size === alternatives.length, 'two alternatives have one id'),
  ),
});
