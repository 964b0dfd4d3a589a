import type { Layer } from '../../domain/catalog/fields.ts';

/** A layer and whom it is owed to, for a note under figures; a title that names them already is enough. */
export function creditLayer({ title, attribution }: Pick<Layer, 'title' | 'attribution'>): string {
  return title.includes(attribution) ? title : `${title} (${attribution})`;
}
