import type { ExpressionSpecification } from 'maplibre-gl';
import { CLASS_FIELDS, NAME_FIELDS } from '../domain/crossings/identify-barrier.ts';

/** What stands for a barrier in the table, as the map finds it in a feature; the twin of `identifyBarrier`. */
export function barrierId(): ExpressionSpecification {
  const first = (fields: readonly string[]): ExpressionSpecification => ['to-string', ['coalesce', ...fields.map((field): ExpressionSpecification => ['get', field]), '']];
  const own: ExpressionSpecification = ['case', ['==', ['to-string', ['id']], '0'], ['literal', null], ['id']];
  // An id may be a number in the tiles, or stand beside the properties; the table knows it as text.
  return ['to-string', ['coalesce', ['get', 'id'], own, ['concat', first(NAME_FIELDS), ' · ', first(CLASS_FIELDS)]]];
}
