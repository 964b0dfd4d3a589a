import { FACETS, type Facet, type Filter, type Filtered, formatFilter, sortValues, toggleValue } from '../../domain/catalog/filter-entries.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { chooseFilter } from '../../state/atlas-store.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { Fold } from '../shared/Fold.tsx';
import { LongList } from '../shared/LongList.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useValueWords } from './value-words.ts';

interface FacetsProps extends Pick<Filtered, 'counts'> {
  readonly filter: Filter;
}

const choose = (filter: Filter): void => chooseFilter(formatFilter(filter));

/** What the list of populations can be filtered by, each value with the number of populations that it would leave. */
export function Facets({ filter, counts }: FacetsProps) {
  const { t } = useTranslator();
  const shown = FACETS.filter((facet) => counts[facet].size > 1 || filter[facet]);
  return (
    <div className="facets" role="group" aria-label={t('browse.filters')}>
      {shown.map((facet) => (
        <Fold
          key={facet}
          className="facet"
          summary={
            <>
              {t(`browse.facet.${facet}`)}
              {(filter[facet]?.length ?? 0) > 0 && <span className="facet-chosen">{t('browse.chosen', { n: filter[facet]?.length ?? 0 })}</span>}
            </>
          }
        >
          {() => <FacetValues facet={facet} filter={filter} counts={counts[facet]} />}
        </Fold>
      ))}
    </div>
  );
}

interface ValuesProps {
  readonly facet: Facet;
  readonly filter: Filter;
  readonly counts: ReadonlyMap<string, number>;
}

/** The values of one facet, to be chosen among. */
export function FacetValues({ facet, filter, counts }: ValuesProps) {
  const { t, number, lang } = useTranslator();
  const wordsOf = useValueWords();
  const chosen = filter[facet] ?? [];
  if (facet === 'month') {
    const names = monthNames(lang);
    return (
      <div className="facet-months">
        {names.map((name, at) => {
          const value = String(at + 1);
          const n = counts.get(value) ?? 0;
          return (
            <button
              key={value}
              type="button"
              aria-pressed={chosen.includes(value)}
              // What is seen on the button comes first: who speaks to the page says that (WCAG 2.5.3).
              aria-label={`${name} ${number(n)} · ${t('browse.month', { month: wordsOf('month', value), n })}`}
              onClick={() => choose(toggleValue(filter, facet, value))}
            >
              {name} <span className="quiet">{number(n)}</span>
            </button>
          );
        })}
      </div>
    );
  }
  return (
    <LongList items={sortValues(facet, counts)}>
      {(shown) => (
        <ul className="facet-values">
          {shown.map((value) => (
            <li key={value}>
              <label>
                <input type="checkbox" checked={chosen.includes(value)} onChange={() => choose(toggleValue(filter, facet, value))} />
                {facet === 'barrier' && isBarrierKind(value) && <Swatch toggle={value} />}
                <span>{wordsOf(facet, value)}</span>
                <span className="quiet">{number(counts.get(value) ?? 0)}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </LongList>
  );
}

/** Where the keyboard goes on when a chip goes away: the one beside it, or the panel. */
function goOnBeside(button: HTMLElement, isLast: boolean): void {
  const row = button.closest('li');
  const beside = isLast ? document.getElementById('panel') : row?.nextElementSibling?.querySelector('button');
  beside?.focus();
}

/** What is chosen at present, each to be taken back alone, and all at once. */
export function ChosenValues({ filter }: { readonly filter: Filter }) {
  const { t } = useTranslator();
  const wordsOf = useValueWords();
  const chosen = FACETS.flatMap((facet) => (filter[facet] ?? []).map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen-values" aria-label={t('browse.active')}>
      {chosen.map(({ facet, value }) => (
        <li key={`${facet}:${value}`}>
          <button
            type="button"
            className="chip"
            onClick={({ currentTarget }) => {
              goOnBeside(currentTarget, chosen.length === 1);
              choose(toggleValue(filter, facet, value));
            }}
          >
            <span className="visually-hidden">{t('browse.remove')} </span>
            {wordsOf(facet, value)} <CloseIcon />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="plain"
          onClick={({ currentTarget }) => {
            goOnBeside(currentTarget, true);
            chooseFilter(undefined);
          }}
        >
          {t('browse.clear')}
        </button>
      </li>
    </ul>
  );
}
