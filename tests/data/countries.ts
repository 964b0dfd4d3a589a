import { drawCountries } from '../../data/base-map.ts';
import { type CountryPart, splitIntoParts } from '../../data/range-states.ts';

let land: readonly CountryPart[] | undefined;

/** The countries of the world, drawn once for all files of tests that share a process: that takes seconds. */
export const worldCountries = (): readonly CountryPart[] => (land ??= splitIntoParts(drawCountries()));
