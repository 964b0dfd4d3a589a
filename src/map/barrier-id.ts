import type { ExpressionSpecification } from 'maplibre-gl';
import { CLASS_FIELDS, NAME_FIELDS } from '../domain/crossings/identify-barrier.ts';

/** What stands for a barrier in the table, as the map finds it in a feature; the twin of `identifyBarrier`. */
export function barrierId(): ExpressionSpecification {
  const first = (fields: readonly string[]): ExpressionSpecification => ['to-string', ['coalesce', ...fields.map((field): ExpressionSpecification => ['get', field]), '']];
  const number: ExpressionSpecification = ['to-string', ['id']];
  // An id may be a number in the tiles, or stand beside the properties, where 0 and none are the same; the table knows it as text.
  return [
    'case',
    ['has', 'id'], ['to-string', ['get', 'id']],
    ['any', ['==', number, '0'], ['==', number, '']], ['concat', first(NAME_FIELDS), ' · ', first(CLASS_FIELDS)],
    number,
  ];
}
