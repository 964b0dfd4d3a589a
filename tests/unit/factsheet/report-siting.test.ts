import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, number, object, parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { answerSiting } from '../../../src/domain/siting/answer-siting.ts';
import { FIRST_PLAN } from '../../../src/domain/siting/siting-plan.ts';
import { describeReport } from '../../../src/factsheet/report/describe-report.ts';
import type { ReportSiting } from '../../../src/factsheet/report/report-input.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
import { openTracked } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { formatLinesGeojson } from '../../../src/page/project/project-files.ts';
import { runAtlas } from '../cli/run-atlas.ts';
import { textOf } from './factsheet-example.ts';
import { ACROSS, exampleReport, REINDEER } from './report-example.ts';

const lines = [windingRoad(40_000, 800, 5)];
const tracks = herdBesideRoad(lines[0]!, 4, 400, 6, 1);
const answer = await answerSiting({ tracks, lines, structures: 1, spanM: 1_500, locationErrorM: 25, maxLagHours: 13, bootstraps: 0 });
const asked = { ...FIRST_PLAN, spanM: 1_500 };
const made = { answer, places: answer.structures, asked, locationErrorM: 25, closed: [] };
const OWN: ReportSiting = { ...made, whose: undefined, tracks: ['roe deer 2021.csv', 'collars.xlsx'] };
const reindeer = await openTracked(REINDEER);
const ATLAS: ReportSiting = { ...made, whose: 'Wild reindeer of Setesdal Austhei', tracks: reindeer };

const DOIS = ['10.1890/06-0957.1', '10.1111/1365-2664.13806', '10.1080/13658816.2015.1083995'];

async function write(siting: ReportSiting | undefined, lang = 'en'): Promise<string> {
  const input = await exampleReport();
  const alternatives = input.alternatives.map((each) => (each.alternative === ACROSS ? { ...each, siting } : each));
  return textOf(describeReport({ ...input, alternatives, translator: translatorIn(lang) }).content).replaceAll(/\s+/g, ' ');
}

describe('where to build a crossing, in the screening report', () => {
  test('of own tracks: their files, how often they have a fix, papers, and the command with these files', async () => {
    const text = await write(OWN);
    for (const said of [
      'Tracks: your own, from roe deer 2021.csv and collars.xlsx, not thinned: 1 h between fixes (median).',
      'A structure serves 1,500 m of the line.',
      'stands under “Method”; the command that repeats it under “To repeat where to build a crossing”',
      "npx atlas siting 'roe deer 2021.csv' collars.xlsx \\ --line valley-crossing-lines.geojson \\ --structures 1 \\ --span 1500 \\ --location-error 25 \\ --out siting.json \\ '--group=Valley road'",
      'Neither this report nor the project file holds them.',
      'except where to build a crossing by your own tracks: the project file holds no tracks',
      'Your own tracks roe deer 2021.csv and collars.xlsx: not shared.',
      'a Brownian bridge',
      ...DOIS,
    ])
      expect(text).toContain(said);
    // What the atlas does to its own tracks is said of these alone.
    expect(text).toContain('The atlas publishes its tracks with at most 4 positions a day');
    expect(text).not.toContain('Tracks are published with at most');
  });

  test('the command that it prints finds the same places', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-siting-'));
    try {
      const file = join(folder, 'my herd.csv');
      const rows = tracks.flatMap((track) =>
        Array.from(track.time, (time, i) => [new Date(time).toISOString(), track.lon[i], track.lat[i], track.individual].join(',')),
      );
      writeFileSync(file, ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n'));
      writeFileSync(join(folder, 'lines.geojson'), formatLinesGeojson([{ ...ACROSS, lines }]));
      // More places than one line holds.
      const existing = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => lines[0]![Math.floor(share * 800)]!);
      const plan = { ...asked, structures: 2, existing, closed: [{ fromM: 0, toM: 2_500.5 }] };
      const same = await answerSiting({ tracks, lines, ...plan, locationErrorM: 25, maxLagHours: 13, bootstraps: 0 });
      const input = await exampleReport();
      const siting = { ...OWN, answer: same, places: same.structures, asked: plan, tracks: [file] };
      const alternatives = input.alternatives.map((each) => ({ ...each, siting: each.alternative === ACROSS ? siting : undefined }));
      const text = textOf(describeReport({ ...input, alternatives, linesFile: join(folder, 'lines.geojson') }).content);
      const command = /npx atlas (siting .*road')/s.exec(text)?.[1] ?? '';
      const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command.replace('siting.json', join(folder, 'siting.json'))}`], { encoding: 'utf8' });
      const { code, err } = runAtlas(...stdout.trimEnd().split('\n'));
      expect([code, err]).toEqual([0, '']);
      const Places = object({ structures: array(object({ atM: number() })), existing: array(object({ atM: number() })) });
      const again = parse(Places, JSON.parse(readFileSync(join(folder, 'siting.json'), 'utf8')));
      for (const kind of ['structures', 'existing'] as const) expect(again[kind].map(({ atM }) => atM)).toEqual(same[kind].map(({ atM }) => atM));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of the atlas’s tracks: whose, that they are thinned, and the command with the file it offers', async () => {
    const text = await write(ATLAS);
    for (const said of [
      'Tracks: Wild reindeer of Setesdal Austhei, as the atlas publishes them, with at most 4 positions a day: 1 h between fixes (median).',
      `npx atlas siting ${REINDEER}-tracks.parquet \\`,
      `https://atlas.example/atlas/wild-reindeer-setesdal/${REINDEER}-tracks.parquet`,
      'whose catalog is named below repeats the rest.',
      ...DOIS,
    ])
      expect(text).toContain(said);
    for (const not of ['Your own tracks', 'the project file holds no tracks']) expect(text).not.toContain(not);
  });

  test('a report without it says nothing of it', async () => {
    const text = await write(undefined);
    for (const not of ['atlas siting', '10.1111/1365-2664.13806', 'Your own tracks', 'To repeat where']) expect(text).not.toContain(not);
    expect(text).toContain('whose catalog is named below repeats the rest.');
  });

  test('places that were moved by hand are not what the command gives', async () => {
    expect(await write({ ...OWN, places: [{ fromM: 0, toM: 1_500 }] })).toMatch(/Structure 1, placed by hand[^]*not those moved by hand/);
    expect(await write(OWN)).not.toContain('not those moved by hand');
  });

  test.each(['fr', 'es', 'ar', 'ru', 'zh'])('%s: files, papers and command stand in it', async (lang) => {
    const text = await write(OWN, lang);
    for (const said of ['roe deer 2021.csv', "npx atlas siting 'roe deer 2021.csv' collars.xlsx", ...DOIS]) expect(text).toContain(said);
  });
});
