import { translatorIn } from '../i18n/catalogues.ts';
import { saySeparation } from '../../../src/factsheet/report/say-separation.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, number, object, parse, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Bbox } from '../../../src/domain/catalog/fields.ts';
import { listDataFiles } from '../../../src/factsheet/report/describe-data-files.ts';
import type { ReportInput } from '../../../src/factsheet/report/report-input.ts';
import { formatLinesGeojson, nameFiles } from '../../../src/page/project/project-files.ts';
import { runAtlas } from '../cli/run-atlas.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { ACROSS, AROUND, CORRIDORS, exampleReport, longReport, REINDEER } from './report-example.ts';
import { describeReport } from '../../../src/factsheet/report/describe-report.ts';
import { renderReport } from '../../../src/factsheet/report/build-report.ts';
import { isFull } from '../../full.ts';
import { loadFont, textOf } from './factsheet-example.ts';

const RIGHT_EDGE = 595.28 - 42;
const NAME = 'Wild reindeer of Setesdal Austhei';
const Crossed = object({ pairs: array(object({ corridor: number(), barrier: string(), lengthInsideKm: number() })) });
const Named = object({ features: array(object({ id: string() })) });
/** The ground of the bypass alone, 20 km to both sides of it. */
const AROUND_PICTURE = {
  width: 2008,
  height: 1130,
  furniture: { metresPerPixel: 35, latitude: 58.83, box: [7.2, 58.8, 8.3, 58.85] satisfies Bbox, land: [] },
} as const;
const pack = (text: string): string => text.replaceAll(/\s/g, '');

async function render(input: ReportInput, keepAs = ''): Promise<ReadPdf> {
  const blob = await renderReport(input, loadFont);
  const folder = process.env['REPORT_SAMPLES'];
  if (folder !== undefined && keepAs !== '') writeFileSync(join(folder, keepAs), new Uint8Array(await blob.arrayBuffer()));
  return await readPdf(blob);
}

describe('the screening report of a project', () => {
  it('says where the rest of a piece is that its parts leave', () => {
    const say = (partShares: number[]): string => saySeparation({ use: 'high', partShares }, translatorIn('en'));
    expect(say([0.841, 0.139])).toBe(
      'It cuts high-use ground into separate parts: 84% + 14% of the piece. The other 2% lie under the line or in parts of less than 5% each.',
    );
    expect(say([0.5, 0.5])).not.toContain('other');
  });

  it('answers first, then says every figure, method, file and limit as text', async () => {
    const input = await exampleReport();
    const pdf = await render(input, 'report.pdf');
    const across = input.alternatives.find(({ alternative }) => alternative === ACROSS)?.assessment.populations[0];
    if (!across?.corridor) throw new RangeError('The example meets no corridor');
    const { kmFigure, haFigure } = input.translator;
    for (const said of [
      'Valley crossing',
      'Road, 100 m of ground on each side. Made on November 24, 2026.',
      'Southern bypass meets least of 2 alternatives.',
      'less high-use corridor than Valley road',
      '2. Valley road: comes last',
      'Figure Southern bypass Valley road',
      'Rank 1 2',
      'Corridor from 7 animals.',
      '1. Southern bypass This road meets no corridor of this atlas; the nearest, that of Wild reindeer of Setesdal Austhei, is',
      '2. Valley road This road cuts 1 of',
      ...(['high', 'medium', 'low'] as const).map((use) => {
        const { parts, lengthKm } = across.corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
        const { cut, total } = across.pieces?.[use] ?? { cut: 0, total: 0 };
        return `${use[0]?.toUpperCase()}${use.slice(1)} use ${cut} of ${total} ${parts} ${kmFigure(lengthKm)} ${haFigure(across.buffer?.byUse[use] ?? 0)}`;
      }),
      '1.25 km of the line lies in stopovers.',
      'It cuts the corridor into separate parts',
      'Tracked animals crossed this line 123 times (9 animals, 2007–2009).',
      // How far the sample and the corridor can be trusted, as the reindeer's own file in the atlas states it.
      'The tracked animals show about 51% of the population’s use (as track2KBA judges samples: Beal et al. 2021).',
      'The corridor (low use) is narrowest at 59.46°, 7.5',
      '3.2 km wide, 4 of 7 animals pass.',
      'Months to avoid for works: May and June.',
      'High park Your file my-parks.zip; not shared 3.46',
      'Road: Birtedalsvegen; the line meets barriers of this layer at 1 place',
      'Road: Birtedalsvegen, 2.35 km away',
      'Horne, Garton, Krone & Lewis (2007)',
      'Bunnefeld et al. (2011)',
      'a grid of 100 m',
      'a location error of 20 m',
      'Sample: 7 animals with migrations, 21 migrations, 2007–2010.',
      'Catalog: Atlas of Animal Migration, format version 2.',
      `SHA-256 ${input.catalogSha256}`,
      `Corridors (PMTiles, layer corridors): https://atlas.example/atlas/wild-reindeer-setesdal/${REINDEER}.pmtiles`,
      `Tracks (Parquet): https://atlas.example/atlas/wild-reindeer-setesdal/${REINDEER}-tracks.parquet`,
      'Barriers (PMTiles, layer roads): https://atlas.example/atlas/wild-reindeer-setesdal/roads-setesdal.pmtiles',
      'Cagnacci et al. (2016), Journal of Animal Ecology',
      'Licence: CC0-1.0.',
      'Attribution: Cagnacci et al. 2016 (Dryad).',
      'Your own file my-parks.zip: 12 areas, not shared.',
      `npx atlas crossings \\ --corridors ${REINDEER}-corridors.geojson \\ --barriers valley-crossing-lines.geojson \\ --out ${REINDEER}-crossings.csv`,
      'no layer of this atlas covers the line for railways',
      'a population of fewer than three is marked as preliminary',
    ])
      expect(pdf.packed, said).toContain(pack(said));
    expect(pdf.packed.indexOf(pack('meets least of'))).toBeLessThan(pdf.packed.indexOf(pack('Alternatives side by side')));
    // A file that was loaded but lies elsewhere was not read.
    expect(pdf.packed).not.toContain('far-away.zip');
    expect(pdf.links).toContain('https://doi.org/10.1890/06-0957.1');
    expect(pdf.info).toMatchObject({ Title: 'Valley crossing – Screening report', Language: 'en' });
    expect(pdf.right).toBeLessThanOrEqual(RIGHT_EDGE + 0.5);
  });

  it('can be repeated by the command it prints', async () => {
    const input = await exampleReport();
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    try {
      const lines = join(folder, input.linesFile);
      writeFileSync(lines, formatLinesGeojson(input.project.alternatives));
      const out = join(folder, 'crossings.json');
      const { code, err } = runAtlas('crossings', '--corridors', CORRIDORS, '--barriers', lines, '--out', out);
      expect(code, err).toBe(0);
      const { pairs } = parse(Crossed, JSON.parse(readFileSync(out, 'utf8')));
      for (const { alternative, assessment } of input.alternatives) {
        for (const [corridor, use] of (['low', 'medium', 'high'] as const).entries()) {
          const met = assessment.populations.find(({ name }) => name === NAME)?.corridor?.byUse[use];
          const again = pairs.find((pair) => pair.corridor === corridor && pair.barrier === alternative.name);
          // A tile's step at zoom 12 is 2.4 m at the equator; each place on the boundary may move by it.
          expect(Math.abs((again?.lengthInsideKm ?? 0) - (met?.lengthKm ?? 0)), `${alternative.name} ${use}`).toBeLessThan(
            0.005 * (1 + (met?.points.length ?? 0)),
          );
        }
      }
      expect(pairs.length).toBeGreaterThan(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps ten alternatives of several populations inside the margins, head rows repeated, no heading alone', { timeout: 120_000 }, async () => {
    const [many, long] = isFull ? [7, 10] : [2, 2];
    const input = longReport(many, long);
    const pdf = await render(input, 'long.pdf');
    expect(pdf.right).toBeLessThanOrEqual(RIGHT_EDGE + 0.5);
    expect(pdf.text.match(/Corridor from \d+ animals?\./g)).toHaveLength(10 * many);
    expect(pdf.text).toContain('Alternatives 1 to 5 of 10');
    expect(pdf.text).toContain('Alternatives 6 to 10 of 10');
    // Forty areas do not fit one page: their table's head stands on the next one again.
    expect(pdf.text.match(/Area Layer Length \(km\)/g)?.length ?? 0).toBeGreaterThanOrEqual(10 + long);
    expect(pdf.text).toContain('Preliminary: fewer than three animals crossed.');
    const headings = ['Protected and priority areas met', 'Nearest existing barriers', 'Method', 'Papers', 'Limits', 'Data files behind the figures'];
    for (const page of pdf.pageTexts) {
      // The footer is drawn last: what stands before it is the page's last line.
      const body = page.slice(0, page.lastIndexOf('Atlas of Animal Migration – Screening report')).trim();
      for (const heading of headings) expect(body.endsWith(heading), `page ends with “${heading}”`).toBe(false);
    }
  });

  it('says what one alternative meets, and what was not assessed', async () => {
    const input = await exampleReport();
    const only = input.alternatives.filter(({ alternative }) => alternative === AROUND);
    const { text } = await render(
      {
        ...input,
        alternatives: only,
        ranked: input.ranked.filter(({ id }) => id === AROUND.id),
        notAssessed: ['Tunnel'],
        ...(input.maps ? { maps: { ...input.maps, byAlternative: new Map<string, string>(), picture: AROUND_PICTURE } } : {}),
      },
      'single.pdf',
    );
    expect(text).toContain('Southern bypass is the one alternative assessed.');
    // There is nothing to compare it with.
    expect(text).not.toContain('Alternatives side by side');
    expect(text).toContain('Not assessed, so not in this report: Tunnel.');
    expect(text).not.toContain('Other alternatives');
    // Neither the corridor nor its stopovers lie on the picture of that line.
    const legend = text.slice(text.indexOf('Planned line'), text.indexOf('Protected and priority areas met'));
    expect(legend).toContain('Roads');
    expect(legend).not.toMatch(/use corridor|Stopovers|Crossing points/);
  });

  it('says what one alternative meets once', async () => {
    const input = await exampleReport();
    const only = input.alternatives.filter(({ alternative }) => alternative === ACROSS);
    const text = pack(textOf(describeReport({ ...input, alternatives: only, ranked: input.ranked.filter(({ id }) => id === ACROSS.id) }).content));
    const said = only.flatMap(({ assessment }) => input.answerOf(assessment));
    expect(said.length).toBeGreaterThan(2);
    for (const sentence of [...said, 'crossed this line 123 times', 'Months to avoid for works', 'track2KBA', 'is narrowest at'])
      expect(text.split(pack(sentence)), sentence).toHaveLength(2);
  });

  it('says that it has no map where the browser could not draw one', async () => {
    const document = describeReport(await exampleReport({ maps: undefined }));
    expect(textOf(document.content)).toContain('There is no map in this report: the browser that made it could not draw one.');
    expect(JSON.stringify(document)).not.toContain('"image"');
    expect(textOf(describeReport(await exampleReport()).content)).not.toContain('There is no map');
  });

  it('lists a file once, whatever number of alternatives read it', async () => {
    const urls = listDataFiles(await exampleReport()).flatMap(({ files }) => files.map(({ kind, url }) => `${kind} ${url}`));
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toContain('baseMap https://atlas.example/atlas/base-map.pmtiles');
  });
});

it('names files after the project', () => {
  expect(nameFiles({ name: ' E39: Lyngdal–Ålgård (øst) ' })).toBe('e39-lyngdal-ålgård-øst');
  expect(nameFiles({ name: '***' })).toBe('project');
});

it('gives each alternative an id of its own in the lines’ GeoJSON', () => {
  const { features } = parse(Named, JSON.parse(formatLinesGeojson([AROUND, { ...AROUND, id: 'x' }, { ...ACROSS, lines: [] }])));
  expect(features.map(({ id }) => id)).toEqual(['Southern bypass', 'Southern bypass (2)']);
});
