import { useCountryName, useTranslator } from './use-atlas.ts';
import { ViewLink } from './ViewLink.tsx';

interface CountryLinksProps {
  /** ISO 3166-1 alpha-3, in any order. */
  readonly countries: readonly string[];
  readonly label: string;
}

/** Countries, each with the way to its page, in the order of the reader's language. */
export function CountryLinks({ countries, label }: CountryLinksProps) {
  const { lang } = useTranslator();
  const nameOf = useCountryName();
  const { compare } = new Intl.Collator(lang);
  return (
    <ul className="link-row" aria-label={label}>
      {countries
        .toSorted((a, b) => compare(nameOf(a), nameOf(b)))
        .map((iso3) => (
          <li key={iso3}>
            <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
          </li>
        ))}
    </ul>
  );
}
