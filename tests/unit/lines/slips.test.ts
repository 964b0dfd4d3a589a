import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/domain/errors.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';

type Line = [number, number][];
const WYOMING: Line = [
  [-110.4, 42.9],
  [-110, 42.7],
  [-109.6, 42.5],
];
const turned = WYOMING.map(([lon, lat]): [number, number] => [lat, lon]);
const geojson = (...lines: Line[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: lines.map((coordinates, at) => ({ type: 'Feature', properties: { name: `L${at + 1}` }, geometry: { type: 'LineString', coordinates } })),
  });
const read = (name: string, text: string, options = {}) =>
  readAlignmentFile({ name, bytes: new TextEncoder().encode(text) }, () => Promise.reject(new Error('no database here')), options);
const fault = async (name: string, text: string, options = {}): Promise<{ code: string }> => {
  const found = await read(name, text, options).then(
    () => undefined,
    (error: unknown) => describeError(error),
  );
  if (!found) throw new Error(`${name} was read`);
  return found;
};

describe('slips in files of lines', () => {
  it('says that latitude comes first, whatever system is named, and reads it so when asked', async () => {
    for (const options of [{}, { crs: 'EPSG:4326' }]) expect((await fault('swapped.geojson', geojson(turned), options)).code).toBe('lines.exchanged');
    const { alignments, notes } = await read('swapped.geojson', geojson(turned), { exchange: true });
    expect(alignments[0]?.lines).toEqual([WYOMING]);
    expect(notes.map(({ code }) => code)).toEqual(['imported.exchanged']);
  });

  it('still asks for the system of metres', async () => {
    expect(
      (
        await fault(
          'metres.geojson',
          geojson([
            [400_000, 6_540_000],
            [460_000, 6_545_000],
          ]),
        )
      ).code,
    ).toBe('lines.notDegrees');
  });

  it('leaves out a feature with a position off the Earth, by number and place, and keeps the others', async () => {
    const slip: Line = [
      [-110.4, 42.9],
      [-110, 95],
      [-109.6, 42.5],
    ];
    const { alignments, notes, dropped } = await read('plan.geojson', geojson(WYOMING, WYOMING, WYOMING, slip));
    expect(alignments.map(({ name }) => name)).toEqual(['L1', 'L2', 'L3']);
    expect(notes).toMatchObject([{ code: 'imported.badPosition', values: { feature: 4, position: 2, lat: '95' } }]);
    expect(dropped).toEqual({ 'dropped.notOnEarth': 1 });
    expect((await fault('one.geojson', geojson(slip))).code).toBe('lines.badPosition');
  });

  it('calls a PDF and a table by their names', async () => {
    expect((await fault('plan.pdf', '%PDF-1.7\n%âãÏÓ')).code).toBe('file.pdf');
    expect((await fault('vertices.csv', 'name,lon,lat\nc,-110.4,42.9\nc,-110,42.7\n')).code).toBe('file.lineTable');
    expect((await fault('cut.geojson', '{"type": "FeatureCollection", "features": [')).code).toBe('json.invalid');
  });
});
