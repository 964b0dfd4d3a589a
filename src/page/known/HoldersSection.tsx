import type { Holder } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { openPanel } from '../../state/atlas-store.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useOriginal } from '../shared/use-original.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** The tool of the page that takes a holder's data in, where there is one. */
const TOOLS = { tracks: 'tracks', module: 'open-module', areas: undefined } as const;

/** Who holds data that this atlas has not: what, on which terms, and by which way they come in here, told once for all of one way. */
export function HoldersSection({ holders }: { readonly holders: readonly Holder[] }) {
  const { t, lang } = useTranslator();
  const original = useOriginal();
  if (holders.length === 0) return null;
  const ways = [...new Set(holders.map(({ load }) => load))];
  return (
    <section>
      <h2>{t('known.holders')}</h2>
      <p className="quiet">{t('known.holdersLead')}</p>
      <ul className="plain-list holder-groups" aria-label={t('known.holders')}>
        {ways.map((load) => (
          <li key={load}>
            <ul className="plain-list known-list">
              {holders
                .filter((holder) => holder.load === load)
                .map((holder) => (
                  <li key={holder.id}>
                    <a {...original} href={holder.url} target="_blank" rel="noreferrer">
                      {holder.name}
                    </a>
                    <span>{textIn(holder, 'holds', lang)}</span>
                    <span className="quiet">
                      {holder.terms === undefined ? t('known.noTerms') : t('known.terms', { terms: textIn({ ...holder, terms: holder.terms }, 'terms', lang) })}{' '}
                      <SourceLink source={holder.source} />
                    </span>
                  </li>
                ))}
            </ul>
            <HowToLoad load={load} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HowToLoad({ load }: Pick<Holder, 'load'>) {
  const { t } = useTranslator();
  const tool = TOOLS[load];
  return (
    <p className="how-to-load">
      {t(`known.load.${load}`)}{' '}
      {tool !== undefined && (
        <button type="button" className="plain" onClick={() => openPanel(tool)}>
          {t(`known.open.${tool}`)}
        </button>
      )}
    </p>
  );
}
