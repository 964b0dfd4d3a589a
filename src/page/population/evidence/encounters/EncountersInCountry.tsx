import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { writeMonthCounts } from '../../../../i18n/month-names.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How many birds of an entry were ringed and encountered in one country, and in which months. */
export function EncountersInCountry({ file: { regions }, iso3 }: { readonly file: EncountersEntry; readonly iso3: string }) {
  const translator = useTranslator();
  const { t } = translator;
  const here = regions.find(({ region }) => region === iso3);
  if (!here) return null;
  const months = writeMonthCounts(here.months, translator);
  return (
    <p>
      {t('encounters.here', { ringed: here.ringed, birds: here.birds, n: here.encounters })} {months !== '' && t('encounters.hereMonths', { months })}
    </p>
  );
}
