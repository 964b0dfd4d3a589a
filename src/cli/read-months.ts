import { AtlasError } from '../domain/errors.ts';

const MONTHS = /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*$/;

/** Months of an option, 1 to 12 with commas between; undefined where it is not given. @throws AtlasError for any other text */
export function readMonths(option: string, text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  if (!MONTHS.test(text)) throw new AtlasError('cli.option.months', { text }, { field: option });
  return text.split(',').map(Number);
}
