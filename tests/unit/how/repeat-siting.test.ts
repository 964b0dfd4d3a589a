import { expect, it } from 'vitest';
import { writeCommand } from '../../../src/domain/how/repeat.ts';
import { repeatSiting } from '../../../src/domain/how/repeat-lines.ts';

const LINE = { name: 'road.geojson', is: 'project' } as const;

it('siting is repeated by one command, with all that was asked for and no file of marks', () => {
  const asked = {
    structures: 3,
    spanM: 1500,
    accuracyM: 25,
    existing: [
      [-110.25, 42.5],
      [179.999_999_96, -0.000_000_01],
    ] as [number, number][],
    closed: [
      { fromM: 0, toM: 3500.25 },
      { fromM: 12_000, toM: 14_000 },
    ],
    locationErrorM: 20,
  };
  const repeat = repeatSiting(['deer.csv'], { ...LINE, group: '-A' }, asked);
  expect(writeCommand(repeat)).toBe(
    'npx atlas siting deer.csv --line road.geojson --structures 3 --span 1500 --line-accuracy 25 --location-error 20 --out siting.json ' +
      "'--existing-at=-110.25,42.5;180,0' '--exclude-at=0-3500.25;12000-14000' --group=-A",
  );
  expect(repeat.files.map(({ name }) => name)).toEqual(['deer.csv', 'road.geojson']);
  expect(writeCommand(repeatSiting(['deer.csv'], LINE, { ...asked, existing: [], closed: [] }))).not.toContain('-at');
  expect(writeCommand(repeatSiting(['deer.csv'], LINE, { ...asked, months: [4, 5, 11] }))).toContain('--months 4,5,11 ');
});
