import type { TracksEntry } from '../../domain/evidence/tracks/tracks-evidence.ts';
import type { Translator } from '../../i18n/translator.ts';

/** How corridors were computed from tracks, in sentences: the last says what a migration is. */
export function sayCorridorMethod({ method, sample }: Pick<TracksEntry, 'method' | 'sample'>, { t, number }: Pick<Translator, 't' | 'number'>): string[] {
  const lag = number(method.maxLagMin / 60);
  return [
    ...(method.method === 'dbbmm' ? [t('method.dynamic')] : []),
    method.method !== 'line-buffer'
      ? t('method.bbmm', { cell: number(method.cellM), error: number(method.locationErrorM), lag })
      : t('method.lineBuffer', { buffer: number(method.bufferM), interval: number(sample.medianIntervalHours), lag }),
    t('method.sequences', { distance: number(method.minDistanceKm), days: number(method.minDaysAway) }),
  ];
}
