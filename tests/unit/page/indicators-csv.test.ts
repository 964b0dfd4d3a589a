import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { writeIndicatorsCsv } from '../../../src/page/country/figures/indicators-csv.ts';
import { briefOf } from '../factsheet/brief-example.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const ABOUT = {
  title: 'Indicators',
  licence: 'CC0-1.0',
  attribution: 'Somebody',
  citation: 'A paper',
  doi: '10.1234/x',
  address: 'https://atlas.example/?country=CAN',
};

it('a country’s indicators have their definitions, what they cannot tell and whose data they are, in the language of the page', async () => {
  const csv = writeIndicatorsCsv(await briefOf('CAN'), ABOUT, translatorIn('fr'));
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  const density = data.find(({ indicator }) => indicator === 'density');
  expect(density).toMatchObject({ country: 'CAN', subject: 'railways', unit: 'km per 100 km2', part: '9.991008', of: '956', populations: '1', at_least: 'no' });
  expect(Number(density?.['value'])).toBeCloseTo((100 * 9.991008) / 956, 9);
  for (const row of data) {
    expect(row).toMatchObject({ licence: 'CC0-1.0', citation: 'A paper', doi: 'https://doi.org/10.1234/x' });
    for (const told of ['name', 'definition', 'cannot_tell', 'bears_on', 'targets'])
      expect([row['indicator'], told, row[told] ?? '']).not.toEqual([row['indicator'], told, '']);
  }
  expect(data.find(({ indicator }) => indicator === 'protected')?.['bears_on']).toContain('Cadre de Kunming-Montréal, cible 3');
});
