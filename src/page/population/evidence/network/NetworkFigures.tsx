import type { NetworkFigures as Network } from '../../../../domain/evidence/network/network-figures.ts';
import { sayComputed, sayStrength } from '../../../../factsheet/evidence/network/say-network.ts';
import { PAPERS } from '../../../../factsheet/evidence/papers.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { JurisdictionsTable, LinksTable, NodesTable, TransitionMatrix } from './NetworkTables.tsx';

/** A paper as a source, its year without brackets, which a short citation would cut in two. */
const sourceOf = ({ citation, doi }: { readonly citation: string; readonly doi: string }) => ({
  citation: citation.replace(/\((\d{4})\)/, '$1'),
  url: `https://doi.org/${doi}`,
});

interface NetworkProps {
  readonly network: Network;
}

/** How strongly neighbours keep together from one season to the other, with the sample, or why it is not told. */
function Strength({ network: { connectivity, untold, computed } }: NetworkProps) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <section>
      <h3>{t('network.strength')}</h3>
      {untold && <p>{t(`network.untold.${untold}`)}</p>}
      {connectivity && (
        <>
          <p className="quiet">{t(computed ? 'network.strength.tracked' : 'network.strength.sample', { n: connectivity.individuals })}</p>
          <dl className="pairs">
            <div>
              <dt>{t('network.strength.rM')}</dt>
              <dd>
                {sayStrength(connectivity.rM, translator)} <SourceLink source={sourceOf(PAPERS.mantel)} />
              </dd>
            </div>
            <div>
              <dt>{t('network.strength.mc')}</dt>
              <dd>
                {sayStrength(connectivity.mc, translator)} <SourceLink source={sourceOf(PAPERS.strength)} />
              </dd>
            </div>
          </dl>
          <p>{t('network.strength.meaning')}</p>
          <p className="quiet">{t('network.strength.abundance')}</p>
        </>
      )}
    </section>
  );
}

/** A network: its nodes, its links, who is where in both seasons, how strongly, and in which countries. */
export function NetworkFigures({ network, drawn }: NetworkProps & { /** Whether the map shows it. */ readonly drawn: boolean }) {
  const translator = useTranslator();
  const { t } = translator;
  const { links, connectivity, computed } = network;
  return (
    <>
      <section>
        <h2>{t('network.nodes')}</h2>
        {computed && (
          <p className="quiet">
            {sayComputed(network, translator).join(' ')} <SourceLink source={sourceOf(PAPERS.residence)} />
          </p>
        )}
        <NodesTable network={network} />
        <p className="quiet">{t('network.blank')}</p>
      </section>
      <section>
        <h2>{t('network.links')}</h2>
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
        {connectivity && connectivity.origins.length > 0 && (
          <>
            <h3>{t('network.matrix')}</h3>
            <p className="quiet">{t(computed ? 'network.matrix.tracks' : 'network.matrix.tables')}</p>
            <TransitionMatrix network={network} />
          </>
        )}
        {links.length > 0 && <Strength network={network} />}
      </section>
      <section>
        <h2>{t('network.where')}</h2>
        <JurisdictionsTable network={network} />
        <p className="quiet">{t('network.where.note')}</p>
      </section>
    </>
  );
}
