import type { NetworkFigures as Network } from '../../../../domain/evidence/network/network-figures.ts';
import { sayComputed, sayMatrix, saySeasons, sayStrengthSample } from '../../../../factsheet/evidence/network/say-network.ts';
import { PAPERS } from '../../../../factsheet/evidence/papers.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { sourceOf, StrengthPairs } from '../StrengthPairs.tsx';
import { ContributionsSection } from './ContributionsSection.tsx';
import { JurisdictionsTable, LinksTable, NodesTable, TransitionMatrix } from './NetworkTables.tsx';

interface NetworkProps {
  readonly network: Network;
}

/** How strongly neighbours keep together from one season to the other, with the sample, or why it is not told. */
function Strength({ network, Head }: NetworkProps & { readonly Head: 'h3' | 'h4' }) {
  const translator = useTranslator();
  const { t } = translator;
  const { connectivity, untold } = network;
  return (
    <section>
      <Head>{t('network.strength')}</Head>
      {untold && <p>{t(`network.untold.${untold}`)}</p>}
      {connectivity && (
        <>
          <p className="quiet">{sayStrengthSample(network, connectivity.individuals, translator)}</p>
          <StrengthPairs {...connectivity} labels={{ rM: t('network.strength.rM'), mc: t('network.strength.mc') }} />
          <p className="quiet">{t('network.strength.abundance')}</p>
        </>
      )}
    </section>
  );
}

interface NetworkFiguresProps extends NetworkProps {
  /** Whether the map shows it. */
  readonly drawn: boolean;
  /** Level of its headings: 3 within a section that has its own. */
  readonly level: 2 | 3;
}

/** A network: its nodes, its links, who is where in both seasons, how strongly, and in which countries. */
export function NetworkFigures({ network, drawn, level }: NetworkFiguresProps) {
  const translator = useTranslator();
  const { t } = translator;
  const { links, connectivity, computed } = network;
  const [Head, SubHead] = level === 2 ? (['h2', 'h3'] as const) : (['h3', 'h4'] as const);
  const seasons = saySeasons(network, translator);
  return (
    <>
      <section>
        <Head>{t('network.nodes')}</Head>
        {computed && (
          <p className="quiet">
            {sayComputed(network, translator).join(' ')} <SourceLink source={sourceOf(PAPERS.residence)} />
          </p>
        )}
        <NodesTable network={network} />
        <p className="quiet">
          {t('network.blank')} {t('network.fewAnimals')}
        </p>
      </section>
      <section>
        <Head>{t('network.links')}</Head>
        {links.length === 0 ? (
          <p>{t('network.links.none')}</p>
        ) : (
          <>
            <p>
              {t('network.links.say')} {drawn && t('network.diagram')}
            </p>
            <LinksTable network={network} />
          </>
        )}
        {seasons !== undefined && (
          <p>
            {seasons} {computed?.seasons && <SourceLink source={computed.seasons.source} />}
          </p>
        )}
        {connectivity && connectivity.origins.length > 0 && (
          <>
            <SubHead>{t('network.matrix')}</SubHead>
            <p className="quiet">{sayMatrix(network, translator)}</p>
            <TransitionMatrix network={network} />
          </>
        )}
        {(links.length > 0 || connectivity) && <Strength network={network} Head={SubHead} />}
      </section>
      <section>
        <Head>{t('network.where')}</Head>
        <JurisdictionsTable network={network} />
        <p className="quiet">{t('network.where.note')}</p>
      </section>
      <ContributionsSection network={network} Head={Head} />
    </>
  );
}
