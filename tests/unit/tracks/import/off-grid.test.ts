import { describe, expect, test } from 'vitest';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';
import { givenFile, importOk } from './given-file.ts';

const MAP = { individual: 'id', time: 'when', x: 'e', y: 'n' } as const;

/** What is said of the grid of a table of these eastings and northings, a row an hour. */
async function said(crs: string, rows: readonly (readonly [number, number])[], map: TableMapping['map'] = MAP): Promise<string[]> {
  const lines = rows.map(([e, n], i) => `h,2025-06-01T${String(i).padStart(2, '0')}:00:00Z,${e},${n}`);
  const { notes } = await importOk(givenFile('herd.csv', ['id,when,e,n', ...lines].join('\n')), { mapping: { map, crs } });
  return notes.filter((note) => /UTM|degrees/.test(note));
}

/** Laikipia, Kenya. */
const KENYA = [
  [262_000, 10_030],
  [263_000, 11_000],
] as const;
/** The same in zone 37 south, whose northings begin at ten million at the equator; a little south of it. */
const SOUTH = [
  [262_000, 9_890_030],
  [263_000, 9_891_000],
] as const;

describe('eastings and northings that their zone does not hold', () => {
  test('a right table has nothing said of it', async () => {
    expect(await said('EPSG:32637', KENYA)).toEqual([]);
    expect(await said('EPSG:32737', SOUTH)).toEqual([]);
    expect(await said('EPSG:21037', SOUTH)).toEqual([]);
  });
  test('easting and northing exchanged: the numbers of the first row, and what would mend it', async () => {
    const [note = '', ...others] = await said(
      'EPSG:32737',
      SOUTH.map(([e, n]) => [n, e]),
    );
    expect(others).toEqual([]);
    expect(note).toMatch(
      /^herd\.csv: UTM zone 37S \(EPSG:32737\) does not hold the coordinates of 2 rows of 2; the first are easting 9890030 and northing 262000 \(row 2\), which is longitude .*, latitude .*\. Exchanged, easting for northing, the zone holds them\.$/,
    );
  });
  test('the other hemisphere', async () => {
    expect((await said('EPSG:32637', SOUTH))[0]).toMatch(/2 rows of 2.*latitude 87\.\d+\. The same zone of the other hemisphere holds them: EPSG:32737\.$/);
    expect((await said('EPSG:32737', KENYA))[0]).toMatch(/The same zone of the other hemisphere holds them: EPSG:32637\.$/);
  });
  test('kilometres for metres', async () => {
    expect(
      (
        await said(
          'EPSG:32737',
          SOUTH.map(([e, n]) => [e / 1000, n / 1000]),
        )
      )[0],
    ).toMatch(/As kilometres the zone holds them\.$/);
  });
  test('degrees for metres, in a zone and in another grid', async () => {
    const degrees = [
      [36.8, -1.2],
      [36.9, -1.3],
    ] as const;
    expect(await said('EPSG:32737', degrees)).toEqual([
      'herd.csv: coordinates were read as metres of EPSG:32737, but look like degrees; the first are 36.8 and -1.2 (row 2). If they are degrees, say EPSG:4326 instead.',
    ]);
    expect(
      (
        await said('EPSG:27700', [
          [-1.2, 52.1],
          [-1.3, 52.2],
        ])
      )[0],
    ).toMatch(/^herd\.csv: coordinates were read as metres of EPSG:27700, but look like degrees/);
  });
  test('an easting that lost a figure: no offer, and it was read all the same', async () => {
    const [note = ''] = await said('EPSG:32637', [...KENYA, [26_200, 10_050]]);
    expect(note).toMatch(
      /1 row of 3; the first are easting 26200 and northing 10050 \(row 4\).*A zone has eastings from 100,000 to 900,000 m and northings from 0 to 10,000,000 m\. They were read all the same: check the zone\.$/,
    );
  });
  test('a zone by its proj string, and one of an older datum', async () => {
    expect((await said('+proj=utm +zone=37 +south +datum=WGS84', KENYA))[0]).toMatch(/UTM zone 37S/);
    expect((await said('EPSG:21037', KENYA))[0]).toMatch(/UTM zone 37S \(EPSG:21037\)/);
  });
  test('degrees of another datum are no grid', async () => {
    expect(
      await said('EPSG:4210', [
        [36.8, -1.2],
        [36.9, -1.3],
      ]),
    ).toEqual([]);
  });
});
