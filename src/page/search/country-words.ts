/** Languages in which every country is found, beside its own: those that people of many countries write in. */
const WIDELY_READ = ['en', 'fr', 'es', 'ar', 'de', 'pt', 'ru', 'zh'] as const;

/**
 * What people call countries beside the names that browsers know (Unicode CLDR): short forms, parts that stand for the whole,
 * and former names. By ISO 3166-1 alpha-2, a comma between each two.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  AE: 'UAE, Emirates, Emirats, Emiratos, EAU, ОАЭ, Эмираты, الإمارات, 阿联酋',
  BA: 'Bosnia, Bosnie, Босния, البوسنة',
  BO: 'Bolivia, Plurinational State of Bolivia',
  CD: 'DRC, RDC, ДРК, Zaire, Zaïre, Democratic Republic of the Congo, Congo-Kinshasa',
  CF: 'CAR, RCA, ЦАР, Centrafrique',
  CG: 'Congo-Brazzaville',
  CI: 'Ivory Coast, Costa de Marfil',
  CN: 'PRC, People’s Republic of China, Zhongguo, КНР, RPC, 中华人民共和国',
  CV: 'Cape Verde',
  CZ: 'Czech Republic, République tchèque, República Checa',
  DE: 'FRG, ФРГ, RFA, Federal Republic of Germany',
  EG: 'Misr',
  FK: 'Malvinas, Falklands',
  GB:
    'UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, United Kingdom of Great Britain and Northern Ireland, ' +
    'Grande-Bretagne, Angleterre, Écosse, Gran Bretaña, Inglaterra, Escocia, Соединённое Королевство, Британия, Англия, ' +
    'Шотландия, بريطانيا, إنجلترا, 大不列颠, 英格兰, 苏格兰',
  GR: 'Hellas, Ellada',
  IN: 'Bharat',
  IR: 'Persia, Islamic Republic of Iran',
  JP: 'Nippon, Nihon',
  KP: 'DPRK, КНДР, 朝鲜',
  KR: 'Korea, Republic of Korea, ROK, 南韩',
  KZ: 'Qazaqstan',
  LA: 'Lao PDR, Lao People’s Democratic Republic',
  MD: 'Republic of Moldova',
  MK: 'Macedonia, FYROM',
  MM: 'Burma, Birmanie, Birmania, Бирма, بورما, 缅甸',
  NL: 'Holland, Hollande, Holanda, Голландия, هولندا, 荷兰',
  PS: 'Palestine',
  RU: 'Rossiya, Russian Federation, Fédération de Russie, Federación de Rusia, РФ, Российская Федерация, روسيا الاتحادية, 俄国',
  SA: 'KSA, السعودية',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland, Swazilandia',
  TL: 'East Timor',
  TR: 'Turkey, Turquie, Turquía, Турция, تركيا, 土耳其',
  TZ: 'United Republic of Tanzania, Tanganyika, Zanzibar',
  US:
    'US, USA, America, United States of America, EEUU, EUA, Estados Unidos de América, Amérique, Etats-Unis, États-Unis d’Amérique, ' +
    'США, Америка, Соединённые Штаты Америки, أمريكا, الولايات المتحدة الأمريكية, 美利坚合众国',
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam',
  ZA: 'RSA, ЮАР, 南非',
};

/** Languages of countries with several, beside the one that most of their people speak. */
const OTHER_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  AF: ['ps', 'fa'],
  BE: ['nl'],
  BA: ['hr', 'sr'],
  CA: ['iu'],
  CH: ['it', 'rm'],
  CY: ['tr'],
  DZ: ['kab'],
  ES: ['ca', 'eu', 'gl'],
  FI: ['sv'],
  GB: ['cy', 'gd'],
  IE: ['ga'],
  IL: ['ar'],
  IN: ['hi', 'bn', 'ta'],
  IQ: ['ku'],
  LK: ['ta'],
  MA: ['zgh'],
  NO: ['nn', 'se'],
  NZ: ['mi'],
  PE: ['qu'],
  SG: ['ms', 'ta'],
  ZA: ['af', 'zu', 'xh'],
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
    const names = [...WIDELY_READ, own, ...(OTHER_LANGUAGES[iso2] ?? [])].flatMap((language) => nameIn(language, iso2) ?? []);
    return [...new Set([name, iso3, iso2, ...names, ...(OTHER_NAMES[iso2]?.split(', ') ?? [])])];
  };
}
