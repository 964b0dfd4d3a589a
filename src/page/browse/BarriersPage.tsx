import '../styles/browse.css';
import { useMemo } from 'react';
import { listStanding } from '../../domain/catalog/find-entries.ts';
import { BARRIER_KINDS } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { findCrossed } from '../../domain/statements/findings.ts';
import { BarrierMatrix } from '../places/BarrierMatrix.tsx';
import { creditLayer } from '../shared/credit-layer.ts';
import { Linked, LINKED } from '../shared/Linked.tsx';
import { ListLink } from '../shared/ListLink.tsx';
import { How } from '../how/How.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';
import { Unfetched } from './Unfetched.tsx';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** Every kind of barrier: what it crosses, which layers say so, and where nothing can be told. */
export function BarriersPage() {
  const { t, lang, number, lengthKm } = useTranslator();
  const { catalog, layers } = useCatalog();
  const { entries: headlines, isComing, hasFailed, again } = useHeadlines();
  const entries = useMemo(() => listStanding(catalog), [catalog]);
  const findings = useMemo(() => findCrossed(entries, layers, headlines ?? {}), [entries, layers, headlines]);
  return (
    <PlacePage title={t('browse.barriers')}>
      {isComing && <Skeleton />}
      {hasFailed && <Unfetched words={t('browse.noFigures')} again={again} />}
      {!isComing &&
        BARRIER_KINDS.map((kind) => {
          const finding = findings.find((one) => one.kind === kind);
          const mine = layers.filter((layer) => layer.kind === kind);
          return (
            <section key={kind}>
              <h2>
                <Swatch toggle={kind} /> {t(`layer.${kind}`)}
              </h2>
              {!finding && !hasFailed && <p>{t(mine.length === 0 ? 'browse.noLayer' : 'browse.nothingTold')}</p>}
              {finding && (
                <p>
                  {t('browse.crossed', { n: number(finding.crossed), of: number(finding.of) })}{' '}
                  {finding.worst && (
                    <Linked text={t(finding.atLeast ? 'browse.mostAtLeast' : 'browse.most', { km: lengthKm(finding.worst.km), population: LINKED })}>
                      <ViewLink view={{ population: finding.worst.found.row.id }}>{textIn(finding.worst.found.row, 'name', lang)}</ViewLink>
                    </Linked>
                  )}
                  {finding.worst?.preliminary && ` ${t('browse.preliminary')}`}
                </p>
              )}
              {finding && finding.crossed > 0 && (
                <p>
                  <ListLink panel="populations" filter={`barrier:${kind}`}>
                    {t('browse.showCrossed')}
                  </ListLink>
                </p>
              )}
              {finding && <How what={t(`layer.${kind}`)} topic={{ of: 'sums', layers: finding.layers, populations: finding.of }} />}
              {mine.length > 0 && (
                <p className="quiet">{t('browse.source', { source: mine.map((layer) => creditLayer(layer, { t })).join(semicolonOf(lang)) })}</p>
              )}
            </section>
          );
        })}
      <BarrierMatrix entries={entries} />
    </PlacePage>
  );
}
