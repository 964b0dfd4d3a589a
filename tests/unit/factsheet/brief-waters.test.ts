import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { formatBriefCsv } from '../../../src/domain/brief/brief-csv.ts';
import type { WatersHere } from '../../../src/domain/brief/types.ts';
import type { Layer } from '../../../src/domain/catalog/fields.ts';
import { BRIEF_LIMITS } from '../../../src/factsheet/brief/brief-input.ts';
import { describeBrief } from '../../../src/factsheet/brief/describe-brief.ts';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { languages } from '../i18n/catalogues.ts';
import { briefInput, briefOf } from './brief-example.ts';
import { textOf } from './factsheet-example.ts';

const [anyLayer] = built.layers;
const LAYER: Layer = {
  ...anyLayer!,
  id: 'zones-of-the-world',
  kind: 'economic-zones',
  title: 'Zones of the world',
  licence: 'CC-BY-4.0',
  citation: 'An institute (2024). Zones of the world.',
};

async function watersWith(more: Partial<WatersHere> = {}): Promise<WatersHere> {
  const entry = await openBuilt('loggerhead-turtle-mediterranean');
  return { title: LAYER.title, layer: LAYER, hasZones: true, corridors: [{ entry, km2: 1234.56, share: 0.0789 }], ...more };
}

async function sheetWith(waters: WatersHere[], lang = 'en'): Promise<string> {
  const input = await briefInput('ALB', lang, { brief: await briefOf('ALB', { waters }) });
  return textOf(describeBrief(input, BRIEF_LIMITS[0])).replaceAll(/\s+/g, ' ');
}

it('the corridors at sea in a country’s zones stand in its brief with their share, and with the rights of tracks and zones', async () => {
  const sheet = await sheetWith([await watersWith()]);
  expect(sheet).toContain('In its waters');
  expect(sheet).toContain('inside exclusive economic zones of Albania, by Zones of the world.');
  expect(sheet).toMatch(/Loggerhead turtles of the Tyrrhenian Sea.*1,235 km².*7\.9%/);
  expect(sheet).toContain('An institute (2024). Zones of the world. Licence: CC-BY-4.0.');
  const entry = await openBuilt('loggerhead-turtle-mediterranean');
  expect(sheet).toContain(entry.module.citation.replaceAll(/\s+/g, ' '));
});

it('zones that no corridor meets, and layers without a zone of the country, are told of as such, and no layer as nothing', async () => {
  expect(await sheetWith([await watersWith({ corridors: [] })])).toContain('No corridor at sea in this atlas meets a zone of Albania');
  expect(await sheetWith([await watersWith({ corridors: [], hasZones: false })])).toContain('no zone there is said to be that of Albania alone');
  const without = await sheetWith([]);
  expect(without).not.toContain('In its waters');
  expect(without).toContain('In whose waters that is, is not told here');
  expect(await sheetWith([await watersWith()])).not.toContain('is not told here');
});

it('the table of a brief has the shares of zones, also of what it has at sea alone, by the layer or the person’s own file', async () => {
  const own = await watersWith({ title: 'Exclusive economic zones (my zones.geojson)', layer: undefined });
  const csv = formatBriefCsv(await briefOf('ALB', { waters: [await watersWith(), own] }));
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    country: 'ALB',
    population: 'loggerhead-turtle-mediterranean',
    presence: '',
    economic_zone_km2_here: 'zones-of-the-world: 1234.6; Exclusive economic zones (my zones.geojson): 1234.6',
    economic_zone_share_here: 'zones-of-the-world: 0.0789; Exclusive economic zones (my zones.geojson): 0.0789',
    economic_zone_licences: 'CC-BY-4.0',
    economic_zone_citations: 'An institute (2024). Zones of the world.',
  });
  expect(data[0]?.['licence']).not.toBe('');
});

it.each(languages)('in %s nothing of it is left undefined', async (lang) => {
  expect(await sheetWith([await watersWith(), await watersWith({ corridors: [], layer: undefined })], lang)).not.toMatch(/undefined|NaN|\[object/);
});
