import { expect, test } from 'vitest';
import { describeClasses } from '../../../src/i18n/describe-migrations.ts';
import { describeInCountry, describeJourneys } from '../../../src/i18n/describe-country.ts';
import { writeMonthCounts } from '../../../src/i18n/month-names.ts';
import { describeFactsheet } from '../../../src/factsheet/describe-factsheet.ts';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import { countOnlyCrossing } from '../../../src/domain/statements/located.ts';
import { built, openTracked } from '../catalog/built-catalog.ts';
import { exampleInput, LIMITS, textOf } from '../factsheet/factsheet-example.ts';
import { translatorIn } from './catalogues.ts';

// What is said of an entry in a country is true of that country, and names the whole journey where it is of that.

const en = translatorIn('en');
const nameOf = (iso3: string): string => built.countries.find((country) => country.iso3 === iso3)?.name ?? iso3;
const inCountry = async (id: string, iso3: string): Promise<string> => describeInCountry(await openTracked(id), iso3, nameOf, en).join(' ');

test('dates are said to be those of the whole journey, and preliminary where fewer than three animals tell them', async () => {
  expect(describeJourneys(await openTracked('white-stork-prinzesschen'), en)[1]).toBe(
    'Whole journey, Autumn, 1 animal, preliminary: August 21 to September 12 (median)',
  );
  for (const said of describeJourneys(await openTracked('white-bearded-wildebeest-mara'), en)) expect(said).toContain('preliminary');
  for (const said of describeJourneys(await openTracked('mule-deer-upper-green-river'), en)) expect(said).not.toContain('preliminary');
});

test('months are told from days, and of how many animals they are', async () => {
  expect(writeMonthCounts([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0], en)).toBe('Mar (1), Nov (2)');
  const ar = writeMonthCounts([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0], translatorIn('ar'));
  expect(ar).not.toContain(',');
  expect(ar).toContain('(');
  const kenya = await inCountry('common-cuckoo-mongolia', 'KEN');
  expect(kenya).toContain('1 of the 3 animals whose migrations make the corridor was here on migration.');
  expect(kenya).toContain('Animals with fixes in each month, of 7 tracked: Nov (2).');
});

test('countries that the drawn line alone crosses are told from those where animals were', async () => {
  const mongolia = await inCountry('common-cuckoo-mongolia', 'MNG');
  const [shared = '', crossed = ''] = [/Shared with [^.]*\./, /also crosses [^;]*;/].map((part) => part.exec(mongolia)?.[0]);
  expect(crossed).toBe('also crosses Turkmenistan, Yemen, Burundi, and Eritrea;');
  expect(shared).not.toMatch(/Turkmenistan|Yemen|Burundi|Eritrea/);
  // Animals whose migration is in doubt were in Nepal.
  expect(shared).toContain('Nepal');
  expect(await inCountry('common-cuckoo-mongolia', 'NPL')).toContain('No animal whose migrations make the corridor has a fix here on migration.');
  const turkmenistan = await inCountry('common-cuckoo-mongolia', 'TKM');
  expect(turkmenistan).toContain('Only the corridor as drawn crosses this country: no tracked animal has a fix here.');
  expect(turkmenistan).not.toMatch(/\b0\b/);
});

test('a population that only crosses a country, as it is drawn, is not counted as migrating there', async () => {
  const entries = [await openTracked('common-cuckoo-mongolia'), await openTracked('white-stork-prinzesschen')];
  expect(['TKM', 'YEM', 'NPL', 'KEN', 'PSE', 'NOR'].map((iso3) => countOnlyCrossing(entries, iso3))).toEqual([1, 1, 0, 0, 0, 0]);
});

test('one animal is no “1 of 1 animals”', async () => {
  const kenya = await inCountry('white-stork-prinzesschen', 'KEN');
  expect(kenya).toContain('The one animal whose migrations make the corridor was here on migration.');
  expect(kenya).toContain('Months in which the one animal tracked has fixes: Mar (1), Nov (1), Dec (1).');
});

test('page and sheet explain the class of animals that were not seen to come back', async () => {
  const { file } = await openTracked('common-cuckoo-mongolia');
  const said = describeClasses(file.classes, en).join(' ');
  expect(said).toMatch(/^Movement classes: .*disperser \(6\).*\. “Disperser” is the model’s word for an animal that left and was not seen to come back/);
  expect(describeClasses({ migrant: 3 }, en)).toEqual(['Movement classes: migrant (3).']);
  expect(describeClasses({}, en)).toEqual([]);
});

test('the sheet marks the same countries, breaks no word and says where the whole list is', async () => {
  const entry = await openTracked('common-cuckoo-mongolia');
  const example = await exampleInput('mule-deer-upper-green-river');
  const sheet = (countries: number): string =>
    textOf(
      describeFactsheet({ ...example, entry: openEntry(entry, entry.file), countryName: nameOf, crossings: [], coverage: [] }, { ...LIMITS, countries })
        .content,
    );
  const whole = sheet(99);
  expect(whole).toMatch(/Turkmenistan\s+\S+\s+km²\s+\S+%\s+0\*/);
  expect(whole).toMatch(/India\s+\S+\s+km²\s+\S+%\s+2†/);
  expect(whole).toMatch(/China\s+\S+\s+km²\s+\S+%\s+3 [A-Z]/);
  expect(whole).toMatch(/Nepal\s+\S+\s+km²\s+\S+%\s+0‡/);
  expect(whole).toContain('* Only the corridor as drawn crosses it: no tracked animal has a fix there.');
  expect(whole).toContain('† From fewer than three animals: preliminary.');
  expect(whole).not.toContain('not shown');
  expect(whole).toContain(describeClasses(entry.file.classes, en).join(' '));
  expect(sheet(9)).toContain('are not shown; the page at the address below lists all.');
});
