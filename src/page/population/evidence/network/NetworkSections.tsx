import { type OpenEntryOf, textIn } from '../../../../domain/catalog/open-entry.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { noteCounts } from '../../../../domain/notes.ts';
import { describeDropped } from '../../../../domain/tracks/track.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CitationSection } from '../../CitationSection.tsx';
import { Facts, KeyFigures } from '../../figures.tsx';
import { How } from '../../../how/How.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { NodeLayerChips } from '../NodeLayerChips.tsx';
import { NetworkFigures } from './NetworkFigures.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';
import { joinPair } from '../../../../i18n/pair.ts';
import { semicolonOf } from '../../../../i18n/punctuation.ts';

/** An entry that is a network: nodes and links, from a custodian's tables or computed from tracks. */
export function NetworkSections({ entry }: { readonly entry: OpenEntryOf<'network'> }) {
  const { t, number, lang } = useTranslator();
  const { file, summary, module } = entry;
  const { sample, network } = file;
  const figures: [string, string][] = [
    ...(summary.individuals === undefined ? [] : [[t('figures.animals'), number(summary.individuals)] satisfies [string, string]]),
    ...(summary.years === undefined ? [] : [[t('figures.years'), writeYears(summary.years)] satisfies [string, string]]),
    [t('network.nodes'), number(network.nodes.length)],
    [t('network.links'), number(network.links.length)],
  ];
  const { statement } = sample;
  return (
    <>
      <p className="quiet">{t(network.computed ? 'network.lead.tracks' : 'network.lead.tables')}</p>
      <KeyFigures figures={figures} />
      {statement !== undefined && <p>{textIn({ ...sample, statement }, 'statement', lang)}</p>}
      {summary.individuals === undefined && statement === undefined && <p className="quiet">{t('network.sheet.sampleUnknown')}</p>}
      <NodeLayerChips file={file} />
      <How topic={{ of: 'kind', entry }} />
      <Facts facts={file.facts} />
      <LazyThreatsToPopulation entry={entry} />
      <NetworkFigures network={network} drawn level={2} />
      <WarningsSection warnings={file.warnings} />
      <Method file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}

/** How the custodian made the network, in his words, and what was read of his files. */
function Method({ file: { method, notes, importReport } }: Pick<OpenEntryOf<'network'>, 'file'>) {
  const { t, say, number, lang } = useTranslator();
  const { rowsRead, kept, dropped, topSpeedKmh } = importReport;
  const reasons = topSpeedKmh === undefined ? noteCounts(dropped) : describeDropped({ dropped, topSpeedKmh });
  return (
    <section>
      <h2>{t('method.title')}</h2>
      {method && (
        <p>
          {textIn(method, 'text', lang)} {method.source && <SourceLink source={method.source} />}
        </p>
      )}
      {notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      <p className="quiet">
        {t('network.rows', { n: rowsRead, formats: 'none', kept: number(kept) })}{' '}
        {reasons.map((reason) => joinPair(lang, say(reason), number(reason.values.n))).join(semicolonOf(lang))}
      </p>
    </section>
  );
}
