import { addressOfDoi } from '../../../domain/citation/address-of-doi.ts';
import type { StrengthFigures } from '../../../domain/evidence/network/network-figures.ts';
import { sayStrength } from '../../../factsheet/evidence/network/say-network.ts';
import { PAPERS } from '../../../factsheet/evidence/papers.ts';
import { SourceLink } from '../../shared/SourceLink.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';

/** A paper as a source, its year without brackets, which a short citation would cut in two. */
export const sourceOf = ({ citation, doi }: { readonly citation: string; readonly doi: string }) => ({
  citation: citation.replace(/\((\d{4})\)/, '$1'),
  url: addressOfDoi(doi),
});

interface StrengthPairsProps {
  readonly rM: StrengthFigures;
  readonly mc: StrengthFigures;
  /** What each is the strength between. */
  readonly labels: { readonly rM: string; readonly mc: string };
}

/** The strength of connectivity by both measures, with their papers, or why it is not told; and what it means. */
export function StrengthPairs({ rM, mc, labels }: StrengthPairsProps) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <>
      <dl className="measures">
        <div>
          <dt>{labels.rM}</dt>
          <dd>
            {sayStrength(rM, translator)} <SourceLink source={sourceOf(PAPERS.mantel)} />
          </dd>
        </div>
        <div>
          <dt>{labels.mc}</dt>
          <dd>
            {sayStrength(mc, translator)} <SourceLink source={sourceOf(PAPERS.strength)} />
          </dd>
        </div>
      </dl>
      <p>{t('network.strength.meaning')}</p>
    </>
  );
}
