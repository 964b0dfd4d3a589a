import { useMemo, useState } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { joinMissing, type MissingPair, type MissingRow } from '../../domain/catalog/known.ts';
import { BARRIER_KINDS, type BarrierKind, isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { buildMatrix, isTold, type MatrixCell, type MatrixRow, sortMatrix } from '../../domain/statements/matrix.ts';
import { choosePlace, switchLayers } from '../../state/atlas-store.ts';
import { LongList } from '../shared/LongList.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { CountryLinks } from '../shared/CountryLinks.tsx';
import { listNames } from '../../i18n/list-names.ts';
import { How } from '../how/How.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { SpeciesName } from '../known/SpeciesName.tsx';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { LazyCsvTake } from '../shared/LazyCsvTake.tsx';
import { useWholeTable } from '../shared/use-whole-table.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';

/** Rows of which nothing can be told that stand among the others; more are folded. */
const FEW = 3;

/** What stands in a cell without a figure; the legend under the table says what it means. */
const SIGNS: Readonly<Record<Exclude<MatrixCell['says'], 'found' | 'none'>, string>> = {
  'not-looked': '…',
  untold: '?',
  'not-counted': '×',
  'not-covered': '–',
  'no-layer': '',
};

function Cell({ row, kind }: { readonly row: MatrixRow; readonly kind: BarrierKind }) {
  const { t, kmFigure, number } = useTranslator();
  const cell = row.cells[kind];
  if (cell.says === 'none')
    return (
      <td className="numeric" title={t(cell.partly ? 'matrix.nonePartly' : 'matrix.none')}>
        {cell.partly ? '(0)' : '0'}
      </td>
    );
  if (cell.says !== 'found') {
    return (
      <td className="numeric quiet" title={t(`matrix.${cell.says}`)}>
        <span aria-hidden="true">{SIGNS[cell.says]}</span>
        <span className="visually-hidden">{t(`matrix.${cell.says}`)}</span>
      </td>
    );
  }
  const show = (): void => {
    const [only, ...others] = row.entries;
    choosePlace(only && others.length === 0 ? { population: only.row.id } : { species: row.species.id });
    switchLayers([kind], true);
  };
  return (
    <td className="numeric">
      <button type="button" className="plain" title={t('matrix.show', { n: cell.barriers, barriers: number(cell.barriers) })} onClick={show}>
        {kmFigure(cell.km)}
      </button>
      {cell.preliminary && (
        <span title={t('matrix.preliminary')}>
          <span aria-hidden="true">†</span>
          <span className="visually-hidden">{t('matrix.preliminary')}</span>
        </span>
      )}
    </td>
  );
}

interface BarrierMatrixProps {
  readonly entries: readonly FoundEntry[];
  /** Only rows of this country, ISO 3166-1 alpha-3. */
  readonly country?: string;
  /** Species in countries where nothing of them is open: they have a row that says so, and never a figure. */
  readonly missing?: readonly MissingPair[];
  /** Species of which nothing is open and that no source places in any country. */
  readonly unplaced?: readonly MissingRow[];
}

const NONE: readonly never[] = [];

/** A species in countries where nothing of it is open: who has data of such animals there, and which barriers are there all the same. */
function Missing({ row: { species, countries, barriers, holders }, columns }: { readonly row: MissingRow; readonly columns: number }) {
  const { t, lang } = useTranslator();
  return (
    <tr>
      <th scope="row">
        <SpeciesName species={species} />
      </th>
      <td className="quiet" colSpan={columns}>
        {t('matrix.noData')} {countries.length === 0 && t('matrix.noCountries')}
        {countries.length > 0 && <CountryLinks countries={countries} label={t('matrix.noData')} />}
        {barriers.length > 0 && (
          <p>
            {t('matrix.barriersOpen', {
              kinds: listNames(
                barriers.map((kind) => t(`layer.${kind}`)),
                { lang },
              ),
            })}
          </p>
        )}
        {holders.length > 0 && (
          <>
            <p>{t('matrix.heldBy')}</p>
            <ul className="link-row" aria-label={t('matrix.heldBy')}>
              {holders.map(({ id, name, url }) => (
                <li key={id}>
                  <a href={url} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </td>
    </tr>
  );
}

/**
 * Species by country by kind of barrier: how many km lie inside corridors, each figure a way to the map. The same for any set
 * of populations: the whole atlas, a module, a species, a country or an initiative.
 */
export function BarrierMatrix({ entries, country, missing = NONE, unplaced = NONE }: BarrierMatrixProps) {
  const { t, lang } = useTranslator();
  const { layers } = useCatalog();
  const nameOf = useCountryName();
  const { entries: headlines, isComing } = useHeadlines();
  const barriers = useMemo(() => layers.filter(({ kind }) => isBarrierKind(kind)), [layers]);
  const rows = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    const all = headlines === undefined ? [] : buildMatrix(entries, barriers, headlines);
    return sortMatrix(
      all.filter((row) => country === undefined || row.country === country),
      (a, b) => compare(textIn(a.species, 'common', lang), textIn(b.species, 'common', lang)) || compare(nameOf(a.country), nameOf(b.country)),
    );
  }, [entries, barriers, headlines, country, lang, nameOf]);
  const hasDistributions = rows.some(({ ground }) => ground === 'distribution');
  const kinds = BARRIER_KINDS.filter((kind) => barriers.some((layer) => layer.kind === kind));
  const [unfolded, setUnfolded] = useState(false);
  const { box, whole, find } = useWholeTable();
  const { all, folded } = useMemo(() => {
    const others = [...joinMissing(missing), ...unplaced];
    const told = rows.filter(isTold);
    const untold = rows.length - told.length;
    const folds = !unfolded && untold > FEW && told.length + others.length > 0;
    return { all: [...(folds ? told : rows), ...others], folded: folds ? untold : 0 };
  }, [rows, missing, unplaced, unfolded]);
  if (isComing || all.length === 0 || kinds.length === 0) return null;
  return (
    <section>
      <h2>{t('matrix.title')}</h2>
      <p className="quiet">{t(hasDistributions ? 'matrix.leadWithin' : 'matrix.lead')}</p>
      <LongList items={all} whole={whole}>
        {(shown) => (
          <div ref={box} className="table-scroll">
            <table className="figures matrix" aria-label={t('matrix.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('matrix.species')}</th>
                  {kinds.map((kind) => (
                    <th key={kind} scope="col" className="numeric">
                      <Swatch toggle={kind} /> {t(`layer.${kind}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) =>
                  'barriers' in row ? (
                    <Missing key={`${row.species.id}/${row.countries.join('/')}`} row={row} columns={kinds.length} />
                  ) : (
                    <tr key={`${row.species.id}/${row.country}/${row.ground}`}>
                      <th scope="row">
                        <ViewLink view={{ species: row.species.id }}>{textIn(row.species, 'common', lang)}</ViewLink>
                        {country === undefined && (
                          <span className="quiet of-layer">
                            <ViewLink view={{ country: row.country }}>{nameOf(row.country)}</ViewLink>
                          </span>
                        )}
                        {row.ground === 'distribution' && <span className="quiet of-layer">{t('matrix.within')}</span>}
                      </th>
                      {kinds.map((kind) => (
                        <Cell key={kind} row={row} kind={kind} />
                      ))}
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </div>
        )}
      </LongList>
      <LazyCsvTake label={t('matrix.title')} find={find} rights={barriers} />
      {folded > 0 && (
        <button type="button" className="plain" onClick={() => setUnfolded(true)}>
          {t('matrix.folded', { n: folded })}
        </button>
      )}
      <How what={t('matrix.title')} topic={{ of: 'sums', layers: barriers, populations: entries.length }} />
      <p className="quiet">
        {t('matrix.legend')} {hasDistributions && t('matrix.legendWithin')}{' '}
        {rows.some(({ cells }) => kinds.some((kind) => cells[kind].says === 'not-looked')) && t('matrix.legendNotLooked')}
      </p>
    </section>
  );
}
