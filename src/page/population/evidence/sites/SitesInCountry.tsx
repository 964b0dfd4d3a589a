import type { SitesEntry } from '../../../../domain/evidence/sites/sites-evidence.ts';
import { listSiteCountries } from '../../../../domain/evidence/sites/summarise-sites.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How many sites of an entry lie in one country, and how many of them hold one percent of a population. */
export function SitesInCountry({ file, iso3 }: { readonly file: SitesEntry; readonly iso3: string }) {
  const { t, number } = useTranslator();
  const here = listSiteCountries(file).find(({ where }) => where === iso3);
  if (!here) return null;
  return <p>{t('sites.here', { n: number(here.sites), qualifying: number(here.qualifying) })}</p>;
}
