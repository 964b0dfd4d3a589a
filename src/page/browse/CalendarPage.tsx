import '../styles/browse.css';
import { useMemo } from 'react';
import { listPlaces, type PlaceMonths, SEA } from '../../domain/catalog/calendar-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { monthNames, writeMonthCounts } from '../../i18n/month-names.ts';
import { Fold } from '../shared/Fold.tsx';
import { ListLink } from '../shared/ListLink.tsx';
import { LazyCsvTake } from '../shared/LazyCsvTake.tsx';
import { LongList } from '../shared/LongList.tsx';
import { How } from '../how/How.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useWholeTable } from '../shared/use-whole-table.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { ChosenValues, FacetValues } from './Facets.tsx';
import { useCalendar, useFiltered } from './use-filtered.ts';
import { Unfetched } from './Unfetched.tsx';
import { monthName } from './value-words.ts';

/** Steps of the tint by which a month with more animals is darker. */
const TINTS = 4;

/** Who is where, when: tracked animals by country and month, all years together. */
export function CalendarPage() {
  const { t, number } = useTranslator();
  const { entries, all, filter, counts, isComing } = useFiltered();
  const { months, isComing: monthsComing, hasFailed, again } = useCalendar();
  const text = useAtlas((state) => state.view.filter);
  const { box, whole, find } = useWholeTable();
  const places = useMemo(
    () =>
      listPlaces(
        months,
        entries.map(({ row }) => row.id),
      ),
    [months, entries],
  );
  const known = entries.filter(({ row }) => months[row.id] !== undefined);
  const countries = filter.country;
  const rows = countries === undefined || countries.length === 0 ? places : places.filter(({ place }) => countries.includes(place));
  return (
    <PlacePage title={t('calendar.title')}>
      <section>
        <p>{t('calendar.lead')}</p>
        <FacetValues facet="month" filter={filter} counts={counts.month} />
        <ChosenValues filter={filter} />
        <p>
          <ListLink panel="populations" filter={text}>
            {t('calendar.toFilters')}
          </ListLink>
        </p>
        {hasFailed && <Unfetched words={t('browse.noMonths')} again={again} />}
        {(isComing || monthsComing) && <Skeleton />}
        {!monthsComing && !hasFailed && (
          <>
            <p className="answer" role="status">
              {t('calendar.told', { n: known.length, of: number(all.length), places: number(rows.length) })}
            </p>
            {rows.length > 0 && (
              <div ref={box}>
                <LongList items={rows} whole={whole}>
                  {(shown) => <MonthsTable rows={shown} />}
                </LongList>
                <LazyCsvTake label={t('calendar.title')} find={find} />
              </div>
            )}
            <p className="quiet">{t('calendar.how')}</p>
            <How what={t('calendar.title')} topic={{ of: 'calendar', populations: known.length }} />
          </>
        )}
      </section>
      {rows.length > 0 && (
        <section>
          <h2>{t('calendar.byPopulation')}</h2>
          <LongList items={rows}>
            {(shown) => (
              <div>
                {shown.map((row) => (
                  <PlaceDetails key={row.place} row={row} />
                ))}
              </div>
            )}
          </LongList>
        </section>
      )}
    </PlacePage>
  );
}

function usePlaceName(): (place: string) => string {
  const { t } = useTranslator();
  const nameOf = useCountryName();
  return (place) => (place === SEA ? t('calendar.sea') : nameOf(place));
}

function MonthsTable({ rows }: { readonly rows: readonly PlaceMonths[] }) {
  const { t, number, lang } = useTranslator();
  const placeName = usePlaceName();
  const initials = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  const most = Math.max(1, ...rows.flatMap(({ months }) => months));
  return (
    <table className="months" aria-label={t('calendar.title')}>
      <thead>
        <tr>
          <th scope="col">{t('calendar.place')}</th>
          {monthNames(lang).map((_, at) => (
            <th key={at} scope="col">
              <abbr title={monthName(at + 1, lang)} aria-hidden="true">
                {initials.format(Date.UTC(2001, at, 15))}
              </abbr>
              <span className="visually-hidden">{monthName(at + 1, lang)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, months }) => (
          <tr key={place}>
            <th scope="row">{place === SEA ? placeName(place) : <ViewLink view={{ country: place }}>{placeName(place)}</ViewLink>}</th>
            {months.map((n, at) => (
              <td key={at} data-tint={n === 0 ? undefined : Math.max(1, Math.ceil((TINTS * Math.sqrt(n)) / Math.sqrt(most)))}>
                {n === 0 ? <span className="visually-hidden">0</span> : number(n)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlaceDetails({ row: { place, entries } }: { readonly row: PlaceMonths }) {
  const translator = useTranslator();
  const { lang } = translator;
  const { catalog } = useCatalog();
  const placeName = usePlaceName();
  return (
    <Fold className="facet" summary={placeName(place)}>
      {() => (
        <ul className="plain-list">
          {entries.map(({ id, months }) => {
            const found = findEntry(catalog, id);
            return (
              found && (
                <li key={id}>
                  <ViewLink view={{ population: id }}>{textIn(found.row, 'name', lang)}</ViewLink>{' '}
                  <span className="quiet">{writeMonthCounts(months, translator)}</span>
                </li>
              )
            );
          })}
        </ul>
      )}
    </Fold>
  );
}
