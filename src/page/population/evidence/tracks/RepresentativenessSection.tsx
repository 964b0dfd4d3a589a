import '../../../styles/representativeness.css';
import type { ReactNode } from 'react';
import type { RepresentativenessFigures } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { Fold } from '../../../shared/Fold.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { InclusionChart } from './InclusionChart.tsx';
import { semicolonOf } from '../../../../i18n/punctuation.ts';

const PAPERS = [
  ['https://doi.org/10.1111/ddi.12411', 'Lascelles et al. 2016'],
  ['https://doi.org/10.1111/2041-210X.13713', 'Beal et al. 2021'],
] as const;
/** A curve that levels off lower than this tells of a core range that holds less than half of the others' use. */
const LOW_ASYMPTOTE = 0.4;

interface RepresentativenessProps {
  readonly figures: RepresentativenessFigures | undefined;
  readonly animals: number;
  readonly how?: ReactNode;
}

/** How much of the population's use the tracked animals show: a sentence, the curve behind it, and how it was found. */
export function RepresentativenessSection({ figures, animals, how }: RepresentativenessProps) {
  const { t } = useTranslator();
  return (
    <section>
      <h2>{t('representativeness.title')}</h2>
      {figures ? <Told figures={figures} /> : <p>{t('representativeness.few', { n: animals })}</p>}
      {figures && how}
    </section>
  );
}

const roundKm = (metres: number): number => (metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000));

function Told({ figures }: { readonly figures: RepresentativenessFigures }) {
  const { t, number, percent: exactly, lang } = useTranslator();
  // No finer than draws tell.
  const percent = (value: number): string => exactly(Math.round(value * 100) / 100);
  const { animals, curve, share, asymptote, withoutOne, animalsFor95, by, bandwidthM = 0 } = figures;
  return (
    <>
      {share === undefined || asymptote === undefined ? (
        <p className="answer">{t('representativeness.untold', { n: animals })}</p>
      ) : (
        <>
          <p className="answer">{t('representativeness.share', { n: animals, share: percent(share) })}</p>
          <p>
            {withoutOne ? t('representativeness.withoutOne', { from: percent(withoutOne[0]), to: percent(withoutOne[1]) }) : t('representativeness.unsure')}{' '}
            {asymptote < LOW_ASYMPTOTE && t('representativeness.low', { level: percent(asymptote) })}{' '}
            {animalsFor95 !== undefined && animalsFor95 > animals && t('representativeness.needed', { n: animalsFor95 })}
          </p>
        </>
      )}
      <InclusionChart curve={curve} asymptote={asymptote} />
      <p className="quiet">
        {by === 'bridges' ? t('representativeness.how.bridges') : t('representativeness.how.kernels', { km: roundKm(bandwidthM) })}{' '}
        {t('representativeness.how.curve')} {asymptote !== undefined && `${t('representativeness.how.level')} `}
        {PAPERS.map(([href, name], i) => (
          <span key={href}>
            {i > 0 && semicolonOf(lang)}
            <a href={href} target="_blank" rel="noreferrer">
              {name}
            </a>
          </span>
        ))}
      </p>
      <Fold summary={t('representativeness.table')}>
        {() => (
          <DataTable
            label={t('representativeness.table')}
            rows={curve}
            keyOf={(point) => String(point.animals)}
            columns={[
              { head: t('representativeness.animals'), numeric: true, renderCell: (point) => number(point.animals) },
              { head: t('representativeness.inside'), numeric: true, renderCell: (point) => percent(point.mean) },
              {
                head: t('representativeness.interval'),
                numeric: true,
                renderCell: (point) => t('representativeness.fromTo', { from: percent(point.low), to: percent(point.high) }),
              },
            ]}
          />
        )}
      </Fold>
    </>
  );
}
