/** Where archives keep a feature's name: the atlas's own and Protomaps, then Overture. The first that says something counts. */
export const NAME_FIELDS = ['name', '@name'] as const;
/** Where they keep what kind of thing it is. */
export const CLASS_FIELDS = ['class', 'kind_detail', 'kind', 'highway', 'subtype', 'type'] as const;

export interface FeatureIdentity {
  readonly id: string;
  /** For people: empty when there is none, the class where only that tells features apart. */
  readonly name: string;
}

/**
 * What stands for a feature over all tiles, in every calculation and on the map: its `id` property; else the tile's own
 * number for it (0 is none); else its name and class, so that lines without ids are one row for each of those, whose
 * crossings are still counted by connected part. An empty property says nothing. `identityExpression` is its twin on the map.
 * @param number the id beside the properties in a vector tile
 */
export function identifyFeature(properties: Readonly<Record<string, unknown>>, number: number | undefined): FeatureIdentity {
  const name = firstOf(properties, NAME_FIELDS);
  const id = textOf(properties['id']) || (number === undefined || number === 0 ? '' : String(number));
  if (id !== '') return { id, name };
  const kind = firstOf(properties, CLASS_FIELDS);
  return { id: `${name} · ${kind}`, name: name || kind };
}

/** An area's name for people; its id where it has none. */
export function nameOfArea({ id, name }: FeatureIdentity): string {
  return name || id;
}

function firstOf(properties: Readonly<Record<string, unknown>>, fields: readonly string[]): string {
  for (const field of fields) {
    const text = textOf(properties[field]);
    if (text !== '') return text;
  }
  return '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
