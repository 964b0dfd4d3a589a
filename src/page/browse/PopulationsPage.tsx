import '../styles/browse.css';
import { PopulationLinks } from '../places/PopulationLinks.tsx';
import { ListLink } from '../shared/ListLink.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';
import { ChosenValues, Facets } from './Facets.tsx';
import { Unfetched } from './Unfetched.tsx';
import { useCalendar, useFiltered } from './use-filtered.ts';

/** Every population, to be filtered: the list and the map show what is left. */
export function PopulationsPage() {
  const { t, number } = useTranslator();
  const { entries, counts, all, filter, isComing, isUntold } = useFiltered();
  const { hasFailed, again } = useCalendar();
  const headlines = useHeadlines();
  const text = useAtlas((state) => state.view.filter);
  return (
    <PlacePage title={t('browse.populations')}>
      <section>
        {!isComing && !isUntold && (
          <p className="answer" role="status">
            {t('browse.left', { n: entries.length, of: number(all.length) })}
          </p>
        )}
        <ChosenValues filter={filter} />
        <Facets filter={filter} counts={counts} />
        {hasFailed && <Unfetched words={t('browse.noMonths')} again={again} />}
        {headlines.hasFailed && <Unfetched words={t('browse.noFigures')} again={headlines.again} />}
      </section>
      <section>
        {isComing && <Skeleton />}
        {!isComing && !isUntold && entries.length === 0 && <p className="empty">{t('browse.nothing')}</p>}
        {!isComing && entries.length > 0 && (
          <nav aria-label={t('home.populations')} data-results>
            <PopulationLinks entries={entries} label={t('browse.populations')} />
          </nav>
        )}
        {filter.month && <p className="quiet">{t('browse.monthNote')}</p>}
        {filter.barrier && <p className="quiet">{t('browse.barrierNote')}</p>}
        <p>
          <ListLink panel="calendar" filter={text}>
            {t('browse.toCalendar')}
          </ListLink>
        </p>
      </section>
    </PlacePage>
  );
}
