import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { ReceiversEntry } from '../../../domain/evidence/receivers/receivers-evidence.ts';
import { yearsOfReceivers } from '../../../domain/evidence/receivers/summarise-receivers.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection } from '../../lay.ts';
import { listWords } from '../../words.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';
import { beginList, layBeginning, writeIndividuals } from '../lay-links.ts';
import { sayFilters, writeStood } from './say-receivers.ts';

/** Rows of each table, so that the sheet keeps to two pages. */
const MOST_ROWS = { regions: 8, links: 8, countries: 6 } as const;

function figures(file: ReceiversEntry, { t, number }: Translator): Figure[] {
  const years = writeYears(yearsOfReceivers(file));
  const { animals, stations, detecting, detections } = file.sample;
  return [
    { label: t('receivers.animals'), value: number(animals) },
    { label: t('receivers.stations'), value: number(stations) },
    { label: t('receivers.detecting'), value: number(detecting) },
    { label: t('receivers.detections'), value: number(detections) },
    ...(years === '' ? [] : [{ label: t('factsheet.figures.years'), value: years }]),
  ];
}

function layRegions({ regions }: ReceiversEntry, translator: Translator, countryName: CountryName): Content[] {
  const { t, number } = translator;
  return layBeginning(
    [
      { head: t('network.column.where'), width: '*' },
      { head: t('receivers.stations'), width: 62, right: true },
      { head: t('receivers.stood'), width: 70 },
      { head: t('receivers.days'), width: 84, right: true },
      { head: t('network.column.animals'), width: 70, right: true },
      { head: t('receivers.detections'), width: 70, right: true },
    ],
    regions.map((one) => [
      one.region === 'sea' ? t('network.sea') : countryName(one.region),
      number(one.stations),
      writeStood(one) || '–',
      one.days === 0 ? '–' : number(one.days),
      number(one.animals),
      number(one.detections),
    ]),
    MOST_ROWS.regions,
    translator,
  );
}

function layStationLinks({ links, stations }: ReceiversEntry, translator: Translator): Content[] {
  const { t, number, lengthKm } = translator;
  if (links.length === 0) return [layNote(t('receivers.noLinks'))];
  const names = new Map(stations.map(({ id, name }) => [id, name === '' ? id : name]));
  return [
    ...layBeginning(
      [
        { head: t('network.column.from'), width: '*' },
        { head: t('network.column.to'), width: '*' },
        { head: t('network.column.animals'), width: 84, right: true },
        { head: t('receivers.movements'), width: 70, right: true },
        { head: t('receivers.distance'), width: 84, right: true },
      ],
      links.map(({ from, to, animals, movements, km }) => [
        names.get(from) ?? from,
        names.get(to) ?? to,
        writeIndividuals(animals, translator),
        number(movements),
        lengthKm(km),
      ]),
      MOST_ROWS.links,
      translator,
    ),
    layNote(`${t('receivers.linksNote')} ${t('network.diagram')}`),
  ];
}

function describeMethod(file: ReceiversEntry, translator: Translator): string {
  const { t, lengthKm, lang } = translator;
  return [
    t('receivers.bias'),
    ...sayFilters(file, translator).flatMap(({ text, sources }) => [text, ...sources.map(({ citation, url }) => `${citation}, ${url}.`)]),
    t('receivers.same', { km: lengthKm(file.method.stationWithinM / 1000) }),
    ...(file.method.leastGapS === undefined ? [] : [t('receivers.hasLeft', { n: file.method.leastGapS })]),
    ...file.method.notes.map((note) => textIn(note, 'text', lang)),
  ].join(' ');
}

/** The parts of a sheet about receivers and what they detected. */
export const receiversParts: EvidenceParts<ReceiversEntry> = {
  sourceLabel: ({ t }) => t('receivers.sources'),
  figures,
  sections: (file, translator, countryName) => [
    ...laySection(translator.t('receivers.countries'), layRegions(file, translator, countryName)),
    ...laySection(translator.t('receivers.links'), layStationLinks(file, translator)),
  ],
  lead: ({ sample, regions }, translator, countryName) => {
    const { t } = translator;
    if (sample.animals === 0) return t('receivers.sheetNone', { n: sample.stations });
    const countries = regions.flatMap(({ region, animals }) => (region === 'sea' || animals === 0 ? [] : [countryName(region)]));
    if (countries.length === 0) return t('receivers.sheetLeadSea', { n: sample.animals });
    return t('receivers.sheetLead', {
      n: sample.animals,
      countries: listWords(beginList(countries, MOST_ROWS.countries, translator), translator),
    });
  },
  method: describeMethod,
  leadNote: (_file, { t }) => t('receivers.noRoutes'),
  sample: (file, { t }) => [t('receivers.sampleNote', { n: file.sample.detecting, movements: file.sample.movements })],
  papers: () => [],
};
