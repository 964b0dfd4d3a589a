/** Where archives keep a line's name: the atlas's own and Protomaps, then Overture. The first that is there counts. */
export const NAME_FIELDS = ['name', '@name'] as const;
/** Where they keep what kind of line it is. */
export const CLASS_FIELDS = ['class', 'kind_detail', 'kind', 'highway', 'subtype', 'type'] as const;

/**
 * What stands for a barrier over all tiles. Its `id` property; else the tile's own number for it (0 is none); else its
 * name and class, so that lines without ids are one row for each of those, whose crossings are still counted by connected
 * part. `name` is for people: empty when there is none, the class where only that tells lines apart.
 */
export function identifyBarrier(
  properties: Readonly<Record<string, string | number | boolean>>, number: number | undefined,
): { barrier: string; name: string } {
  const name = read(properties, NAME_FIELDS);
  const id = properties['id'] ?? (number === 0 ? undefined : number);
  if (id !== undefined) return { barrier: String(id), name };
  const kind = read(properties, CLASS_FIELDS);
  return { barrier: `${name} · ${kind}`, name: name || kind };
}

function read(properties: Readonly<Record<string, string | number | boolean>>, fields: readonly string[]): string {
  const field = fields.find((each) => properties[each] !== undefined);
  return field === undefined ? '' : String(properties[field]);
}
