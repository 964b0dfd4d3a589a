import type { Fault } from '../domain/errors.ts';
import type { Bbox, Layer } from '../domain/catalog/fields.ts';
import { createStore } from 'zustand/vanilla';
import { type AreaKind, LAYER_TOGGLES, type LayerToggle } from '../domain/catalog/layer-kinds.ts';
import type { Place } from '../domain/catalog/place.ts';
import type { StoredAreas } from './stored-areas.ts';
import { type Camera, DEFAULT_TOGGLES, leaveFor, type PanelName, type Projection, type View } from './view.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

export interface AtlasState {
  readonly view: View;
  readonly theme: ThemeChoice;
  readonly faults: readonly Fault[];
  /** Row of the table of barrier crossings that is pointed at or chosen, on the map or in the table. */
  readonly crossing: string | undefined;
  /** Whether the map has been drawn once: parts that are not needed before wait for it, so that they do not hold it up. */
  readonly mapReady: boolean;
  /** Ids of entries that a filter leaves out, on the map too, while its list is open. */
  readonly hidden: ReadonlySet<string> | undefined;
  /** What the map frames in place of the chosen page's own extent, while a page asks for it: [west, south, east, north] degrees. */
  readonly frame: Bbox | undefined;
  /** Whether the browser's storage did not keep or give back what it was last asked for: reloading the page would lose work. */
  readonly unkept: boolean;
  /** Priority areas that were loaded from files; they stay on this machine. */
  readonly userAreas: Readonly<Partial<Record<AreaKind, StoredAreas>>>;
  /** Barrier layers that this person added; a file's address is one that only this page can read. */
  readonly userLayers: readonly Layer[];
}

export const atlasStore = createStore<AtlasState>(() => ({
  view: {
    panel: undefined,
    population: undefined,
    species: undefined,
    country: undefined,
    module: undefined,
    initiative: undefined,
    story: undefined,
    step: 1,
    filter: undefined,
    barrier: undefined,
    layers: [],
    lang: 'en',
    projection: 'globe',
    time: undefined,
    span: undefined,
    camera: undefined,
  },
  theme: 'system',
  faults: [],
  crossing: undefined,
  mapReady: false,
  hidden: undefined,
  frame: undefined,
  unkept: false,
  userAreas: {},
  userLayers: [],
}));

const { getState: get, setState: set } = atlasStore;

function changeView(change: Partial<View>): void {
  set({ view: { ...get().view, ...change } });
}

/** Replace the whole view, as an address says it. */
export function showView(view: View): void {
  set({ view, crossing: undefined });
}

/** Open another page of the panel. */
function open(page: Parameters<typeof leaveFor>[1]): void {
  set({ view: leaveFor(get().view, page), crossing: undefined });
}

/** Open the page of a population, species, country, module or initiative; of none of them, the list. The map frames what is chosen. */
export function choosePlace({ population, species, country, module, initiative }: Place): void {
  open({ population, species, country, module, initiative });
}

/** Open a list of the whole atlas: its populations, species, countries or barriers, or who is where in which month. */
export function openList(panel: PanelName, filter?: string): void {
  open({ panel, filter });
}

/**
 * Tell a step of a story.
 * @param layers that it is about
 */
export function tellStory(story: string, step: number, layers: readonly LayerToggle[]): void {
  open({ story, step, layers: LAYER_TOGGLES.filter((toggle) => layers.includes(toggle)) });
}

/** Show these layers and no others. */
export function showLayers(layers: readonly LayerToggle[]): void {
  changeView({ layers: LAYER_TOGGLES.filter((toggle) => layers.includes(toggle)) });
}

/** List only populations that pass a filter, as its page writes it; undefined lists all. */
export function chooseFilter(filter: string | undefined): void {
  changeView({ filter, camera: undefined });
}

/** Leave entries out on the map; undefined leaves out none. */
export function hideEntries(hidden: ReadonlySet<string> | undefined): void {
  set({ hidden });
}

/** Let the map frame a box, [west, south, east, north] degrees; undefined leaves it to the page that is open. */
export function frameBox(frame: Bbox | undefined): void {
  set({ frame });
}

/** Open a tool in the panel, or close it; the map stays where it is. */
export function openPanel(panel: PanelName | undefined): void {
  changeView({ panel, barrier: undefined });
}

/** Switch layers on or off. */
export function switchLayers(toggles: readonly LayerToggle[], on: boolean): void {
  const layers = new Set(get().view.layers);
  for (const toggle of toggles) {
    if (on) layers.add(toggle);
    else layers.delete(toggle);
  }
  changeView({ layers: LAYER_TOGGLES.filter((known) => layers.has(known)) });
}

/** What is drawn of an entry, and shown without being asked for. */
const SHOWN_AT_FIRST: ReadonlySet<string> = new Set(['corridors', 'stopovers', 'movement', 'nodes', 'links', 'distribution']);

/**
 * Switches routes on where they are all that can be drawn of an entry, so that the map is not empty: unless somebody has chosen
 * layers, for then they are off because that person wants it so.
 * @param layers of the entry
 */
export function showRoutesAlone(layers: readonly { readonly kind: string }[]): void {
  if (get().view.layers.join() !== DEFAULT_TOGGLES.join()) return;
  if (layers.some(({ kind }) => kind === 'routes') && !layers.some(({ kind }) => SHOWN_AT_FIRST.has(kind))) switchLayers(['routes'], true);
}

export function chooseLanguage(lang: string): void {
  changeView({ lang });
}

export function chooseProjection(projection: Projection): void {
  changeView({ projection });
}

export function chooseTime(time: number | undefined): void {
  changeView({ time });
}

/** Show the tracks of some months with all years over one another, as `formatMonths` writes them; undefined by date. */
export function chooseSpan(span: string | undefined): void {
  changeView({ span, time: undefined });
}

export function rememberCamera(camera: Camera): void {
  changeView({ camera });
}

export function chooseTheme(theme: ThemeChoice): void {
  set({ theme });
}

export function pointAtCrossing(crossing: string | undefined): void {
  if (get().crossing !== crossing) set({ crossing });
}

/** The map has been drawn, or nothing shall wait for it any longer. */
export function stopWaitingForMap(): void {
  if (!get().mapReady) set({ mapReady: true });
}

/** Remember whether the browser's storage works. */
export function noteKeeping(works: boolean): void {
  if (get().unkept === works) set({ unkept: !works });
}

/** Tell of something that went wrong, as an alert. The same fault is told once. */
export function reportFault({ code, values, place }: Fault): void {
  const { faults } = get();
  const fault = { code, values, place };
  if (!faults.some((known) => isSameFault(known, fault))) set({ faults: [...faults, fault] });
}

/** Take back what was told: the person has read it, or it holds no more. */
export function dismissFault(fault: Fault): void {
  set({ faults: get().faults.filter((known) => !isSameFault(known, fault)) });
}

/** Whether two faults tell of one thing. */
export function isSameFault(a: Fault, b: Fault): boolean {
  return JSON.stringify([a.code, a.values, a.place]) === JSON.stringify([b.code, b.values, b.place]);
}

export function keepUserAreas(kind: AreaKind, areas: StoredAreas | undefined): void {
  set({ userAreas: { ...get().userAreas, [kind]: areas } });
}

export function keepUserLayers(userLayers: readonly Layer[]): void {
  set({ userLayers });
}
