import type { ReactNode } from 'react';
import type { CoverageAnswer } from '../../../domain/coverage/area-share.ts';
import { readAreasOf } from '../../../domain/statements/judge-layer.ts';
import { judgeForEntry } from '../../../domain/statements/of-entry.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { sayCoverage } from '../../../factsheet/say-answers.ts';
import { Swatch } from '../../shared/Swatch.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { useOriginal } from '../../shared/use-original.ts';
import { PendingCoverage } from './PendingCoverage.tsx';
import type { CoverageRow } from './use-coverage.ts';

interface CoverageFrameProps {
  readonly row: CoverageRow;
  /** What it covers, once it is measured. */
  readonly children: (answer: CoverageAnswer) => ReactNode;
}

/** A set of areas with its mark, what it covers, how far the word of whoever loaded it goes, and whom it is owed to. */
export function CoverageFrame({ row: { kind, title, attribution, calculation, user }, children }: CoverageFrameProps) {
  const { t } = useTranslator();
  const original = useOriginal();
  if (calculation?.status !== 'done') return <PendingCoverage title={title} calculation={calculation} />;
  return (
    <div className="coverage">
      <h3>
        <Swatch toggle={kind} /> {title}
      </h3>
      {children(calculation.value)}
      {user && <p className="quiet">{t(user.complete === true ? 'coverage.vouched' : 'coverage.notVouched', { file: user.fileName })}</p>}
      <p className="quiet" {...original}>
        {attribution}
      </p>
    </div>
  );
}

/** How the covered area and its share are written, for the areas of a row: “≥” where there may be more of them. */
export function useSayCovered(entry: OpenEntry, { layer }: CoverageRow): (covered: CoverageAnswer['coverage'][number]) => { area: string; share: string } {
  const translator = useTranslator();
  const reading = readAreasOf(layer && judgeForEntry(entry, layer));
  return (covered) => {
    const { area, share, atLeast } = sayCoverage(covered, reading, translator);
    const least = (text: string): string => (atLeast && text !== '–' ? `≥ ${text}` : text);
    return { area: least(area), share: least(share) };
  };
}
