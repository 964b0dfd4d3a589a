import { locateJsonFault } from '../src/domain/formats/locate-json-fault.ts';

/** Where a text stops being JSON, in words; undefined where all of it is. */
export function describeJsonFault(text: string): string | undefined {
  const place = locateJsonFault(text);
  if (place === undefined) return undefined;
  return `is no valid JSON from line ${place.line}, column ${place.column} on, ${place.near === '' ? 'where it ends' : `at “${place.near}”`}`;
}
