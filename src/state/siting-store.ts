import { createStore } from 'zustand/vanilla';
import type { OpenEntry } from '../domain/catalog/open-entry.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import type { SitingAnswer } from '../domain/siting/answer-siting.ts';
import type { Stretch } from '../domain/siting/profile.ts';
import { FIRST_PLAN, type SitingPlan } from '../domain/siting/siting-plan.ts';
import { atlasStore } from './atlas-store.ts';
import { readBarrierPlans, storeBarrierPlan } from './barrier-plans.ts';

/** Where a line is crossed, as the page shows it. */
export interface SitingMade {
  readonly lines: readonly (readonly LonLat[])[];
  readonly answer: SitingAnswer;
  /** Where structures stand now: those of the answer until one is moved. */
  readonly places: readonly Stretch[];
  /** Whose tracks; undefined of a person's own. */
  readonly whose: string | undefined;
  /** The entry whose tracks were asked, or the names of a person's own files. */
  readonly tracks: OpenEntry | readonly string[];
  /** What was asked for, with the accuracy of the line that it was asked with. */
  readonly asked: SitingPlan;
  readonly locationErrorM: number;
}

export interface SitingState {
  /** Whose tracks were chosen last: a population's id, or a person's own. */
  readonly source: string | undefined;
  /** What was asked for along barriers of the map, a visit later, too, by `formatBarrier`. */
  readonly plans: Readonly<Record<string, SitingPlan>>;
  /** What was found along alternatives of the project, by their id. */
  readonly made: Readonly<Record<string, SitingMade>>;
}

export const sitingStore = createStore<SitingState>(() => ({ source: undefined, plans: readBarrierPlans(), made: {} }));

const { getState: get, setState: set } = sitingStore;

export function chooseSitingSource(source: string): void {
  set({ source });
}

export function planOfBarrier({ plans }: SitingState, barrier: string): SitingPlan {
  return plans[barrier] ?? FIRST_PLAN;
}

export function keepBarrierPlan(barrier: string, plan: SitingPlan): void {
  set({ plans: { ...get().plans, [barrier]: plan } });
  storeBarrierPlan(barrier, plan);
}

/** Keep what was found along an alternative for its report. */
export function keepMade(alternative: string, made: SitingMade): void {
  set({ made: { ...get().made, [alternative]: made } });
}

/** A barrier of a layer along which crossings are to be sited. */
export interface SitedBarrier {
  /** Ids of the layer, and of the barrier in it. */
  readonly layer: string;
  readonly barrier: string;
  /** Where it lies, [lon, lat] degrees. */
  readonly at: LonLat;
}

/** A barrier as the address holds it. */
export function formatBarrier({ layer, barrier, at: [lon, lat] }: SitedBarrier): string {
  return `${lat.toFixed(5)},${lon.toFixed(5)}~${layer}~${barrier}`;
}

const WRITTEN = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)~([^~]+)~(.+)$/su;

/** Undefined for what is no barrier. */
export function parseBarrier(text: string | undefined): SitedBarrier | undefined {
  const [, lat, lon, layer, barrier] = WRITTEN.exec(text ?? '') ?? [];
  if (layer === undefined || barrier === undefined || !(Math.abs(Number(lat)) <= 90) || !(Math.abs(Number(lon)) <= 180)) return undefined;
  return { layer, barrier, at: [Number(lon), Number(lat)] };
}

/**
 * Open the page that sites crossings of a barrier.
 * @param source whose tracks come first; those chosen there before, or last, when left out
 */
export function openBarrier(barrier: SitedBarrier, source?: string): void {
  if (source !== undefined) {
    const { plans } = get();
    const kept = plans[formatBarrier(barrier)];
    set({ source, plans: kept ? { ...plans, [formatBarrier(barrier)]: { ...kept, source } } : plans });
  }
  atlasStore.setState(({ view }) => ({ view: { ...view, panel: 'siting', barrier: formatBarrier(barrier) }, crossing: undefined }));
}
