import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayMonths, sayStrength } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** The strength of migratory connectivity with its sample; nothing where it cannot be told. */
export function ConnectivitySection({ file: { connectivity, method } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t, number } = translator;
  if (connectivity === undefined || method.seasons === undefined) return null;
  const { rM, mc, individuals, known } = connectivity;
  if (rM === undefined && mc === undefined) return null;
  const { breeding, nonBreeding, source } = method.seasons;
  return (
    <section>
      <h2>{t('encounters.connectivity')}</h2>
      <dl className="pairs">
        {rM && (
          <div>
            <dt>{t('encounters.rM')}</dt>
            <dd>{sayStrength(rM, translator)}</dd>
          </div>
        )}
        {mc && (
          <div>
            <dt>{t('encounters.mc')}</dt>
            <dd>{sayStrength(mc, translator)}</dd>
          </div>
        )}
      </dl>
      <p>
        {t('encounters.connectivitySample', { n: individuals, breeding: sayMonths(breeding, translator), nonBreeding: sayMonths(nonBreeding, translator) })}{' '}
        <SourceLink source={source} />
      </p>
      <p className="quiet">{t('encounters.connectivityMade')}</p>
      {known > individuals && <p className="quiet">{t('encounters.taken', { n: number(individuals), known: number(known) })}</p>}
    </section>
  );
}
