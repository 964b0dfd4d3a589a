import { usualLanguage } from '../i18n/usual-language.ts';
import { LAYER_TOGGLES, type LayerToggle } from '../domain/catalog/layer-kinds.ts';

export const DEFAULT_TOGGLES: readonly LayerToggle[] = [
  'corridors-high',
  'corridors-medium',
  'corridors-low',
  'stopovers',
  'movement',
  'nodes',
  'links',
  'distribution',
];

export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** Pages of the panel that are tools rather than places. */
export const PANELS = [
  'project',
  'tracks',
  'importance',
  'method',
  'open-module',
  'populations',
  'species',
  'countries',
  'barriers',
  'calendar',
  'siting',
] as const;
export type PanelName = (typeof PANELS)[number];

export type Projection = 'globe' | 'flat';

/** What a person chose to look at: the whole of it stands in the address, and nothing in it can be derived. */
export interface View {
  /** A tool that is open in the panel, `?panel=`; what was chosen before stays on the map. */
  readonly panel: PanelName | undefined;
  /** Population id, `?population=`. */
  readonly population: string | undefined;
  /** Species id, `?species=`. */
  readonly species: string | undefined;
  /** ISO 3166-1 alpha-3, `?country=`. */
  readonly country: string | undefined;
  /** Module id, `?module=`. */
  readonly module: string | undefined;
  /** Id of a treaty or initiative, `?initiative=`. */
  readonly initiative: string | undefined;
  /** A guided story, by the id of the entry that it tells of, `?story=`. */
  readonly story: string | undefined;
  /** Its step, from 1, `?step=`; 1 without a story. */
  readonly step: number;
  /** Which populations are listed, `?filter=`, as `parseFilter` reads it; undefined lists all. */
  readonly filter: string | undefined;
  /** The barrier along which structures are sited, `?barrier=`, as `parseBarrier` reads it. */
  readonly barrier: string | undefined;
  /** Layers switched on, `?layers=`. */
  readonly layers: readonly LayerToggle[];
  /** BCP 47, `?lang=`. */
  readonly lang: string;
  readonly projection: Projection;
  /** Moment of the time slider, ms since 1970 UTC, `?time=` (ISO); undefined when the slider was not touched. */
  readonly time: number | undefined;
  /** Months of which the tracks' years lie over one another, `?span=`, as `parseMonths` reads it; undefined has them by date. */
  readonly span: string | undefined;
  /** `#zoom/lat/lon`; undefined lets the map frame what is chosen. */
  readonly camera: Camera | undefined;
}

/** The page that a view is of, without the rest: where it changes, another page is opened. */
export function pageOf({ panel, population, species, country, module, initiative, story, step, barrier }: View): string {
  return JSON.stringify([panel, population, species, country, module, initiative, story, step, barrier]);
}

/** Nothing of what makes a page of the panel, and none of where its map was moved to. */
const NOWHERE = {
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
  time: undefined,
  span: undefined,
  camera: undefined,
} as const;

/** The view of another page, of nothing that was chosen before; layers stay as they are, but those that a story chose for its steps. */
export function leaveFor(view: View, page: Partial<View>): View {
  return { ...view, ...NOWHERE, layers: view.story === undefined ? view.layers : DEFAULT_TOGGLES, ...page };
}

/** The entry that a view is of: the one whose page is open, or whose story is told. */
export function entryOf({ population, story }: Pick<View, 'population' | 'story'>): string | undefined {
  return population ?? story;
}

/** Whether a view may show tracks: a person's own while their page is open, else the chosen entry's while they are on. */
export function mayShowTracks(view: View): boolean {
  return view.panel === 'tracks' || (entryOf(view) !== undefined && view.layers.includes('tracks'));
}

const DEEPEST_ZOOM = 24;

/** The language of an address that names none. */
const USUAL_LANGUAGE = usualLanguage(typeof navigator === 'undefined' ? [] : navigator.languages);

/**
 * What an address asks for. An address comes from anywhere: what is not understood counts as not given.
 * @param search `?…`
 * @param hash `#zoom/lat/lon`
 */
export function parseView(search: string, hash: string): View {
  const query = new URLSearchParams(search);
  const layers = query.get('layers');
  const asked = new Set(layers?.split(','));
  const time = Date.parse(query.get('time') ?? '');
  const country = query.get('country')?.toUpperCase();
  return {
    panel: PANELS.find((panel) => panel === query.get('panel')),
    population: query.get('population') || undefined,
    species: query.get('species') || undefined,
    country: country !== undefined && /^[A-Z]{3}$/.test(country) ? country : undefined,
    module: query.get('module') || undefined,
    initiative: query.get('initiative') || undefined,
    story: query.get('story') || undefined,
    step: query.get('story') ? Math.max(1, Math.floor(Number(query.get('step'))) || 1) : 1,
    filter: query.get('filter') || undefined,
    barrier: query.get('barrier') || undefined,
    layers: layers === null ? DEFAULT_TOGGLES : LAYER_TOGGLES.filter((toggle) => asked.has(toggle)),
    lang: query.get('lang') || USUAL_LANGUAGE,
    projection: query.get('projection') === 'flat' ? 'flat' : 'globe',
    time: Number.isNaN(time) ? undefined : time,
    span: query.get('span') || undefined,
    camera: parseCamera(hash),
  };
}

function parseCamera(hash: string): Camera | undefined {
  const match = /^#(-?[\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(hash);
  if (!match) return undefined;
  const [zoom, lat, lon] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const valid = zoom >= -2 && zoom <= DEEPEST_ZOOM && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return valid ? { zoom, lat, lon } : undefined;
}

/** The address of a view, `?…#…`: the inverse of `parseView`. What is as at the start is left out. */
export function formatView(view: View): string {
  const query: string[] = [];
  const add = (name: string, value: string): void => {
    query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
  };
  if (view.panel !== undefined) add('panel', view.panel);
  if (view.population !== undefined) add('population', view.population);
  if (view.species !== undefined) add('species', view.species);
  if (view.country !== undefined) add('country', view.country);
  if (view.module !== undefined) add('module', view.module);
  if (view.initiative !== undefined) add('initiative', view.initiative);
  if (view.story !== undefined) add('story', view.story);
  if (view.story !== undefined) add('step', String(view.step));
  if (view.filter !== undefined) add('filter', view.filter);
  if (view.barrier !== undefined) add('barrier', view.barrier);
  if (view.layers.join() !== DEFAULT_TOGGLES.join()) add('layers', view.layers.join());
  // Where the browser's own language is another one, English was chosen, and stays.
  if (view.lang !== 'en' || USUAL_LANGUAGE !== 'en') add('lang', view.lang);
  if (view.projection === 'flat') add('projection', 'flat');
  if (view.time !== undefined) add('time', new Date(view.time).toISOString().slice(0, 16) + 'Z');
  if (view.span !== undefined) add('span', view.span);
  return `${query.length > 0 ? `?${query.join('&')}` : ''}${view.camera === undefined ? '' : formatCamera(view.camera)}`;
}

function formatCamera({ zoom, lat, lon }: Camera): string {
  return `#${trim(zoom, 2)}/${trim(lat, 5)}/${trim(lon, 5)}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
