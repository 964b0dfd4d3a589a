import { describe, expect, it } from 'vitest';
import { formatBriefCsv } from '../../../src/domain/brief/brief-csv.ts';
import type { Headlines } from '../../../src/domain/catalog/figures.ts';
import { findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { isBarrierKind } from '../../../src/domain/catalog/layer-kinds.ts';
import { buildMatrix } from '../../../src/domain/statements/matrix.ts';
import { renderBrief } from '../../../src/factsheet/brief/build-brief.ts';
import { BRIEF_LIMITS, type BriefInput } from '../../../src/factsheet/brief/brief-input.ts';
import { describeBrief } from '../../../src/factsheet/brief/describe-brief.ts';
import { rightsOf } from '../../../src/factsheet/brief/describe-sources.ts';
import { readMetrics } from '../../../src/factsheet/rtl/font-metrics.ts';
import Papa from 'papaparse';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { languages } from '../i18n/catalogues.ts';
import { briefInput, briefOf, headlines, known } from './brief-example.ts';
import { loadFont, textOf } from './factsheet-example.ts';
import { readPdf } from './read-pdf.ts';

const sheetOf = (input: BriefInput): string => textOf(describeBrief(input, BRIEF_LIMITS[0])).replaceAll(/\s+/g, ' ');
const rowsOf = (csv: string): Record<string, string>[] => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
const barriers = built.layers.filter(({ kind }) => isBarrierKind(kind));

describe('a country with several populations', () => {
  it('says of each what its own file says, and counts those of the sea apart', async () => {
    const brief = await briefOf('CAN');
    expect(brief.populations.map(({ entry }) => entry.row.id)).toEqual(['turkey-vulture-saskatchewan-venezuela', 'elk-ya-ha-tinda', 'osprey-north-america']);
    for (const { entry, animals, areaKm2, share, months, presence } of brief.populations) {
      const part = (await openBuilt(entry.row.id)).summary.rangeStates.find(({ iso3 }) => iso3 === 'CAN');
      expect(presence).toBe('fixes');
      expect({ animals, share }).toEqual({ animals: part?.individuals, share: part?.share });
      expect(areaKm2).toBe(entry.summary.result === 'movement' ? undefined : part?.areaKm2);
      expect(months).toEqual(part?.months?.flatMap((n, month) => (n > 0 ? [month + 1] : [])));
    }
    expect(brief.atSea.map(({ row }) => row.id)).toEqual(['blue-whale-eastern-north-pacific']);
    const sheet = sheetOf(await briefInput('CAN'));
    expect(sheet).toContain('3 populations of this atlas have tracked animals with fixes in this country.');
    expect(sheet).toContain('1 population of the sea comes to its coast (Blue whales of the eastern North Pacific)');
    expect(sheet).toContain('There is no map in this brief');
  });

  it('has the headline figures of the build, and says apart what is not counted, not covered and cannot be told', async () => {
    const brief = await briefOf('CAN');
    const headline = headlines['elk-ya-ha-tinda']?.find(({ layer }) => layer === 'railways-north-america')?.countries['CAN'];
    const railways = brief.byKind.find(({ kind, entry }) => kind === 'railways' && entry.row.id === 'elk-ya-ha-tinda');
    expect(headline?.km).toBeGreaterThan(0);
    expect({ barriers: railways?.barriers, km: railways?.km }).toEqual(headline);
    expect(brief.worst[0]?.row.lengthInsideKm).toBeCloseTo(headline?.km ?? 0, 3);
    const sheet = sheetOf(await briefInput('CAN'));
    expect(sheet).toContain('Elk of Ya Ha Tinda Railways 1 9.99');
    expect(sheet).toContain('Not counted: roads, railways, fences, and pipelines (Turkey vultures of Saskatchewan); these animals fly over such lines.');
    expect(sheet).toContain('Not covered: roads and fences (Elk of Ya Ha Tinda).');
    expect(sheet).toContain('Cannot be told: pipelines (Elk of Ya Ha Tinda); such lines stop these animals only where they stand above ground');
    expect(sheet).toContain('No layer of these in this atlas: canals and power lines.');
    expect(sheet).toContain('No corridor was drawn of Ospreys of eastern and central North America: nothing is counted.');
  });

  it('computes indicators of those figures alone, each with what it cannot tell', async () => {
    const { indicators, protection } = await briefOf('CAN');
    const high = protection.find(({ layer }) => layer.id === 'protected-areas-alberta')?.coverage.find(({ use }) => use === 'high');
    const share = indicators.find(({ is }) => is === 'protected');
    expect(share).toMatchObject({ coveredKm2: high?.coveredKm2, corridorKm2: high?.corridorKm2, atLeast: false, populations: 1 });
    const density = indicators.find(({ is }) => is === 'density');
    expect(density).toMatchObject({ kind: 'railways', corridorKm2: 956 });
    expect(density?.is === 'density' && density.kmPer100Km2).toBeCloseTo((100 * 9.991008) / 956, 6);
    const sheet = sheetOf(await briefInput('CAN'));
    expect(sheet).toContain('Railways: 1.05 km for each 100 km² of corridor here (9.99 km in 956 km², of 1 population).');
    expect(sheet).toContain('They are official indicators of neither.');
    expect(sheet).toContain('A density of barriers in the tracked corridors tells neither whether animals cross them nor what lies outside.');
  });

  it('stands beside the countries that share its populations, by the same files', async () => {
    const { comparison, populations } = await briefOf('CAN');
    const files = await Promise.all(populations.map(({ entry }) => openBuilt(entry.row.id)));
    expect(comparison[0]).toMatchObject({
      country: { iso3: 'CAN' },
      populations: 3,
      corridorKm2: populations.reduce((sum, one) => sum + (one.areaKm2 ?? 0), 0),
    });
    // Vultures and ospreys had fixes in both; elk stay in Canada.
    const usa = comparison.find(({ country }) => country.iso3 === 'USA');
    const there = files.flatMap(({ summary }) => summary.rangeStates.filter(({ iso3 }) => iso3 === 'USA'));
    expect(there).toHaveLength(2);
    expect(usa).toMatchObject({ populations: 2, listed: 2 });
    expect(usa?.corridorKm2).toBe(
      files.find(({ row }) => row.id.startsWith('turkey-vulture'))?.summary.rangeStates.find(({ iso3 }) => iso3 === 'USA')?.areaKm2,
    );
    const shares = comparison.slice(1).map((one) => one.populations);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    // Of birds that fly over them no barrier is counted, in no country.
    expect(comparison.slice(1).flatMap(({ densities }) => densities)).toEqual([]);
    expect(comparison[0]?.densities).toEqual((await briefOf('CAN')).indicators.filter(({ is }) => is === 'density'));
    // A brief names the nearest of them, and how many more there are.
    const sheet = sheetOf(await briefInput('CAN'));
    expect(sheet).toContain('Compared with neighbours');
    expect(sheet).toContain(`${comparison.length - 9} more countries share some of them; the country’s page lists all.`);
  });

  it('is party to the convention where a list that was read says so, and else not known to be', async () => {
    const { comparison } = await briefOf('KEN');
    expect(comparison[0]?.cms).toMatchObject({ initiative: { id: 'cms' }, since: '1999' });
    expect((await briefOf('USA')).comparison[0]?.cms).toBeUndefined();
    expect((await briefOf('KEN', { known: undefined })).comparison[0]?.cms).toBeUndefined();
  });

  it('agrees with the matrix of the page, in every country', async () => {
    let found = 0;
    for (const { iso3 } of built.countries.filter((country) => built.entries.some(({ countries }) => countries.includes(country.iso3)))) {
      const brief = await briefOf(iso3);
      for (const { entry, kind, answer, barriers: n, km } of brief.byKind.filter((one) => one.answer.says === 'found')) {
        const cell = buildMatrix([entry], barriers, headlines).find(({ country }) => country === iso3)?.cells[kind];
        expect(cell).toMatchObject({ says: answer.says, barriers: n, km });
        found += 1;
      }
    }
    expect(found).toBeGreaterThanOrEqual(6);
  });

  it('names the five barriers with most km, of counted layers, and marks what is preliminary', async () => {
    const brief = await briefOf('USA');
    const lengths = brief.worst.map(({ row }) => row.lengthInsideKm);
    expect(lengths).toHaveLength(5);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    const sheet = sheetOf(await briefInput('USA'));
    expect(sheet).toContain('Mule deer of Pinedale † Fences 115 97.04');
    expect(sheet).toContain('† From fewer than three animals: preliminary.');
    // Polar bears have positions and no corridor: their share is no share of a corridor.
    expect(sheet).toContain('3 of 5 – 100% ‡');
  });

  it('cites every module and layer that it rests on, with its licence', async () => {
    const input = await briefInput('CAN', 'en', { statusSources: [{ citation: 'A list of appendices', url: 'https://example.org/list' }] });
    const sheet = sheetOf(input);
    for (const { entry } of input.brief.populations) {
      expect(rightsOf(entry).length).toBeGreaterThan(0);
      for (const { citation, licence } of rightsOf(entry)) {
        expect(sheet).toContain(citation.replaceAll(/\s+/g, ' '));
        expect(sheet).toContain(`Licence: ${licence}.`);
      }
    }
    expect(sheet).toContain('A list of appendices.');
    expect(sheet).toContain('Protected areas of Alberta (Open Alberta): ');
    // Of layers that lie elsewhere nothing is said, and they are not cited.
    expect(sheet).not.toContain('Setesdal');
  });

  it('has the same figures in its table', async () => {
    const brief = await briefOf('CAN');
    const rows = rowsOf(formatBriefCsv(brief));
    expect(rows.map(({ population }) => population)).toEqual(brief.populations.map(({ entry }) => entry.row.id));
    const [vulture, elk, osprey] = rows;
    expect(elk).toMatchObject({
      animals_here: '11',
      corridor_km2_here: '956',
      share_here: '1',
      railways_answer: 'found',
      railways_number_here: '1',
      railways_km_inside_here: '9.991008',
      roads_answer: 'not-covered',
      roads_number_here: '',
      barrier_layers: 'railways-north-america',
      areas_share_of_high_use: 'protected-areas-alberta: 0.6215',
      licence: 'CC0-1.0',
    });
    expect(elk?.['citation']).toContain('Hebblewhite');
    expect(vulture).toMatchObject({ fences_answer: 'not-counted: flies-over', fences_number_here: '', shared_with: 'USA MEX VEN COL PAN NIC GTM SLV CRI HND' });
    expect(osprey).toMatchObject({ share_of: 'positions', corridor_km2_here: '', roads_answer: '' });
  });
});

it('where nobody has looked, nothing is found and nothing is none', async () => {
  const nothing: Headlines['entries'] = {};
  const brief = await briefOf('CAN', { headlines: nothing, figures: new Map() });
  expect(brief.byKind.some(({ answer }) => answer.says === 'found' || answer.says === 'none')).toBe(false);
  expect(brief.indicators.map(({ is }) => is)).toEqual(['listed', 'shared']);
  expect(sheetOf(await briefInput('CAN', 'en', { brief }))).toContain('Nobody has looked yet: railways (Elk of Ya Ha Tinda)');
});

it('a country with populations of the sea alone counts none of them, and says why', async () => {
  const brief = await briefOf('ALB');
  expect(brief.populations).toEqual([]);
  expect(findEntry(built, 'loggerhead-turtle-mediterranean')?.row.countries).toContain('ALB');
  const sheet = sheetOf(await briefInput('ALB'));
  expect(sheet).toContain('No population of this atlas has tracked animals with fixes in this country.');
  expect(sheet).toContain('(Loggerhead turtles of the Tyrrhenian Sea): land under the corridor counts for no country');
  expect(sheet).toContain('None can be computed here');
  expect(sheet).not.toContain('What crosses');
});

it('a country without any population has its treaties, who may hold data, and no indicator', async () => {
  const brief = await briefOf('SWE');
  expect([brief.populations.length, brief.others.length, brief.atSea.length]).toEqual([0, 0, 0]);
  expect(brief.memberships.map(({ initiative }) => initiative.id)).toEqual(['aewa', 'raptors']);
  const sheet = sheetOf(await briefInput('SWE'));
  expect(sheet).toContain('That says where data have been added, not where animals migrate.');
  expect(sheet).toContain('Agreement on the Conservation of African-Eurasian Migratory Waterbirds (AEWA)');
  expect(sheet).toContain('Who may hold more: ');
  expect(sheet).toContain('None can be computed here');
  expect(rowsOf(formatBriefCsv(brief))).toEqual([]);
  // Without the file of treaties nothing is said of them, and that is said.
  const unread = await briefOf('SWE', { known: undefined });
  expect(sheetOf(await briefInput('SWE', 'en', { brief: unread }))).toContain('The file of treaties and holders could not be had');
  expect(known.initiatives.length).toBeGreaterThan(0);
});

it.each(languages)('in %s every letter is in a font, and nothing is left undefined', async (lang) => {
  const files = await Promise.all((['NotoSans', 'NotoSansArabic', 'NotoSansSC'] as const).map(loadFont));
  const fonts = files.map(({ regular }) => readMetrics(regular));
  for (const iso3 of ['USA', 'KEN', 'ALB', 'SWE']) {
    const sheet = sheetOf(await briefInput(iso3, lang));
    expect(sheet).not.toMatch(/undefined|NaN|\[object/);
    const boxes = [...new Set(sheet)].filter((char) => !/[\s\u061C\u200E\u200F]/u.test(char) && !fonts.some((font) => font.has(char.codePointAt(0) ?? 0)));
    expect([iso3, boxes]).toEqual([iso3, []]);
  }
});

it('is a PDF of two or three pages in its language, in Arabic from right to left', async () => {
  const kenya = await briefInput('KEN');
  const english = await readPdf(await renderBrief(kenya, loadFont));
  expect(english.pages).toBeLessThanOrEqual(3);
  expect(english.info).toMatchObject({ Title: 'Kenya – Migration brief', Language: 'en' });
  expect(english.links).toContain('https://atlas.example/?country=KEN');
  expect(english.text).toContain('White-bearded wildebeest of the Mara †');
  expect(english.right).toBeLessThan(595 - 41);
  const arabic = await readPdf(await renderBrief(await briefInput('KEN', 'ar'), loadFont));
  expect(arabic.pages).toBeLessThanOrEqual(3);
  expect(arabic.info).toMatchObject({ Language: 'ar' });
  // Readers of PDFs give the forms of letters; searches know them for the letters.
  expect(arabic.text.normalize('NFKC')).toContain('كينيا');
  expect(arabic.text.normalize('NFKC')).toContain('النو أبيض اللحية في مارا');
  expect(arabic.text).not.toMatch(/populations of this atlas|Sources|Indicators/);
}, 120_000);
