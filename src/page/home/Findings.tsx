import '../styles/browse.css';
import { useMemo } from 'react';
import { listStanding } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { findCrossed, findProtected } from '../../domain/statements/findings.ts';
import { creditLayer } from '../shared/credit-layer.ts';
import { How } from '../how/How.tsx';
import { Linked, LINKED } from '../shared/Linked.tsx';
import { ListLink } from '../shared/ListLink.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** What crosses corridors most, and what protects one most, as the build found it: each with its source and the way to its page. */
export function Findings() {
  const { t, lang, number, lengthKm, percent } = useTranslator();
  const { catalog, layers } = useCatalog();
  const { entries: headlines, protection, isComing } = useHeadlines();
  const entries = useMemo(() => listStanding(catalog), [catalog]);
  const worst = useMemo(() => findCrossed(entries, layers, headlines ?? {}).find((finding) => finding.worst), [entries, layers, headlines]);
  const best = useMemo(() => findProtected(entries, layers, protection ?? {}), [entries, layers, protection]);
  if (isComing) return <Skeleton />;
  if (!worst?.worst && !best) return null;
  return (
    <div className="findings">
      <How what={t('browse.populations')} topic={{ of: 'counts', populations: entries.length }} />
      {worst?.worst && (
        <section>
          <h2>{t('browse.crossesMost')}</h2>
          <p className="answer">
            <Swatch toggle={worst.kind} /> {t(`layer.${worst.kind}`)}
          </p>
          <p>
            <Linked text={t(worst.atLeast ? 'browse.mostAtLeast' : 'browse.most', { km: lengthKm(worst.worst.km), population: LINKED })}>
              <ViewLink view={{ population: worst.worst.found.row.id }}>{textIn(worst.worst.found.row, 'name', lang)}</ViewLink>
            </Linked>{' '}
            {t('browse.crossed', { n: number(worst.crossed), of: number(worst.of) })} {worst.worst.preliminary && t('browse.preliminary')}
          </p>
          <p className="quiet">
            {t('browse.source', { source: worst.layers.map((layer) => creditLayer(layer, { t })).join(semicolonOf(lang)) })}{' '}
            <ListLink panel="barriers">{t('browse.allBarriers')}</ListLink>
          </p>
        </section>
      )}
      {worst?.worst && <How what={t('browse.crossesMost')} topic={{ of: 'sums', layers: worst.layers, populations: worst.of }} />}
      {best && (
        <section>
          <h2>{t('browse.protectsMost')}</h2>
          <p className="answer">
            <Swatch toggle="protected-areas" /> {t(best.atLeast ? 'browse.shareAtLeast' : 'browse.share', { share: percent(best.share) })}
          </p>
          <p>
            <Linked text={t('browse.protected', { n: best.of, population: LINKED })}>
              <ViewLink view={{ population: best.found.row.id }}>{textIn(best.found.row, 'name', lang)}</ViewLink>
            </Linked>{' '}
            {best.hardly > 0 && t('browse.hardly', { n: best.hardly })}
          </p>
          <p className="quiet">{t('browse.source', { source: creditLayer(best.layer, { t }) })}</p>
          <How what={t('browse.protectsMost')} topic={{ of: 'protection', layers: [best.layer], populations: best.of }} />
        </section>
      )}
    </div>
  );
}
