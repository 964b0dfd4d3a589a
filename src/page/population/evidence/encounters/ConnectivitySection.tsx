import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { writeMonths } from '../../../../i18n/month-names.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { StrengthPairs } from '../StrengthPairs.tsx';

/** The strength of migratory connectivity with its sample; nothing where no seasons are stated. */
export function ConnectivitySection({ file: { connectivity, method } }: { readonly file: EncountersEntry }) {
  const { t, number, lang } = useTranslator();
  if (connectivity === undefined || method.seasons === undefined) return null;
  const { individuals, known } = connectivity;
  const { breeding, nonBreeding, source } = method.seasons;
  return (
    <section>
      <h2>{t('network.strength')}</h2>
      <StrengthPairs {...connectivity} labels={{ rM: t('encounters.rM'), mc: t('encounters.mc') }} />
      <p>
        {t('encounters.connectivitySample', { n: individuals, breeding: writeMonths(breeding, lang), nonBreeding: writeMonths(nonBreeding, lang) })}{' '}
        <SourceLink source={source} />
      </p>
      <p className="quiet">{t('encounters.connectivityMade')}</p>
      {known > individuals && <p className="quiet">{t('encounters.taken', { n: number(individuals), known: number(known) })}</p>}
    </section>
  );
}
