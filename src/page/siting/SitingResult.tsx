import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import type { SitingAbout } from '../../domain/siting/about-siting.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { barsOf, crossingsByMonth, shareOfStretches } from '../../domain/siting/move-structures.ts';
import { type LeftOutWhy, type Move, moveByHand, placeByHand, type StandingPlaces } from '../../domain/siting/place-by-hand.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import { writeSitingCsv, writeSitingGeojson } from '../../domain/siting/siting-files.ts';
import type { PlacedByHand } from '../../domain/siting/siting-plan.ts';
import { listItems } from '../../i18n/list-names.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { saySitingNote } from '../../i18n/say-siting-note.ts';
import { How } from '../how/How.tsx';
import type { HowTopic } from '../how/how-topic.ts';
import { nameFiles } from '../project/project-files.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { LeftOutFold, NextBest, StructuresTable } from './SitingTables.tsx';
import { ProfileChart } from './ProfileChart.tsx';
import { usePlaced } from './use-placed.ts';
import { useStructuresOnMap } from './use-structures-on-map.ts';

interface SitingResultProps {
  readonly name: string;
  /** The population whose tracks were asked; undefined of a person's own. */
  readonly of: string | undefined;
  readonly answer: SitingAnswer;
  readonly how: HowTopic;
  /** What the places rest on, for a file of them. */
  readonly about: SitingAbout;
  /** Stretches where nothing can be built. */
  readonly closed: readonly Stretch[];
  /** Structures that are asked for. */
  readonly structures: number;
  /** Those that were placed by hand. */
  readonly placed: readonly PlacedByHand[] | undefined;
  readonly onPlaced: (placed: readonly PlacedByHand[] | undefined) => void;
  /** Hears where structures are put. */
  readonly onMade: (answer: SitingAnswer, places: readonly Stretch[]) => void;
  /** Takes the next stretch that is pulled along the profile; undefined while none is to be. */
  readonly onClose: ((stretch: Stretch) => void) | undefined;
}

/** Where animals cross a line and what structures serve, wherever they are put. */
export function SitingResult({ name, of, answer, how, about, closed, structures, placed: kept, onPlaced, onMade, onClose }: SitingResultProps) {
  const translator = useTranslator();
  const { t, number, percent } = translator;
  const { line, sums, edges, spanM, interval, profile, placeErrorM, interval90M, existing } = answer;
  const { placed, hold, put } = usePlaced(kept, onPlaced);
  const standing = useMemo(() => placeByHand(answer, { placed, closed, structures }), [answer, placed, closed, structures]);
  const { places, byHand, leftOut } = standing;
  const served = shareOfStretches(places, sums, edges, existing);
  const isMoved = byHand.some((one) => one !== undefined);
  const bars = useMemo(() => barsOf(profile), [profile]);
  const months = useMemo(() => crossingsByMonth(profile), [profile]);
  // A structure that is dragged is drawn first; the map and the report follow.
  const settled = useDeferredValue(places);
  useEffect(() => onMade(answer, settled), [onMade, answer, settled]);
  useStructuresOnMap(settled, existing, line, name);
  const move = (to: Move, isLetGo: boolean): void => {
    const next = moveByHand(answer, { placed, closed }, standing, to);
    if (isLetGo) put(next);
    else hold(next);
  };
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
      {(places.length > 0 || leftOut.length > 0) && (
        <p>
          {places.length > 0 && <output className="lead">{t('siting.page.served', { share: percent(served.all) })}</output>}{' '}
          {!isMoved && interval && t('siting.page.interval', { low: percent(interval[0]), high: percent(interval[1]) })}
          {isMoved && t('siting.page.moved', { best: percent(answer.shareServed) })}{' '}
          {(isMoved || leftOut.length > 0) && (
            <button type="button" className="plain" onClick={() => put(undefined)}>
              {t('siting.page.reset')}
            </button>
          )}
        </p>
      )}
      <LeftOutPlaces leftOut={leftOut} />
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
        onDrop={() => put(placed)}
        onClose={onClose}
      />
      {places.length > 0 && <StructuresTable answer={answer} standing={standing} shares={served.each} />}
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
            const moved = byHand.map((one, i) => (one && places[i] ? { ...places[i], share: served.each[i] ?? 0 } : undefined));
            save(writeSitingGeojson(answer, line, moved, about), 'application/geo+json', 'geojson');
          }}
        >
          {t('siting.page.geojson')}
        </button>
      </p>
    </>
  );
}

const WHY: readonly LeftOutWhy[] = ['closed', 'beyond', 'number'];

/** Structures that a person placed where none can stand now. */
function LeftOutPlaces({ leftOut }: Pick<StandingPlaces, 'leftOut'>) {
  const { t, kmFigure, lang } = useTranslator();
  return WHY.map((why) => {
    const km = leftOut.flatMap((each) => (each.why === why ? [kmFigure(each.placed.atM / 1000)] : []));
    return km.length > 0 && <p key={why}>{t(`siting.page.leftOut.${why}`, { list: listItems(km, lang) })}</p>;
  });
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
