import { type ReactNode, useRef } from 'react';
import type { SeasonFigures } from '../../../../domain/evidence/entry-fields.ts';
import { sayDates, sayRange } from '../../../../factsheet/evidence/tracks/say-range.ts';
import { LazyChart } from '../../../downloads/LazyChart.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { SeasonYears } from './SeasonYears.tsx';

const DAY_MS = 86_400_000;
const YEAR_START = Date.UTC(2001, 0, 1);

/** Share of the year that has passed on a day, MM-DD. */
function shareOfYear(monthDay: string): number {
  const day = monthDay === '02-29' ? '02-28' : monthDay;
  return (Date.parse(`2001-${day}T00:00:00Z`) - YEAR_START) / DAY_MS / 365;
}

/** Stretches of the year from one day to another, two where it passes New Year. */
function stretches(from: string, to: string): { start: number; width: number }[] {
  const [a, b] = [shareOfYear(from), shareOfYear(to)];
  return b >= a
    ? [{ start: a, width: b - a }]
    : [
        { start: a, width: 1 - a },
        { start: 0, width: b },
      ];
}

function Bar({ className, from, to }: { readonly className: string; readonly from: string; readonly to: string }) {
  return stretches(from, to).map(({ start, width }) => (
    <span key={start} className={className} style={{ insetInlineStart: `${start * 100}%`, width: `${Math.max(0.6, width * 100)}%` }} />
  ));
}

/** When and how far a population migrates, season by season. */
export function SeasonsSection({ seasons, how }: { readonly seasons: readonly SeasonFigures[]; readonly how?: ReactNode }) {
  const translator = useTranslator();
  const { t, lang } = translator;
  const chart = useRef<HTMLDivElement>(null);
  if (seasons.length === 0) return null;
  const words = (unit?: string) => ({
    range: (values: Record<'median' | 'from' | 'to', string>) =>
      unit === undefined ? t('seasons.dates', values) : t('seasons.spread', { median: values.median, min: values.from, max: values.to, unit }),
    one: (median: string) => (unit === undefined ? median : t('seasons.one', { median, unit })),
  });
  const month = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  return (
    <section>
      <h2>{t('seasons.title')}</h2>
      <div ref={chart} className="seasons">
        {seasons.map((figures) => {
          const { season, sequences, individuals, departure, arrival, distanceKm, durationDays, doubtful = 0 } = figures;
          return (
            <div key={season} className="season">
              <h3>
                {t(`season.${season}`)} <span className="quiet">{t('seasons.sample', { n: sequences, individuals })}</span>
              </h3>
              <div className="year-strip" aria-hidden="true">
                <Bar className="year-range" from={departure.earliest} to={arrival.latest} />
                <Bar className="year-median" from={departure.median} to={arrival.median} />
              </div>
              <div className="year-months" aria-hidden="true">
                {Array.from({ length: 12 }, (_, index) => (
                  <span key={index}>{month.format(Date.UTC(2001, index, 1))}</span>
                ))}
              </div>
              <dl className="pairs">
                <dt>{t('seasons.departure')}</dt>
                <dd>{sayDates(departure, translator, words())}</dd>
                <dt>{t('seasons.arrival')}</dt>
                <dd>{sayDates(arrival, translator, words())}</dd>
                <dt>{t('seasons.length')}</dt>
                <dd>{sayRange(distanceKm, translator, words(t('unit.km')))}</dd>
                <dt>{t('seasons.duration')}</dt>
                <dd>{sayRange(durationDays, translator, words(t('unit.days')))}</dd>
              </dl>
              {doubtful > 0 && <p className="quiet">{t('seasons.doubtful', { n: doubtful })}</p>}
              <SeasonYears season={figures} />
            </div>
          );
        })}
      </div>
      <LazyChart chart={chart} what={t('seasons.title')} ofBoxes />
      {how}
    </section>
  );
}
