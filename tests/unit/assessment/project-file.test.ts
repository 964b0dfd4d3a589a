import { array, assert, double, property, record, string, tuple, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bboxOfLines } from '../../../src/domain/geometry/boxes.ts';
import { parseCoordinates } from '../../../src/domain/lines/parse-coordinates.ts';
import { formatProjectFile, parseProjectFile } from '../../../src/domain/assessment/project-file.ts';
import type { Project } from '../../../src/domain/assessment/project.ts';
import { toldOf } from '../i18n/catalogues.ts';

const PROJECT: Project = {
  id: 'p',
  name: 'Bypass',
  type: 'road',
  bufferM: 100,
  alternatives: [
    {
      id: 'a',
      name: 'North',
      lines: [
        [
          [8, 59],
          [9, 59.5],
        ],
      ],
    },
  ],
};

describe('project files', () => {
  it('give back every project they were made of', () => {
    const position = tuple(double({ min: -540, max: 540, noNaN: true }), double({ min: -90, max: 90, noNaN: true }));
    const project = record({
      id: constantFrom('a', 'b-1'),
      name: string({ maxLength: 200 }),
      type: constantFrom('road', 'power line'),
      bufferM: double({ min: 0, max: 50_000, noNaN: true }),
      lines: array(array(position, { minLength: 2, maxLength: 5 }), { maxLength: 3 }),
    });
    assert(
      property(project, ({ lines, type, ...rest }) => {
        const whole: Project = { ...rest, type: type === 'road' ? 'road' : 'power line', alternatives: [{ id: 'x', name: 'X', lines }] };
        // JSON has no −0.
        expect(parseProjectFile(formatProjectFile(whole), 'p.json')).toEqual(JSON.parse(JSON.stringify(whole)));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('give back structures that were placed by hand', async () => {
    const placed = [{ atM: 5_000.1, insteadOfM: 3_000 }];
    const siting = { structures: 2, spanM: 1_000, existing: [], closed: [], placed };
    const text = formatProjectFile({ ...PROJECT, alternatives: [{ ...PROJECT.alternatives[0]!, siting }] });
    expect(parseProjectFile(text, 'p.json').alternatives[0]!.siting).toEqual(siting);
    expect(await toldOf(() => parseProjectFile(text.replace('5000.1', '-4'), 'p.json'))).toMatchObject({
      place: { field: expect.stringContaining('siting.placed') },
    });
  });

  it('give back what was asked for along a line, months in their order', async () => {
    const asked = (months: number[] | undefined): Project => ({
      ...PROJECT,
      alternatives: [{ ...PROJECT.alternatives[0]!, siting: { structures: 2, spanM: 1000, existing: [[8, 59]], closed: [{ fromM: 0, toM: 500 }], months } }],
    });
    const months = (project: Project): unknown => parseProjectFile(formatProjectFile(project), 'p.json').alternatives[0]!.siting?.months;
    expect(parseProjectFile(formatProjectFile(asked([4, 5])), 'p.json')).toEqual(asked([4, 5]));
    expect(months(asked([11, 4, 4]))).toEqual([4, 11]);
    expect([months(asked(undefined)), months(asked([]))]).toEqual([undefined, undefined]);
    for (const wrong of [[0], [13], [1.5]]) {
      expect(await toldOf(() => parseProjectFile(formatProjectFile(asked(wrong)), 'p.json'))).toMatchObject({
        place: { field: expect.stringContaining('siting.months') },
      });
    }
  });

  const file = formatProjectFile(PROJECT);
  it.each([
    ['cut short', file.slice(0, -20), /not valid JSON/, undefined],
    ['another JSON', '{"type":"FeatureCollection","features":[]}', /not a project file/, 'format'],
    ['a later version', file.replace('"version": 1', '"version": 2'), /version 2/, 'version'],
    ['a position of text', file.replace('59.5', '"59.5"'), /alternatives\.0\.lines\.0/, 'project.alternatives.0.lines.0'],
    ['an unknown type', file.replace('"road"', '"tunnel"'), /project\.type/, 'project.type'],
    ['no alternative', formatProjectFile({ ...PROJECT, alternatives: [] }), /project\.alternatives/, 'project.alternatives'],
    ['one id twice', formatProjectFile({ ...PROJECT, alternatives: [...PROJECT.alternatives, ...PROJECT.alternatives] }), /one id/, 'project.alternatives'],
  ])('that are damaged (%s) are refused with the field', async (_, text, words, field) => {
    expect(await toldOf(() => parseProjectFile(text, 'p.json'))).toMatchObject({
      message: expect.stringMatching(words),
      place: field === undefined ? { file: 'p.json' } : { file: 'p.json', field },
    });
  });
});

describe('parseCoordinates', () => {
  it('reads positions with spaces, commas, semicolons and new lines', async () => {
    expect((await toldOf(() => parseCoordinates('7.35 59.02; 7.35 59.02'))).message).toContain('All positions are one place');
    expect(parseCoordinates('7.35 59.02; 7.61,59.11\n -8  60 ;').line).toEqual([
      [7.35, 59.02],
      [7.61, 59.11],
      [-8, 60],
    ]);
  });
  it.each([
    ['7,35 59,02\n7,61 59,11', 'longitude first'],
    ['7.35, 59.02;7.61, 59.11', 'longitude first'],
    ['59°1′12″N 7°21′E\n59°6′36″N 7°36′36″E', 'named'],
    ['59.02N, 7.35E; 7.61E, 59.11N', 'named'],
    ['N 59 1 12', undefined],
    ['LINESTRING Z (7.35 59.02 12, 7.61 59.11 13)', 'longitude first'],
    ['[[7.35, 59.02, 5], [7.61, 59.11, 6]]', 'longitude first'],
    ['(7.35, 59.02), (7.61, 59.11)', 'longitude first'],
    ['7.35/59.02\r\n7.61/59.11\r\n', 'longitude first'],
  ])('reads %j', (text, order) => {
    if (order === undefined) expect(() => parseCoordinates(text)).toThrow(/coordinates\./);
    else {
      const typed = parseCoordinates(text);
      expect(typed.order).toBe(order);
      expect(typed.line.map((position) => position.map((value) => Math.round(value * 1e9) / 1e9))).toEqual([
        [7.35, 59.02],
        [7.61, 59.11],
      ]);
    }
  });

  it('takes the latitude first where it can be nothing else', () => {
    expect(parseCoordinates('43.2 -110.1; 43.4 -110.2')).toEqual({
      line: [
        [-110.1, 43.2],
        [-110.2, 43.4],
      ],
      order: 'latitude first',
    });
  });

  it.each([
    ['7 59; 8', /Position 2.*two coordinates/],
    ['7 59; 8 north', /two coordinates/],
    ['7 59; 8 91', /beyond 90/],
    ['7 59; 181 9', /beyond 180/],
    ['7 59', /two positions/],
    ['59N 7E; 60 8', /Position 2.*does not say which is the latitude/],
    ['59°61′N 7°21′E; 60N 8E', /Position 1.*two coordinates/],
    ['LINESTRING (7 59, 8)', /Position 2/],
    ['', /two positions/],
    ['7 59 1; 8 60', /Position 1/],
  ])('refuses %s', async (text, words) => expect((await toldOf(() => parseCoordinates(text))).message).toMatch(words));
});

describe('bboxOfLines', () => {
  it('holds lines with a margin, also over the antimeridian and past it', () => {
    expect(bboxOfLines([])).toBeUndefined();
    expect(
      bboxOfLines([
        [
          [8, 59],
          [9, 58],
        ],
        [
          [7, 59.5],
          [8, 59],
        ],
      ]),
    ).toEqual([7, 58, 9, 59.5]);
    const [west, south, east, north] =
      bboxOfLines(
        [
          [
            [8, 0],
            [9, 1],
          ],
        ],
        111.2,
      ) ?? [];
    expect(west).toBeCloseTo(7, 2);
    expect(east).toBeCloseTo(10, 2);
    expect([south, north]).toEqual([-1, 2]);
    expect(
      bboxOfLines([
        [
          [179, 0],
          [-179, 1],
        ],
      ]),
    ).toEqual([179, 0, -179, 1]);
    expect(
      bboxOfLines([
        [
          [179, 0],
          [181, 1],
        ],
      ]),
    ).toEqual([179, 0, -179, 1]);
  });
});
