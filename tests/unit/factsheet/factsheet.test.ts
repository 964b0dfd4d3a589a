import { BARRIER_KINDS, type LayerToggle } from '../../../src/domain/catalog/layer-kinds.ts';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import { factsheetFileName } from '../../../src/factsheet/factsheet-file-name.ts';
import type { FactsheetInput } from '../../../src/factsheet/factsheet-input.ts';
import { renderFactsheet } from '../../../src/factsheet/build-factsheet.ts';
import { describeLegend } from '../../../src/factsheet/describe-legend.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { describeFactsheet } from '../../../src/factsheet/describe-factsheet.ts';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
import { SHEET_LIMITS } from '../../../src/factsheet/style.ts';
import { isFull } from '../../full.ts';
import { crossing, exampleInput, loadFont, layer, textOf } from './factsheet-example.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

const RIGHT_EDGE = 595.28 - 42;
const MULE_DEER = 'mule-deer-upper-green-river';
const pack = (text: string): string => text.replaceAll(/\s/g, '');

async function render(input: FactsheetInput, keepAs?: string): Promise<ReadPdf> {
  const blob = await renderFactsheet(input, loadFont);
  if (keepAs !== undefined) writeFileSync(keepAs, new Uint8Array(await blob.arrayBuffer()));
  return await readPdf(blob);
}

/** What the fullest sheet says, before it is laid out: enough where pages and letters do not matter. */
const say = (input: FactsheetInput): string => textOf(describeFactsheet(input, SHEET_LIMITS[0]).content).replaceAll(/\s+/g, ' ');

let plain: Promise<ReadPdf> | undefined;
/** The sheet of the mule deer as the example has it: rendered once, which takes seconds, for all that read it. */
const plainSheet = (): Promise<ReadPdf> => (plain ??= exampleInput(MULE_DEER).then((input) => render(input, process.env['FACTSHEET_SAMPLE'])));

describe('the factsheet of a population', () => {
  it('says every figure of the page as text, on three pages at most', async () => {
    const input = await exampleInput(MULE_DEER);
    const { areaKm2, monthDay, number, t } = input.translator;
    const examined = new Set<string>(input.barrierLayers.map(({ kind }) => kind));
    const unexamined = BARRIER_KINDS.filter((kind) => !examined.has(kind)).map((kind) => t(`layer.${kind}`).toLowerCase());
    expect(unexamined).toEqual(expect.arrayContaining(['roads', 'fences', 'power lines']));
    expect(input.entry.file.seasons.length).toBeGreaterThan(0);
    const pdf = await plainSheet();
    expect(pdf.pages).toBeLessThanOrEqual(3);
    for (const said of [
      'Mule deer of the upper Green River basin',
      'Odocoileus hemionus',
      'Upper Green River basin and Wyoming Range, Wyoming, United States',
      '3 barriers cross the corridor.',
      '2 of them cross it where use is high.',
      '37,554',
      '2007–2011',
      '3 h',
      'United States',
      '100%',
      ...(['low', 'medium', 'high'] as const).map((use) => areaKm2(input.entry.summary.corridorAreaKm2[use] ?? Number.NaN)),
      areaKm2(input.entry.summary.stopoverAreaKm2),
      ...input.entry.file.seasons.flatMap(({ departure, arrival, distanceKm, durationDays, sequences, individuals }) => [
        `${monthDay(departure.median)} (${monthDay(departure.earliest)} to ${monthDay(departure.latest)})`,
        `${monthDay(arrival.median)} (${monthDay(arrival.earliest)} to ${monthDay(arrival.latest)})`,
        ...[distanceKm, durationDays].map(({ median, min, max }) => `${number(median, 0)} (${number(min, 0)} to ${number(max, 0)})`),
        `${sequences} (${individuals})`,
      ]),
      'Union Pacific railway high 3 1.50 12.34',
      'Opal Gas Pipeline pipeline high 1 0.250 5.25',
      'Pipeline b-3 pipeline low 1 0.000 0.020',
      'Total of all 3 barriers 5 1.75 17.61',
      'None found: Canals of nowhere.',
      `Not examined: ${new Intl.ListFormat('en').format(unexamined)}.`,
      '10% (92.1 km²)',
      '5% (6.54 km²)',
      'Brownian bridge movement models',
      'a grid of 100 m',
      'a location error of 20 m',
      'no longer than 8 h',
      'at least 15 km away for at least 30 days',
      'Mule deer could finish their migrations of 18 to 144 km within days',
      'Licence: MIT.',
      'Licence: CC-BY-4.0.',
      'Natural Earth (public domain)',
      'National Park Service',
      'November 24, 2026',
      'Accessed November 20, 2026.',
    ])
      expect(pdf.packed, said).toContain(pack(said));
    expect(pdf.packed).toContain(pack(input.address));
    expect(pdf.links).toContain(input.address);
    expect(pdf.links).toContain('https://doi.org/10.5281/zenodo.6868175');
  });

  it('has all its key figures on one page', async () => {
    const input = await exampleInput(MULE_DEER);
    const { pageTexts } = await readPdf(await layOutPdf(describeFactsheet(input, SHEET_LIMITS[0]), loadFont));
    const { t } = input.translator;
    const page = pageTexts.find((text) => text.includes(t('factsheet.figures.heading'))) ?? '';
    for (const label of ['individuals', 'area.low', 'area.high'] as const) expect(page).toContain(t(`factsheet.figures.${label}`));
  });

  it('names itself in its metadata', async () => {
    const { info } = await plainSheet();
    expect(info).toMatchObject({
      Title: 'Mule deer of the upper Green River basin – Factsheet',
      Subject: 'Migration of Mule deer of the upper Green River basin: corridors, barriers and crossings',
      Language: 'en',
    });
  });

  it('keeps to its pages and the margins with many crossings, long names and many sources', async () => {
    const many = isFull ? 200 : 40;
    const long = 'Transcontinentalhighwaywithoutanybreakinitsnamewhatsoeverthatgoesonandonandonuntilitleavesthepage';
    const example = await exampleInput(MULE_DEER);
    const { entry } = example;
    const [state] = entry.file.rangeStates;
    if (state === undefined) throw new RangeError('The example has no Range State');
    const pdf = await render({
      ...example,
      entry: openEntry(
        { ...entry, row: { ...entry.row, name: `${long} of ${'the very long named place '.repeat(6)}`, place: `${long} ${long}` } },
        {
          ...entry.file,
          warnings: Array.from({ length: 30 }, (_, index) => ({ code: 'text', values: { text: `Warning ${index} about ${'a matter at length '.repeat(8)}` } })),
          rangeStates: Array.from({ length: 60 }, () => state),
        },
      ),
      countryName: () => long,
      crossings: Array.from({ length: many }, (_, index) => crossing(index, { layer: 'rail0', name: `${long} ${index} ${'and on it goes '.repeat(5)}` })),
      barrierLayers: Array.from({ length: isFull ? 60 : 20 }, (_, index) => layer(`rail${index}`, 'railways', `${long} ${index}`)),
      coverage: Array.from({ length: isFull ? 30 : 10 }, (_, index) => ({
        title: `${long} ${index}`,
        attribution: long,
        coverage: [{ use: 'low', corridorKm2: 1e6, coveredKm2: 123456, share: 0.123 }],
      })),
      address: `https://atlas.example/?${'x'.repeat(1500)}`,
    });
    expect(pdf.pages).toBeLessThanOrEqual(3);
    expect(pdf.right).toBeLessThanOrEqual(RIGHT_EDGE + 0.5);
    expect(pdf.packed).toContain(pack(`Total of all ${many} barriers`));
    // The sentence may go on behind the foot of a page.
    expect(pdf.packed.replaceAll(/AtlasofAnimalMigrationPage\dof\d/g, '')).toMatch(/\d\dmorebarriersarenotshown;thetotalscountthem,andtheCSVonthepagelistsall/);
    expect(pdf.packed).toContain(`https://atlas.example/?${'x'.repeat(1500)}`);
  });

  it('shows the five worst crossings, and says how many more there are and where', async () => {
    const said = say(
      await exampleInput(MULE_DEER, {
        // The shortest but few is the worst: it alone lies where use is high.
        crossings: Array.from({ length: 200 }, (_, index) => crossing(index, index === 7 ? { lengthByUseKm: { low: 17, medium: 17, high: 0.5 } } : {})),
      }),
    );
    const shown = [...said.matchAll(/Barrier number (\d+)/g)].map(([, number]) => Number(number));
    expect(shown).toEqual([7, 199, 198, 197, 196]);
    expect(said).toContain('195 more barriers');
    // 2 crossings each; lengths 10 to 209 km.
    expect(said).toContain('Total of all 200 barriers 400 0.500 21,900.00');
  });

  it('writes Cyrillic, Greek and diacritics so that they can be read back', async () => {
    const name = 'Ружа Ωμέγα Łódź';
    const example = await exampleInput(MULE_DEER);
    const pdf = await render({
      ...example,
      entry: openEntry(
        { ...example.entry, row: { ...example.entry.row, name }, species: { ...example.entry.species, scientific: name } },
        {
          ...example.entry.file,
          facts: [{ text: `Ђурђевдан, ἄνθρωπος and Đặng: ${name}.`, source: { citation: name, url: 'https://example.org' } }],
        },
      ),
      crossings: [crossing(1, { name: `Железница ${name}` })],
    });
    expect(pdf.text.split(name).length).toBeGreaterThanOrEqual(6);
    expect(pdf.text).toContain(`Железница ${name}`);
    expect(pdf.text).toContain('Ђурђевдан, ἄνθρωπος and Đặng');
  });

  it('says that nothing crosses where layers were examined, and that nothing was examined where none was', async () => {
    const none = say(await exampleInput(MULE_DEER, { crossings: [] }));
    expect(none).toContain('No barrier crosses the corridor, as far as was examined: railways, pipelines, and canals.');
    expect(none).toContain('None found: Railways of North America, Pipelines of the world, and Canals of nowhere.');
    expect(none).not.toContain('Total of');
    const input = await exampleInput(MULE_DEER, { crossings: [], barrierLayers: [] });
    const nothing = say(input);
    expect(nothing).toContain(
      `The corridor covers ${input.translator.areaKm2(input.entry.summary.corridorAreaKm2.low ?? Number.NaN).replace('\u00A0', ' ')}. No barrier was examined for this sheet.`,
    );
    expect(nothing).not.toContain('No barrier crosses');
  });

  it('says that corridors are buffered lines where they are', async () => {
    const example = await exampleInput('elk-ya-ha-tinda');
    const text = say(example);
    expect(text).toContain('The corridor is made of buffered lines between fixes');
    expect(text).toContain(`buffered by ${example.entry.file.method.bufferM.toLocaleString('en')} m to each side`);
    expect(text).not.toContain('Brownian bridge movement models');
  });

  it('warns once that fewer than three animals are preliminary, and marks their figures', async () => {
    const text = say(await exampleInput('eurasian-oystercatcher-assen'));
    expect(text.match(/Preliminary:/g)).toHaveLength(1);
    expect(text).toContain('Preliminary: the corridor rests on 1 animal; figures need at least three.');
    expect(text).toMatch(/\(1\), preliminary/);
    expect(say(await exampleInput(MULE_DEER))).not.toMatch(/preliminary/i);
  });
});

it('says of facts that are cut how many more there are, and of a map that could not be drawn that there is none', async () => {
  const example = await exampleInput(MULE_DEER);
  const { entry } = example;
  const source = { citation: 'Somebody 2020', url: 'https://example.org' };
  const withFacts = (n: number): FactsheetInput => ({
    ...example,
    entry: openEntry(entry, { ...entry.file, facts: Array.from({ length: n }, (_, i) => ({ text: `Fact ${i}.`, source })) }),
  });
  expect(say(withFacts(4))).not.toContain('on the page');
  expect(say(withFacts(6))).toMatch(/Fact 3\. Somebody 2020 2 more facts about these animals are on the page\./);
  expect(say(withFacts(5))).toContain('1 more fact about these animals is on the page.');
  expect(say(example)).not.toContain('There is no map');
  const document = describeFactsheet({ ...example, map: undefined }, SHEET_LIMITS[0]);
  expect(textOf(document.content)).toContain('There is no map on this sheet: the browser that made it could not draw one.');
  // Nothing asks for a picture that there is not, and no legend explains it.
  expect(JSON.stringify(document)).not.toContain('"image"');
  const legend = example.translator.t('factsheet.legend.crossings');
  expect(say(example)).toContain(legend);
  expect(textOf(document.content)).not.toContain(legend);
});

it('explains the lines across a corridor where it is narrowest, and only where the map has them', async () => {
  const drawn = await exampleInput('wild-reindeer-setesdal-austhei');
  const words = drawn.translator.t('factsheet.legend.narrowest');
  expect(say(drawn)).toContain(words);
  const { file } = drawn.entry;
  if (file.evidence !== 'tracks') throw new RangeError('The reindeer were tracked');
  expect(say({ ...drawn, entry: openEntry(drawn.entry, { ...file, bottlenecks: undefined }) })).not.toContain(words);
});

it('explains what is on the map alone: no class, stopover or area that is switched off', async () => {
  const example = await exampleInput(MULE_DEER);
  const { t } = example.translator;
  const parks = { title: 'Parks', attribution: 'Parks', coverage: [], layer: layer('parks', 'protected-areas', 'Parks') };
  const on = (...toggles: LayerToggle[]): string => textOf(describeLegend({ ...example, coverage: [parks], on: toggles }));
  const low = t('factsheet.legend.corridor.low');
  const stopovers = t('factsheet.legend.stopovers');
  expect(on('corridors-high', 'corridors-low', 'stopovers')).toContain(low);
  expect(on('corridors-high', 'stopovers')).not.toContain(low);
  expect(on('corridors-high', 'stopovers')).toContain(stopovers);
  expect(on('corridors-high')).not.toContain(stopovers);
  expect(on('corridors-high')).not.toContain(t('layer.protected-areas'));
  expect(on('corridors-high', 'protected-areas')).toContain(t('layer.protected-areas'));
});

it('says the licence of the base map in the language of the page', async () => {
  const spanish = await exampleInput(MULE_DEER, { translator: translatorIn('es') });
  expect(say(spanish)).toContain('Natural Earth (dominio público)');
  expect(say(spanish)).not.toContain('public domain');
});

it('names the file after the population and the day', () => {
  expect(factsheetFileName(MULE_DEER, Date.UTC(2026, 10, 24, 23, 59))).toBe('mule-deer-upper-green-river-factsheet-2026-11-24.pdf');
});

it('says nothing of countries that were not computed, and names the dynamic model', async () => {
  const example = await exampleInput(MULE_DEER);
  const { entry } = example;
  const own = openEntry(
    { ...entry, row: { ...entry.row, place: '' } },
    { ...entry.file, rangeStates: [], areaAtSeaKm2: 0, method: { ...entry.file.method, method: 'dbbmm' as const } },
  );
  const text = say({ ...example, entry: own, countriesKnown: false });
  expect(text).not.toContain('outside every country');
  expect(text).not.toContain('Range States');
  expect(text).toContain('Kranstauber et al. 2012');
});
