import { FiguresHead } from '../shared/FiguresHead.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { listCrossings, type OverviewRow, useOverview } from './use-overview.ts';
import { useMemo, useState } from 'react';
import { listEntries } from '../../domain/catalog/find-entries.ts';
import { BarrierMatrix } from '../places/BarrierMatrix.tsx';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import type { LayerAnswer } from '../../domain/statements/judge-layers.ts';
import { sayAnswers } from '../../factsheet/say-answers.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { listNames } from '../../i18n/list-names.ts';
import { BARRIER_KINDS, isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { analyses } from '../../state/analysis-store.ts';
import { forgetUnread, type PageCatalog } from '../../state/entry-store.ts';
import { isUnfinished } from '../../state/job.ts';
import { useJob } from '../shared/use-job.ts';
import { LazyMapTake } from '../downloads/LazyMapTake.tsx';
import { LongList } from '../shared/LongList.tsx';
import { LayerChips } from '../shared/LayerChips.tsx';
import { creditLayer } from '../shared/credit-layer.ts';
import { formatCrossingsCsv } from '../population/crossings/crossings-csv.ts';
import { JobProgress, Progress } from '../shared/Progress.tsx';
import { saveCsv } from '../shared/save-file.ts';
import { commaOf, semicolonOf } from '../../i18n/punctuation.ts';

/** One row for a corridor and a barrier layer that crosses it. */
export function OverviewTable({ rows }: { readonly rows: readonly OverviewRow[] }) {
  const { t, number, kmFigure, lang } = useTranslator();
  return (
    <div className="table-scroll">
      <table className="figures" aria-label={t('overview.title')}>
        <FiguresHead
          texts={[t('overview.column.population')]}
          figures={[t('overview.column.barriers'), t('overview.column.length'), t('overview.column.high')]}
        />
        <tbody>
          {rows.map(({ found: { row }, layer: { id, kind, title }, barriers, lengthKm, highKm, individuals = FEWEST_INDIVIDUALS }) => (
            <tr key={`${row.id}/${id}`}>
              <th scope="row">
                <ViewLink view={{ population: row.id }}>{textIn(row, 'name', lang)}</ViewLink>
                <span className="quiet of-layer" title={title}>
                  {individuals < FEWEST_INDIVIDUALS && <>{t('overview.preliminary')} · </>}
                  {isLayerToggle(kind) && (
                    <>
                      <Swatch toggle={kind} /> {t(`layer.${kind}`)}
                    </>
                  )}
                </span>
              </th>
              <td className="numeric">{number(barriers)}</td>
              <td className="numeric">{kmFigure(lengthKm)}</td>
              <td className="numeric">{kmFigure(highKm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Populations that could not be read, by name. */
const MOST_NAMED = 5;

/** What barrier layers do to every corridor of the atlas: the place to find the worst cut. */
export function Overview() {
  const { t, lengthKm, lang } = useTranslator();
  const on = useAtlas((state) => state.view.layers);
  const [wanted, setWanted] = useState(false);
  const { rows, layers, notCompared, state, unread, isComing } = useOverview(wanted);
  const known = !isComing && (layers.length === 0 || state.status === 'done');
  const page = useCatalog();
  const entries = useMemo(() => listEntries(page.catalog), [page.catalog]);
  const csv = useJob({ outlivesPage: true });
  const present = new Set(page.layers.map(({ kind }) => kind));
  const off = BARRIER_KINDS.filter((kind) => present.has(kind) && !on.includes(kind));
  const crossed = rows.filter(({ barriers }) => barriers > 0);
  // Of a layer that does not say what it covers nothing follows where nothing was found: that pair was looked at in vain.
  const told = rows.filter(({ answer }) => answer.says === 'found' || answer.says === 'none');
  const corridors = new Set(told.map(({ found }) => found.row.id)).size;
  const [worst] = crossed;
  const start = (): void => {
    analyses.crossings.forgetUnfinished();
    forgetUnread(unread.map(({ id }) => id));
    setWanted(true);
  };
  const stop = (): void => {
    setWanted(false);
    analyses.crossings.stop();
  };
  return (
    <section className="overview">
      <h2>{t('overview.title')}</h2>
      {!isComing && rows.length === 0 && layers.length === 0 && notCompared.length === 0 && <p>{t('overview.turnOn')}</p>}
      {layers.length > 0 && !known && state.status !== 'running' && (
        <>
          <p>
            {isUnfinished(state)
              ? t(state.status === 'stopped' ? 'crossings.stopped' : 'crossings.failed')
              : t('overview.lead', { layers: layers.join(commaOf(lang)) })}
          </p>
          <button type="button" onClick={start}>
            {t('overview.start')}
          </button>
        </>
      )}
      {state.status === 'running' && <Progress label={t('overview.computing')} progress={state} onCancel={stop} />}
      {known && told.length > 0 && (
        <p className="answer">
          {worst
            ? t('overview.answer', {
                n: new Set(crossed.map(({ found }) => found.row.id)).size,
                of: corridors,
                population: textIn(worst.found.row, 'name', lang),
                km: lengthKm(worst.lengthKm),
              })
            : t('overview.none', { layers: [...new Set(told.map(({ layer }) => layer.title))].join(commaOf(lang)) })}
        </p>
      )}
      {unread.length > 0 && state.status !== 'running' && (
        <div role="alert" className="empty">
          <p>
            {t('overview.unread', {
              n: unread.length,
              names: unread
                .slice(0, MOST_NAMED)
                .map((row) => textIn(row, 'name', lang))
                .join(commaOf(lang)),
            })}
          </p>
          <button type="button" className="plain" onClick={start}>
            {t('crossings.again')}
          </button>
        </div>
      )}
      <LayerChips off={off} />
      {crossed.length > 0 && (
        <>
          <LongList items={crossed}>{(shown) => <OverviewTable rows={shown} />}</LongList>
          <p className="quiet">
            {t('overview.how')} {[...new Set(crossed.map(({ layer }) => creditLayer(layer, { t })))].join(semicolonOf(lang))}.
          </p>
          <button type="button" className="plain" disabled={csv.isRunning} onClick={() => void csv.start(({ signal }) => download(crossed, page, signal))}>
            {t('overview.csv')}
          </button>
          <JobProgress job={csv} label={t('overview.computing')} />
        </>
      )}
      {known && <Cautions rows={rows} />}
      <NotCompared pairs={notCompared} />
      <BarrierMatrix entries={entries} />
      <LazyMapTake />
    </section>
  );
}

/** What to know of the layers that were compared, once each: how far a layer covers one corridor is said on its page. */
function Cautions({ rows }: { readonly rows: readonly OverviewRow[] }) {
  const translator = useTranslator();
  const answers = rows.flatMap(({ layer: { title, kind, asOf, accuracyM }, answer }): LayerAnswer[] => {
    if (answer.says === 'untold') return [{ title, kind, answer }];
    if (answer.says !== 'found') return [];
    return [{ title, kind, asOf, accuracyM, answer: { ...answer, cautions: answer.cautions.filter((caution) => caution !== 'partly-covered') } }];
  });
  const said = [...new Set(sayAnswers(answers, translator))];
  return said.length === 0 ? null : <p className="quiet">{said.join(' ')}</p>;
}

/** How many corridors each layer says nothing of, and why: they are in no figure of the overview. */
function NotCompared({ pairs }: { readonly pairs: ReturnType<typeof useOverview>['notCompared'] }) {
  const { t, lang } = useTranslator();
  if (pairs.length === 0) return null;
  const names = (some: typeof pairs): string => {
    const all = some.slice(0, MOST_NAMED).map(({ row }) => textIn(row, 'name', lang));
    return listNames(some.length > MOST_NAMED ? [...all, '…'] : all, { lang });
  };
  const groups = new Map<string, typeof pairs>();
  for (const pair of pairs) {
    const { layer, verdict } = pair;
    const key = `${layer.id} ${verdict.is} ${'because' in verdict ? verdict.because : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return (
    <ul className="plain-list quiet statements">
      {[...groups].map(([key, some]) => {
        const [{ layer, verdict }] = some as [(typeof some)[number]];
        const because = 'because' in verdict ? t(`statement.because.${verdict.because}`) : t('overview.notCovered');
        return (
          <li key={key}>
            {t(verdict.is === 'untold' ? 'overview.untold' : 'overview.notCompared', { n: some.length, title: layer.title, populations: names(some), because })}
          </li>
        );
      })}
    </ul>
  );
}

async function download(rows: readonly OverviewRow[], page: PageCatalog, signal: AbortSignal): Promise<void> {
  const found = await listCrossings(rows, page, signal);
  saveCsv(formatCrossingsCsv(found), 'barrier-crossings.csv');
}
