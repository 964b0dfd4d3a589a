import { expect, test } from 'vitest';
import type { EncountersEntry } from '../../../src/domain/evidence/encounters/encounters-evidence.ts';
import type { ReceiversEntry } from '../../../src/domain/evidence/receivers/receivers-evidence.ts';
import type { SitesEntry } from '../../../src/domain/evidence/sites/sites-evidence.ts';
import { encountersParts } from '../../../src/factsheet/evidence/encounters/encounters-parts.ts';
import { receiversParts } from '../../../src/factsheet/evidence/receivers/receivers-parts.ts';
import { writeDays } from '../../../src/factsheet/evidence/receivers/say-receivers.ts';
import { sitesParts } from '../../../src/factsheet/evidence/sites/sites-parts.ts';
import { english, translatorIn } from '../i18n/catalogues.ts';
import { textOf } from './factsheet-example.ts';

// What sheets of nodes say in sentences: nothing is cut without a word, and no sentence has a hole where a country would be.

const lists = { sources: [], facts: [], warnings: [], layers: [], downloads: [], changes: [] };
const common = { version: 2 as const, id: 'a', module: 'm', language: 'en', ...lists };
const importReport = { rowsRead: 0, kept: 0, dropped: [] };
const noMonths = Array.from({ length: 12 }, () => 0);
const countryName = (iso3: string): string => `the land ${iso3}`;

type Site = SitesEntry['sites'][number];

/** So many sites in a row that hold one percent, each stretch between two 100 km longer than the one after it. */
function listOf(n: number, of: Partial<SitesEntry> = {}, site: Partial<Site> = {}): SitesEntry {
  const sites = Array.from({ length: n }, (_, i): Site => ({ id: String.fromCharCode(65 + i), point: [i, 0], ...site }));
  const stretches = sites.slice(1).map(({ id }, i) => ({ population: 'p', from: sites[i]!.id, to: id, km: 100 * (n + 10 - i) }));
  return {
    ...common,
    evidence: 'sites',
    sample: { sites: n, met: n, provisional: 0 },
    populations: [{ id: 'p' }],
    sites,
    records: sites.map(({ id }) => ({ site: id, population: 'p', result: 'met' as const })),
    shares: [],
    network: { gapKm: 1000, stretches, unavoidable: [] },
    method: { from: ['list'], oldAfterYears: 10, notes: [] },
    importReport,
    ...of,
  };
}

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
const sheetOf = (file: SitesEntry): string => plain(textOf(sitesParts.sections(file, english, countryName)));

test('a list that is cut says how many more there are', () => {
  const sheet = sheetOf(listOf(8, {}, { protected: 'no' }));
  expect(sheet).toContain('are unprotected, by the list: A, B, C, D, E, F, and 2 more in the data.');
  expect(sheet).toContain(
    'Stretches longer than 1,000 km: A – B 1,800 km; B – C 1,700 km; C – D 1,600 km; D – E 1,500 km; E – F 1,400 km; 2 more in the data.',
  );
  const six = sheetOf(listOf(6, {}, { protected: 'no' }));
  expect(six).toContain('are unprotected, by the list: A, B, C, D, E, and F.');
  expect(six).not.toContain('more in the data');
});

test('shares that are cut say how many more there are', () => {
  const populations = Array.from({ length: 6 }, (_, i) => ({ id: `p${i}` }));
  const shares = populations.map(({ id }) => ({ population: id, sites: 1, without: 0, individuals: 10, high: 0.1 }));
  expect(sheetOf(listOf(1, { populations, shares }))).toContain('p3, not told: 10%; 2 more in the data. By the means');
});

test('what is not known of protection is counted, and that no stretch is longer is said', () => {
  const sheet = sheetOf(listOf(3, { network: { gapKm: 2500, stretches: [{ population: 'p', from: 'A', to: 'B', km: 2000 }], unavoidable: [] } }));
  expect(sheet).toContain('of which it is not stated whether they are protected: 3.');
  expect(sheet).not.toContain('unprotected');
  expect(sheet).toContain('No stretch is longer than 2,500 km.');
  expect(sheetOf(listOf(2, {}, { protected: 'yes' }))).toContain('The list states of no site that holds one percent that it is unprotected.');
});

function birdsIn(encountered: Readonly<Record<string, number>>, encountersRegion = 0): string {
  const regions = Object.entries(encountered).map(([region, encounters]) => ({ region, ringed: 1, birds: encounters, encounters, months: noMonths }));
  const n = regions.reduce((sum, { birds }) => sum + birds, encountersRegion);
  const file: EncountersEntry = {
    ...common,
    evidence: 'encounters',
    sample: { birds: n, ringings: n, encounteredBirds: n, encounters: n, linkedBirds: n },
    regions,
    unknown: { ringedRegion: 0, encountersRegion, encountersMonth: 0 },
    links: [],
    conditions: [],
    circumstances: [],
    moved: 0,
    accuracy: { places: [], dates: [] },
    method: { formats: ['EURING 2020'], placeWithinM: 50_000, dateWithinDays: 15, notes: [] },
    importReport,
  };
  return encountersParts.lead?.(file, english, countryName) ?? '';
}

test('birds of no known country are said to be at sea, or of no known country', () => {
  expect(birdsIn({ DEU: 2, sea: 1 })).toBe('3 ringed birds were encountered again, in the land DEU.');
  expect(birdsIn({ DEU: 0, sea: 2 })).toBe('2 ringed birds were encountered again, at sea.');
  expect(birdsIn({ DEU: 0 }, 2)).toBe('2 ringed birds were encountered again; of none is the country known.');
  expect(birdsIn({ sea: 1 }, 1)).toBe('2 ringed birds were encountered again; of none is the country known.');
  expect(birdsIn({ DEU: 0 })).toBe('No ringed bird was encountered again.');
});

test('of more countries than a sentence holds it says how many', () => {
  const many = Object.fromEntries('ABCDEFGH'.split('').map((letter) => [letter.repeat(3), 1]));
  expect(birdsIn(many)).toContain('the land FFF, and 2 more in the data.');
  const regions: ReceiversEntry['regions'] = Object.keys(many).map((region) => ({
    region,
    stations: 1,
    detecting: 1,
    open: 0,
    days: 0,
    animals: 1,
    detections: 1,
    months: noMonths,
  }));
  const sample = { stations: 8, detecting: 8, animals: 8, detections: 8, movements: 0 };
  const file: ReceiversEntry = {
    ...common,
    evidence: 'receivers',
    sample,
    stations: [],
    regions,
    links: [],
    linksInAll: 0,
    method: { formats: ['Motus'], stationWithinM: 100, notes: [] },
    importReport,
  };
  expect(receiversParts.lead?.(file, english, countryName)).toContain('the land FFF, and 2 more in the data.');
});

test('the days of a station are written as the language writes them', () => {
  expect(plain(writeDays({ from: '2020-04-01', until: '2021-12-31' }, english))).toBe('1 April 2020 – 31 December 2021');
  expect(writeDays({ from: '2020-04-01', until: '2020-04-01' }, english)).toBe('1 April 2020');
  expect(plain(writeDays({ from: '2020-04-01' }, english))).toBe('1 April 2020 –');
  expect(writeDays({}, english)).toBe('–');
  expect(plain(writeDays({ from: '2020-04-01', until: '2021-12-31' }, translatorIn('fr')))).toMatch(/^1er avril 2020 – 31 décembre 2021$/);
});
