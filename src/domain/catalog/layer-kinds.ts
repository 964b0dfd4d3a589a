/** Groups of the legend, in its order. */
export const LAYER_GROUPS = ['Migration', 'Barriers', 'Priority areas', 'Waters'] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

interface KindRow {
  /** As catalogs name it. */
  readonly id: string;
  readonly group: LayerGroup;
  /** What one of its features is; barriers only. */
  readonly type?: string;
  /** What of it a person switches on and off, as `?layers=` names it; the kind as a whole where left out. */
  readonly toggles?: readonly string[];
}

/**
 * Every kind of layer that a catalog may name, in legend order. A new one is a row here, its look in the map's table of
 * styles (map/style/layer-styles.ts), and its words: `layer.ID` and, of a barrier, `barrier.TYPE` and
 * `project.this.TYPE`.
 */
const KINDS = [
  { id: 'corridors', group: 'Migration', toggles: ['corridors-high', 'corridors-medium', 'corridors-low'] },
  { id: 'stopovers', group: 'Migration' },
  { id: 'movement', group: 'Migration' },
  { id: 'routes', group: 'Migration' },
  { id: 'tracks', group: 'Migration' },
  { id: 'nodes', group: 'Migration' },
  { id: 'links', group: 'Migration' },
  { id: 'distribution', group: 'Migration' },

  { id: 'roads', group: 'Barriers', type: 'road' },
  { id: 'railways', group: 'Barriers', type: 'railway' },
  { id: 'fences', group: 'Barriers', type: 'fence' },
  { id: 'pipelines', group: 'Barriers', type: 'pipeline' },
  { id: 'canals', group: 'Barriers', type: 'canal' },
  { id: 'power-lines', group: 'Barriers', type: 'power line' },

  { id: 'immas', group: 'Priority areas' },
  { id: 'isras', group: 'Priority areas' },
  { id: 'imtas', group: 'Priority areas' },
  { id: 'kbas', group: 'Priority areas' },
  { id: 'protected-areas', group: 'Priority areas' },

  { id: 'economic-zones', group: 'Waters' },
] as const satisfies readonly KindRow[];

type Row = (typeof KINDS)[number];
type BarrierRow = Extract<Row, { group: 'Barriers' }>;

export type LayerKind = Row['id'];
export type BarrierKind = BarrierRow['id'];
export type BarrierType = BarrierRow['type'];
type PriorityKind = Extract<Row, { group: 'Priority areas' }>['id'];
/** Polygons that a corridor can lie in: areas that matter to animals, and the waters of states. */
export type AreaKind = Extract<Row, { group: 'Priority areas' | 'Waters' }>['id'];
/** Something a person can switch on and off on the map. */
export type LayerToggle = Exclude<LayerKind, 'corridors'> | Extract<Row, { toggles: unknown }>['toggles'][number];

const BARRIERS = KINDS.filter((row) => row.group === 'Barriers');

export const LAYER_KINDS: readonly LayerKind[] = KINDS.map(({ id }) => id);
export const BARRIER_KINDS: readonly BarrierKind[] = BARRIERS.map(({ id }) => id);
export const BARRIER_TYPES: readonly BarrierType[] = BARRIERS.map(({ type }) => type);
export const PRIORITY_KINDS: readonly PriorityKind[] = KINDS.filter((row) => row.group === 'Priority areas').map(({ id }) => id);
/** The seas of states. */
export const WATER_KINDS: readonly Exclude<AreaKind, PriorityKind>[] = KINDS.filter((row) => row.group === 'Waters').map(({ id }) => id);
export const AREA_KINDS: readonly AreaKind[] = [...PRIORITY_KINDS, ...WATER_KINDS];

/** What can be switched on and off, by group, in legend order. */
export function togglesOf(group: LayerGroup): LayerToggle[] {
  return KINDS.filter((row) => row.group === group).flatMap((row): readonly LayerToggle[] => ('toggles' in row ? row.toggles : [row.id]));
}

export const LAYER_TOGGLES: readonly LayerToggle[] = LAYER_GROUPS.flatMap(togglesOf);

/** The type of the barriers in a layer of each kind. */
export const BARRIER_TYPE: Readonly<Record<BarrierKind, BarrierType>> = recordOf(BARRIERS.map(({ id, type }) => [id, type]));

/** The kind of layer that barriers of a type are in. */
export function kindOfBarrier(type: BarrierType): BarrierKind | undefined {
  return BARRIER_KINDS.find((kind) => BARRIER_TYPE[kind] === type);
}

/** The layer of the areas of a kind that a person loaded from a file: it is in no catalog. */
export function userAreasLayer(kind: AreaKind): string {
  return `user-${kind}`;
}

/** The kind of a layer of areas that a person loaded; undefined for any other layer. */
export function kindOfUserAreas(layer: string): AreaKind | undefined {
  return AREA_KINDS.find((kind) => layer === userAreasLayer(kind));
}

function recordOf<Key extends string, Value>(entries: readonly (readonly [Key, Value])[]): Readonly<Record<Key, Value>> {
  // The keys are every one of their type: both come from the rows of one table.
  return Object.fromEntries(entries) as Record<Key, Value>;
}

export function isBarrierKind(kind: string): kind is BarrierKind {
  return BARRIER_KINDS.some((known) => known === kind);
}

export function isAreaKind(kind: string): kind is AreaKind {
  return AREA_KINDS.some((known) => known === kind);
}

/** Whether areas of a kind matter to animals or protect them; the waters of states do not. */
export function isPriorityKind(kind: string): kind is PriorityKind {
  return PRIORITY_KINDS.some((known) => known === kind);
}

export function isLayerToggle(text: string): text is LayerToggle {
  return LAYER_TOGGLES.some((known) => known === text);
}
