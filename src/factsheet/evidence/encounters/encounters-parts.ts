import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import { BIAS_SOURCES } from '../../../domain/encounters/sources.ts';
import type { EncountersEntry } from '../../../domain/evidence/encounters/encounters-evidence.ts';
import { yearsOfEncounters } from '../../../domain/evidence/encounters/summarise-encounters.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { writeMonths } from '../../../i18n/month-names.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection, layTable } from '../../lay.ts';
import { listWords } from '../../words.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';
import { beginList, layBeginning, writeIndividuals } from '../lay-links.ts';
import { sayStrength } from '../network/say-network.ts';
import { PAPERS } from '../papers.ts';
import { sayCircumstances, sayCondition } from './say-encounters.ts';

/** Rows of each table, so that the sheet keeps to two pages. */
const MOST_ROWS = { links: 8, codes: 4, countries: 6 } as const;

function figures({ sample, connectivity }: EncountersEntry, translator: Translator): Figure[] {
  const { t, number } = translator;
  const years = writeYears(yearsOfEncounters(sample));
  const { rM, mc } = connectivity ?? {};
  return [
    { label: t('encounters.birds'), value: number(sample.encounteredBirds) },
    { label: t('encounters.number'), value: number(sample.encounters) },
    { label: t('encounters.linked'), value: number(sample.linkedBirds) },
    ...(years === '' ? [] : [{ label: t('factsheet.figures.years'), value: years }]),
    ...(rM?.value === undefined ? [] : [{ label: t('encounters.rM'), value: sayStrength(rM, translator) }]),
    ...(mc?.value === undefined ? [] : [{ label: t('encounters.mc'), value: sayStrength(mc, translator) }]),
  ];
}

function describeLinks({ links }: EncountersEntry, translator: Translator, countryName: CountryName): Content[] {
  const { t, number, lengthKm } = translator;
  if (links.length === 0) return [layNote(t('encounters.noLinks'))];
  const nameOf = (region: string): string => (region === 'sea' ? t('network.sea') : countryName(region));
  return [
    ...layBeginning(
      [
        { head: t('encounters.from'), width: '*' },
        { head: t('encounters.to'), width: '*' },
        { head: t('encounters.birdsThere'), width: 84, right: true },
        { head: t('encounters.number'), width: 62, right: true },
        { head: t('encounters.distance'), width: 84, right: true },
      ],
      links.map(({ from, to, birds, encounters, medianKm }) => [
        nameOf(from),
        nameOf(to),
        writeIndividuals(birds, translator),
        number(encounters),
        medianKm === undefined ? '–' : lengthKm(medianKm),
      ]),
      MOST_ROWS.links,
      translator,
    ),
    layNote(`${t('encounters.linksNote')} ${t('network.diagram')}`),
  ];
}

function describeCodes({ conditions, circumstances }: EncountersEntry, translator: Translator): Content[] {
  const { t, number } = translator;
  const tableOf = (head: string, rows: EncountersEntry['conditions'], say: typeof sayCondition): Content =>
    layTable(
      [
        { head, width: '*' },
        { head: t('encounters.number'), width: 62, right: true },
      ],
      rows.slice(0, MOST_ROWS.codes).map(({ code, n }) => [say(code, translator), number(n)]),
    );
  const stated = (rows: EncountersEntry['conditions']): boolean => rows.some(({ code }) => code !== undefined);
  const tables = [
    ...(stated(conditions) ? [tableOf(t('encounters.conditionTitle'), conditions, sayCondition)] : []),
    ...(stated(circumstances) ? [tableOf(t('encounters.circumstancesTitle'), circumstances, sayCircumstances)] : []),
  ];
  return tables.length === 0
    ? []
    : [{ columns: tables.map((table) => ({ width: '*', stack: [table] })), columnGap: 24, margin: [0, 9, 0, 0] }, layNote(t('encounters.codes'))];
}

function describeMethod({ method, connectivity }: EncountersEntry, translator: Translator): string {
  const { t, lengthKm, lang } = translator;
  const { seasons } = method;
  return [
    t('encounters.bias'),
    ...BIAS_SOURCES.map(({ citation, url }) => `${citation} ${url}.`),
    t('encounters.kept', { km: lengthKm(method.placeWithinM / 1000), days: method.dateWithinDays }),
    ...(connectivity !== undefined && seasons !== undefined && (connectivity.rM.value !== undefined || connectivity.mc.value !== undefined)
      ? [
          t('encounters.connectivitySample', {
            n: connectivity.individuals,
            breeding: writeMonths(seasons.breeding, lang),
            nonBreeding: writeMonths(seasons.nonBreeding, lang),
          }),
          t('encounters.connectivityMade'),
        ]
      : []),
    ...method.notes.map((note) => textIn(note, 'text', lang)),
  ].join(' ');
}

/** The parts of a sheet about marked birds. */
export const encountersParts: EvidenceParts<EncountersEntry> = {
  sourceLabel: ({ t }) => t('encounters.sources'),
  figures,
  sections: (file, translator, countryName) => [
    ...laySection(translator.t('encounters.links'), [...describeLinks(file, translator, countryName), ...describeCodes(file, translator)]),
  ],
  lead: ({ sample, regions, unknown }, translator, countryName) => {
    const { t } = translator;
    const countries = regions.flatMap(({ region, encounters }) => (region === 'sea' || encounters === 0 ? [] : [countryName(region)]));
    if (countries.length === 0) {
      const isAtSea = regions.some(({ encounters }) => encounters > 0) && unknown.encountersRegion === 0;
      return t(isAtSea ? 'encounters.sheetLeadSea' : 'encounters.sheetLeadUntold', { n: sample.encounteredBirds });
    }
    return t('encounters.sheetLead', {
      n: sample.encounteredBirds,
      countries: listWords(beginList(countries, MOST_ROWS.countries, translator), translator),
    });
  },
  method: describeMethod,
  leadNote: (_file, { t }) => t('encounters.noRoutes'),
  sample: (file, { t }) => [t('encounters.sampleNote', { n: file.sample.birds, ringings: file.sample.ringings })],
  papers: ({ connectivity }) => (connectivity ? [PAPERS.mantel, PAPERS.strength] : []),
};
