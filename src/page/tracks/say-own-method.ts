import { chooseSettings } from '../../domain/movement/choose-settings/choose-settings.ts';
import { doubtsOf } from '../../domain/movement/sequences/flag-sequence.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { GivenSettings, TrackWork } from '../../state/track-work.ts';
import { commaOf } from '../../i18n/punctuation.ts';

const NAMES = [
  'method',
  'maxLagMin',
  'bufferM',
  'cellM',
  'locationErrorM',
  'minDistanceKm',
  'minDaysAway',
  'topSpeedKmh',
  'seasons',
] as const satisfies readonly (keyof GivenSettings)[];

/**
 * What of a person's own corridors was chosen automatically and what by hand, settings and dates alike, for the sheet: a
 * population built in says so of its custodian.
 */
export function sayOwnMethod(
  { imported, settings: { given, method } }: Pick<TrackWork, 'imported' | 'settings'>,
  { sequences }: Pick<CorridorResult, 'sequences'>,
  { t, lang }: Pick<Translator, 't' | 'lang'>,
): string[] {
  const unused = method.method === 'line-buffer' ? 'maxLagMin' : 'bufferM';
  const chosen = imported?.summary ? chooseSettings(imported.summary, given).chosen : {};
  const isChosen = (name: (typeof NAMES)[number]): boolean =>
    name === 'topSpeedKmh' ? imported?.topSpeed !== undefined : name === 'seasons' ? given.seasons === undefined : chosen[name] !== undefined;
  // Of tracks that were kept before settings were chosen nobody knows which were.
  const names = imported?.summary ? NAMES.filter((name) => name !== unused) : [];
  const list = (of: readonly (typeof NAMES)[number][]): string => of.map((name) => t(`tracks.own.${name}`)).join(commaOf(lang));
  const [automatic, byHand] = [names.filter(isChosen), names.filter((name) => !isChosen(name))];
  const dated = sequences.filter((sequence) => sequence.class === 'edited').length;
  const found = sequences.length - dated;
  const doubtful = sequences.filter((sequence) => doubtsOf(sequence).length > 0);
  const confirmed = doubtful.filter((sequence) => sequence.confirmed === true).length;
  return [
    ...(automatic.length > 0 ? [t('tracks.own.chosen', { settings: list(automatic) })] : []),
    ...(byHand.length > 0 ? [t('tracks.own.given', { settings: list(byHand) })] : []),
    ...(found > 0 ? [t('tracks.own.automatic', { n: found })] : []),
    ...(dated > 0 ? [t('tracks.own.dated', { n: dated })] : []),
    ...(confirmed > 0 ? [t('tracks.own.confirmed', { n: confirmed })] : []),
    ...(confirmed === 0 && found > 0 ? [t('tracks.own.unconfirmed')] : []),
  ];
}
