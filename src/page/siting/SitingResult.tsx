import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { barsOf, crossingsByMonth, shareOfStretches, stretchAt } from '../../domain/siting/move-structures.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import { writeSitingCsv, writeSitingGeojson } from '../../domain/siting/siting-files.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { saySitingNote } from '../../i18n/say-siting-note.ts';
import { How } from '../how/How.tsx';
import type { HowTopic } from '../how/how-topic.ts';
import { nameFiles } from '../project/project-files.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { LeftOutFold, NextBest, StructuresTable } from './SitingTables.tsx';
import { ProfileChart } from './ProfileChart.tsx';
import { useStructuresOnMap } from './use-structures-on-map.ts';

interface SitingResultProps {
  readonly name: string;
  /** The population whose tracks were asked; undefined of a person's own. */
  readonly of: string | undefined;
  readonly answer: SitingAnswer;
  readonly how: HowTopic;
  /** Stretches where nothing can be built. */
  readonly closed: readonly Stretch[];
  /** Hears where structures are put. */
  readonly onMade: (answer: SitingAnswer, places: readonly Stretch[]) => void;
  /** Takes the next stretch that is pulled along the profile; undefined while none is to be. */
  readonly onClose: ((stretch: Stretch) => void) | undefined;
}

/** Where animals cross a line and what structures serve, wherever they are put. */
export function SitingResult({ name, of, answer, how, closed, onMade, onClose }: SitingResultProps) {
  const translator = useTranslator();
  const { t, number, percent } = translator;
  const { line, sums, edges, spanM, interval, profile, placeErrorM, interval90M, existing } = answer;
  const [moved, setPlaces] = useState<readonly Stretch[]>();
  const places: readonly Stretch[] = moved ?? answer.structures;
  const served = shareOfStretches(places, sums, edges, existing);
  const isMoved = moved !== undefined;
  const bars = useMemo(() => barsOf(profile), [profile]);
  const months = useMemo(() => crossingsByMonth(profile), [profile]);
  // A structure that is dragged is drawn first; the map and the report follow.
  const settled = useDeferredValue(places);
  useEffect(() => onMade(answer, settled), [onMade, answer, settled]);
  useStructuresOnMap(settled, existing, line, name);
  const move = (which: number, atM: number): void => setPlaces(places.map((place, i) => (i === which ? stretchAt(line, atM, spanM) : place)));
  const save = (text: string, type: string, ending: string): void => saveFile(new Blob([text], { type }), `${nameFiles({ name })}-siting.${ending}`);
  return (
    <>
      <How what={t('siting.page.region', { name })} topic={how} />
      <ul className="plain-list">
        {answer.notes.map((note) => (
          <li key={note.code} className="badge">
            {saySitingNote(note, answer, translator)}
          </li>
        ))}
      </ul>
      <p>
        {answer.failedPerYear === null
          ? t('siting.page.crossings', { crossings: number(answer.crossingsPerYear) })
          : t('siting.page.rates', { crossings: number(answer.crossingsPerYear), failed: number(answer.failedPerYear) })}{' '}
        {t('siting.page.animals', { crossed: answer.individualsCrossed, of: answer.individuals })}
      </p>
      {existing.length > 0 && <p>{t('siting.page.standingServe', { n: existing.length, share: percent(answer.existingShare) })}</p>}
      {places.length > 0 && (
        <p>
          <output className="lead">{t('siting.page.served', { share: percent(served.all) })}</output>{' '}
          {!isMoved && interval && t('siting.page.interval', { low: percent(interval[0]), high: percent(interval[1]) })}
          {isMoved && (
            <>
              {t('siting.page.moved', { best: percent(answer.shareServed) })}{' '}
              <button type="button" className="plain" onClick={() => setPlaces(undefined)}>
                {t('siting.page.reset')}
              </button>
            </>
          )}
        </p>
      )}
      <ProfileChart
        name={name}
        of={of}
        bars={bars}
        lengthM={line.lengthM}
        places={places}
        shares={served.each}
        existing={existing}
        closed={closed}
        stepM={spanM / 20}
        spanM={spanM}
        onMove={move}
        onClose={onClose}
      />
      {places.length > 0 && <StructuresTable answer={answer} places={places} shares={served.each} />}
      {placeErrorM !== null && interval90M !== null && (
        <p>{t('siting.page.error', { half: number(placeErrorM, 0), wide: number(interval90M, 0), hours: number(answer.intervalHours) })}</p>
      )}
      <MonthsOfLine months={months} />
      <NextBest answer={answer} />
      <LeftOutFold answer={answer} />
      <p className="links">
        <button type="button" className="plain" onClick={() => save(writeSitingCsv(answer), 'text/csv', 'csv')}>
          {t('siting.page.csv')}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            const byHand = moved?.map((place, i) => (place === answer.structures[i] ? undefined : { ...place, share: served.each[i] ?? 0 }));
            save(writeSitingGeojson(answer, line, byHand), 'application/geo+json', 'geojson');
          }}
        >
          {t('siting.page.geojson')}
        </button>
      </p>
    </>
  );
}

/** The year in twelve cells; months without tracking are told from those without crossings. */
const MonthsOfLine = memo(({ months }: { readonly months: readonly (number | null)[] }) => {
  const { t, number, lang } = useTranslator();
  const names = monthNames(lang);
  const narrow = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  return (
    <div>
      <ol className="months" aria-label={t('siting.page.months')}>
        {months.map((crossings, index) => {
          const month = names[index] ?? '';
          const words = crossings === null ? t('siting.page.monthUntracked', { month }) : t('siting.page.month', { month, crossings: number(crossings, 2) });
          return (
            <li key={month} title={words} data-events={(crossings ?? 0) > 0 || undefined} data-untracked={crossings === null || undefined}>
              <span className="visually-hidden">{words}</span>
              <span aria-hidden="true">{narrow.format(Date.UTC(2001, index, 1))}</span>
              <b aria-hidden="true">{crossings === null ? '?' : number(crossings)}</b>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{t('siting.page.monthsHow')}</p>
    </div>
  );
});
