import type { ReceiversEntry } from '../../../../domain/evidence/receivers/receivers-evidence.ts';
import { writeStood } from '../../../../factsheet/evidence/receivers/say-receivers.ts';
import { writeMonthCounts } from '../../../../i18n/month-names.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How many receivers of an entry stood in one country, when, and how many animals they detected there. */
export function ReceiversInCountry({ file: { regions }, iso3 }: { readonly file: ReceiversEntry; readonly iso3: string }) {
  const translator = useTranslator();
  const { t } = translator;
  const here = regions.find(({ region }) => region === iso3);
  if (!here) return null;
  const months = writeMonthCounts(here.months, translator);
  return (
    <p>
      {t('receivers.here', { n: here.stations, years: writeStood(here) || 'none', animals: here.animals })}{' '}
      {months !== '' && t('receivers.hereMonths', { months })}
    </p>
  );
}
