import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { monthNames } from '../../../../i18n/month-names.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How many birds of an entry were ringed and encountered in one country, and in which months. */
export function EncountersInCountry({ file: { regions }, iso3 }: { readonly file: EncountersEntry; readonly iso3: string }) {
  const { t, number, lang } = useTranslator();
  const here = regions.find(({ region }) => region === iso3);
  if (!here) return null;
  const names = monthNames(lang);
  const months = here.months.flatMap((n, month) => (n === 0 ? [] : [t('encounters.inMonth', { month: names[month] ?? '', n: number(n) })]));
  return (
    <p>
      {t('encounters.here', { ringed: here.ringed, birds: here.birds, n: here.encounters })}{' '}
      {months.length > 0 && t('encounters.hereMonths', { months: months.join(', ') })}
    </p>
  );
}
