import '../styles/threats.css';
import type { ReactNode } from 'react';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import type { useSpeciesFiles } from './use-species-files.ts';

interface ThreatsFrameProps {
  readonly files: Pick<ReturnType<typeof useSpeciesFiles>, 'isComing' | 'hasFailed' | 'again'>;
  /** Whether any threat is named so far. */
  readonly any: boolean;
  /** What stands before them. */
  readonly lead: string;
  /** The threats. */
  readonly children: ReactNode;
}

/** Around threats: that more is coming, that something could not be had, or that no source names any. */
export function ThreatsFrame({ files: { isComing, hasFailed, again }, any, lead, children }: ThreatsFrameProps) {
  const { t } = useTranslator();
  return (
    <section>
      <h2>{t('threats.title')}</h2>
      {isComing && <Skeleton />}
      {hasFailed && (
        <p>
          {t('threats.notFetched')}{' '}
          <button type="button" className="plain" onClick={again}>
            {t('crossings.again')}
          </button>
        </p>
      )}
      {!any && !isComing && !hasFailed && <p>{t('threats.none')}</p>}
      {any && (
        <>
          <p className="quiet">{lead}</p>
          {children}
        </>
      )}
    </section>
  );
}
