import type { ReactNode } from 'react';
import type { NetworkFigures as Network } from '../../../../domain/evidence/network/network-figures.ts';
import { Fold } from '../../../shared/Fold.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { NetworkFigures } from './NetworkFigures.tsx';

/** The network of tracks, beside their corridors: how many sites and links, and the rest where a person asks for it. */
export function NetworkOfTracks({ network, how }: { readonly network: Network; readonly how?: ReactNode }) {
  const { t } = useTranslator();
  const { nodes, links } = network;
  return (
    <section>
      <h2>{t('network.title')}</h2>
      <p className="quiet">{t('network.lead.tracks')}</p>
      <Fold summary={t('network.sheet.lead', { n: nodes.length, links: links.length })}>
        {() => <NetworkFigures network={network} drawn={false} level={3} />}
      </Fold>
      {how}
    </section>
  );
}
