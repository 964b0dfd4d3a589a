import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import { sitesThatQualify } from '../../../domain/evidence/sites/describe-sites.ts';
import type { SitesEntry } from '../../../domain/evidence/sites/sites-evidence.ts';
import { yearsOfSites } from '../../../domain/evidence/sites/summarise-sites.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { CRITERION_RESULTS } from '../../../domain/sites/judge-criterion.ts';
import { longerThan } from '../../../domain/sites/find-gaps.ts';
import { SITE_SOURCES } from '../../../domain/sites/sources.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection } from '../../lay.ts';
import { listWords } from '../../words.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';
import { beginList, layBeginning } from '../lay-links.ts';
import { namePopulation, nameSite, sayCounted, sayEstimate, sayResult, saySeason, saySeasonMonths, sayShare, sayYears } from './say-sites.ts';
import { markOfPair } from '../../../i18n/pair.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';

/** Rows of each table, so that the sheet keeps to two pages. */
const MOST_ROWS = { counts: 12, populations: 4, shares: 4, gaps: 5, named: 6 } as const;

function figures({ sample }: SitesEntry, { t, number }: Translator): Figure[] {
  const years = writeYears(yearsOfSites(sample));
  return [
    { label: t('sites.title'), value: number(sample.sites) },
    { label: t('sites.met'), value: number(sample.met) },
    { label: t('sites.provisional'), value: number(sample.provisional) },
    ...(years === '' ? [] : [{ label: t('factsheet.figures.years'), value: years }]),
  ];
}

/** What was counted, first where most qualifies and most was counted. */
function layCounts({ sites, records }: SitesEntry, translator: Translator, countryName: CountryName): Content[] {
  const { t } = translator;
  const known = new Map(sites.map((site) => [site.id, site]));
  const rows = records
    .toSorted((a, b) => CRITERION_RESULTS.indexOf(a.result) - CRITERION_RESULTS.indexOf(b.result) || (b.max ?? 0) - (a.max ?? 0))
    .map((record) => {
      const site = known.get(record.site);
      const country = site?.country;
      return [
        [site ? nameSite(site) : record.site, ...(country === undefined ? [] : [countryName(country)])].join(', '),
        saySeason(record, translator),
        sayCounted(record, translator),
        sayYears(record, translator),
        sayResult(record, translator),
      ];
    });
  const table = layBeginning(
    [
      { head: t('sites.column.site'), width: '*' },
      { head: t('sites.column.season'), width: 70 },
      { head: t('sites.column.counted'), width: 90, right: true },
      { head: t('sites.column.years'), width: 80 },
      { head: t('sites.column.result'), width: 110 },
    ],
    rows,
    MOST_ROWS.counts,
    translator,
  );
  return laySection(t('sites.counted'), [...table, layNote(t('sites.notUnimportant'))]);
}

function layPopulations({ populations, shares }: SitesEntry, translator: Translator): Content[] {
  const { t, number } = translator;
  const rows = populations.map((population) => [
    namePopulation(population),
    sayEstimate(population, translator),
    population.threshold ? number(population.threshold.individuals) : '–',
    [...new Set([population.threshold?.source.citation, population.estimate?.source.citation].flatMap((citation) => citation ?? []))].join(
      semicolonOf(translator.lang),
    ) || '–',
  ]);
  const table = layBeginning(
    [
      { head: t('sites.column.population'), width: '*' },
      { head: t('sites.column.estimate'), width: 110, right: true },
      { head: t('sites.column.threshold'), width: 70, right: true },
      { head: t('sites.column.source'), width: 160 },
    ],
    rows,
    MOST_ROWS.populations,
    translator,
  );
  const names = new Map(populations.map((population) => [population.id, namePopulation(population)]));
  const said = shares.map(
    (share) =>
      `${names.get(share.population)}, ${saySeason(share.season === undefined ? {} : { season: share.season }, translator)}${markOfPair(translator.lang)}${sayShare(share, translator)}`,
  );
  return laySection(t('sites.populations'), [
    ...table,
    ...(said.length === 0
      ? []
      : [
          layNote(
            `${t('sites.shares')}${markOfPair(translator.lang)}${beginList(said, MOST_ROWS.shares, translator).join(semicolonOf(translator.lang))}. ${t('sites.sharesNote')}`,
          ),
        ]),
  ]);
}

/** What the list says of protection at the sites that qualify. */
function sayProtection(file: SitesEntry, translator: Translator): string[] {
  const { t, number } = translator;
  const good = sitesThatQualify(file);
  const unprotected = good.filter((site) => site.protected === 'no').map(nameSite);
  const unknown = good.filter((site) => site.protected === undefined).length;
  return [
    ...(good.length === unknown
      ? []
      : unprotected.length === 0
        ? [t('sites.noneUnprotected')]
        : [t('sites.unprotected', { sites: listWords(beginList(unprotected, MOST_ROWS.named, translator), translator) })]),
    ...(unknown === 0 ? [] : [t('sites.protectionUnknown', { n: number(unknown) })]),
  ];
}

/** Stretches between the sites that qualify, the longest first, or that none is long. */
function sayGaps({ sites, network: { stretches, gapKm } }: SitesEntry, translator: Translator): string {
  const { t, lengthKm } = translator;
  if (stretches.length === 0) return t('sites.tooFew');
  const names = new Map(sites.map((site) => [site.id, nameSite(site)]));
  const gaps = longerThan(stretches, gapKm).map(({ from, to, km }) => `${names.get(from) ?? from} – ${names.get(to) ?? to} ${lengthKm(km)}`);
  const said =
    gaps.length === 0
      ? t('sites.sheetNoGaps', { km: lengthKm(gapKm) })
      : t('sites.sheetGaps', { km: lengthKm(gapKm), stretches: beginList(gaps, MOST_ROWS.gaps, translator).join(semicolonOf(translator.lang)) });
  return `${said} ${t('sites.gapsNote')}`;
}

function layGaps(file: SitesEntry, translator: Translator): Content[] {
  return laySection(translator.t('sites.network'), [...sayProtection(file, translator), sayGaps(file, translator)].map(layNote));
}

function describeMethod({ method, records }: SitesEntry, translator: Translator): string {
  const { t, lang } = translator;
  const cite = ({ citation, url }: { readonly citation: string; readonly url: string }): string => `${citation}, ${url}.`;
  return [
    t('sites.criterion'),
    cite(SITE_SOURCES.criterion6),
    t('sites.regularly'),
    cite(SITE_SOURCES.regularly),
    ...(records.some(({ listed }) => listed) ? [t('sites.csn'), cite(SITE_SOURCES.criticalSites)] : []),
    ...(records.some(({ unit }) => unit === 'pairs') ? [t('sites.pairs')] : []),
    ...(method.from.includes('counts') ? [method.seasons ? saySeasonMonths(method.seasons, translator) : t('sites.noSeasons')] : []),
    ...(records.some(({ old }) => old) ? [t('sites.oldNote', { n: method.oldAfterYears })] : []),
    ...method.notes.map((note) => textIn(note, 'text', lang)),
  ].join(' ');
}

function sayLead({ sample }: SitesEntry, { t, number }: Translator): string {
  return t('sites.sheetLead', { n: number(sample.sites), met: number(sample.met), provisional: number(sample.provisional) });
}

/** The parts of a sheet about a list of sites. */
export const sitesParts: EvidenceParts<SitesEntry> = {
  sourceLabel: ({ t }) => t('sites.sources'),
  figures,
  sections: (file, translator, countryName) => [...layCounts(file, translator, countryName), ...layPopulations(file, translator), ...layGaps(file, translator)],
  lead: sayLead,
  method: describeMethod,
  leadNote: (_file, { t }) => t('sites.lead'),
  sample: (file, translator) => [sayLead(file, translator)],
  papers: () => [],
};
