/** Languages in which every country is found, beside its own: those that people of many countries write in. */
const WIDELY_READ = ['en', 'fr', 'es', 'ar', 'de', 'pt', 'ru', 'zh'] as const;

/**
 * What people call countries beside the names that browsers know (Unicode CLDR): short forms, parts that stand for the whole,
 * and former names. By ISO 3166-1 alpha-2.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates'],
  BA: ['Bosnia'],
  BO: ['Bolivia'],
  CD: ['DRC', 'RDC', 'Zaire', 'Zaïre'],
  CI: ['Ivory Coast', 'Costa de Marfil'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic', 'République tchèque', 'República Checa'],
  GB: ['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Angleterre', 'Inglaterra', 'RU'],
  IR: ['Persia'],
  KP: ['DPRK'],
  KR: ['Korea'],
  LA: ['Lao PDR'],
  MK: ['Macedonia', 'FYROM'],
  MM: ['Burma', 'Birmanie', 'Birmania'],
  NL: ['Holland', 'Hollande', 'Holanda'],
  PS: ['Palestine'],
  RU: ['Russian Federation'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Turquie'],
  TZ: ['Tanganyika', 'Zanzibar'],
  US: ['US', 'USA', 'America', 'EEUU', 'Amérique', 'Etats-Unis'],
};

/** The name of a region in a language, where the browser knows both. */
type NameIn = (language: string, region: string) => string | undefined;

/** Names of regions by the browser, a language's list made once. */
function createNames(): NameIn {
  const lists = new Map<string, Intl.DisplayNames | undefined>();
  return (language, region) => {
    if (!lists.has(language)) {
      const known = Intl.DisplayNames.supportedLocalesOf([language]).length > 0;
      lists.set(language, known ? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }) : undefined);
    }
    return lists.get(language)?.of(region);
  };
}

/**
 * All that a country is found by: its codes, its names in widely read languages and in its own, and what else people call it.
 * @returns a function of a country; what it makes anew for each is little
 */
export function createCountryNames(): (country: { readonly iso3: string; readonly iso2: string; readonly name: string }) => string[] {
  const nameIn = createNames();
  return ({ iso3, iso2, name }) => {
    const own = new Intl.Locale(`und-${iso2}`).maximize().language;
    const names = [...WIDELY_READ, own].flatMap((language) => nameIn(language, iso2) ?? []);
    return [...new Set([name, iso3, iso2, ...names, ...(OTHER_NAMES[iso2] ?? [])])];
  };
}
