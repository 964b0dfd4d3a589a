import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropIsolated } from '../../../src/domain/receivers/drop-isolated.ts';
import { joinStations, type PlacedDetection } from '../../../src/domain/receivers/join-stations.ts';
import { readReceiverTable } from '../../../src/domain/receivers/read-receiver-table.ts';
import { findMovements, sumStationLinks, sumStationRegions, sumVisits } from '../../../src/domain/receivers/sum-detections.ts';

const HEADER = 'animal_id,detection_timestamp_utc,transmitter_codespace,transmitter_id,station,deploy_lat,deploy_long,receiver_sn';
const RECEIVERS = 'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no';

/** Rows as they may come: animals, minutes and stations that repeat, and some that cannot be. */
const row = fc.record({
  animal: fc.constantFrom('a', 'b', 'c', ''),
  minute: fc.integer({ min: 0, max: 600 }),
  station: fc.integer({ min: 0, max: 3 }),
  bad: fc.constantFrom('', '', '', 'time', 'place', 'cells'),
});
type Row = Parameters<Parameters<typeof row.map>[0]>[0];

const write = ({ animal, minute, station, bad }: Row): string => {
  const time = bad === 'time' ? 'later' : new Date(Date.UTC(2020, 11, 31, 20, minute)).toISOString();
  return `${animal},${time},A69,${animal},S${station},${bad === 'place' ? 'x' : 50 + station},${5 + station},${station}${bad === 'cells' ? ',more' : ''}`;
};

function place(rows: readonly Row[]) {
  const text = [HEADER, ...rows.map(write)].join('\n');
  const receivers = [RECEIVERS, ...[0, 1, 2, 3, 4].map((i) => `S${i},${50 + i},${5 + i},2020-01-01 00:00:00,2021-01-01 00:00:00,${i}`)].join('\n');
  const read = [readReceiverTable(receivers, 'r.csv'), readReceiverTable(text, 'd.csv')];
  return { read, ...joinStations(read) };
}

const distinct = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.filter(({ animal, bad }) => bad === '' && animal !== '').map((one) => [`${one.animal} ${one.minute} ${one.station}`, one])).values(),
];

describe('counts, against counting by hand', () => {
  test('every row is kept or counted with its reason', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { read, placed, leftOut } = place(rows);
        const { kept, isolated } = dropIsolated(placed, 3600);
        const dropped = [...read.flatMap((file) => file.leftOut.list()), ...leftOut.list()].reduce((sum, { n }) => sum + n, 0);
        expect(kept.length + isolated.length + dropped).toBe(rows.length);
        expect(placed).toHaveLength(distinct(rows).length);
        // A detection stays where another of the animal at the station lies within the hour.
        const stays = distinct(rows).filter((one) =>
          distinct(rows).some(
            (other) => other !== one && other.animal === one.animal && other.station === one.station && Math.abs(other.minute - one.minute) <= 60,
          ),
        );
        expect(kept).toHaveLength(stays.length);
      }),
      { numRuns: 200 },
    );
  });

  test('visits, movements, links and countries', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { stations, placed } = place(rows);
        const events = distinct(rows).toSorted((a, b) => a.minute - b.minute || a.station - b.station);
        const visits = sumVisits(placed);
        expect(visits.reduce((sum, { detections }) => sum + detections, 0)).toBe(events.length);
        expect(new Set(visits.map(({ animal, station }) => `${animal} ${station.name}`)).size).toBe(visits.length);
        let moves = 0;
        for (const animal of ['a', 'b', 'c']) {
          // Minute by minute: it is elsewhere once two minutes have gone since it was last heard where it was.
          let [here, heard] = [-1, Number.NaN];
          for (let minute = 0; minute <= 600; minute++) {
            const now = events.filter((one) => one.animal === animal && one.minute === minute).map(({ station }) => station);
            if (now.length === 0) continue;
            const stays = now.includes(here);
            const moved = !stays && here !== -1 && minute - heard >= 2;
            if (moved) moves += 1;
            if (!stays && (moved || here === -1)) here = now[0]!;
            if (now.includes(here)) heard = minute;
          }
        }
        const movements = findMovements(placed);
        expect(movements).toHaveLength(moves);
        expect(movements.every(({ left, arrived }) => arrived > left)).toBe(true);
        expect(sumStationLinks(movements).reduce((sum, link) => sum + link.movements, 0)).toBe(moves);
        const regions = sumStationRegions(stations, placed, ({ name }) => (Number(name.slice(1)) < 2 ? 'NLD' : 'sea'));
        expect(regions.reduce((sum, one) => sum + one.stations, 0)).toBe(stations.length);
        const inNld = events.filter(({ station }) => station < 2);
        expect(regions.find(({ region }) => region === 'NLD')).toMatchObject({
          stations: 2,
          days: 2 * 366,
          open: 0,
          animals: new Set(inNld.map(({ animal }) => animal)).size,
          detections: inNld.length,
          months: [inNld.filter(({ minute }) => minute >= 240), ...Array.from({ length: 10 }, () => []), inNld.filter(({ minute }) => minute < 240)].map(
            (some) => new Set(some.map(({ animal }) => animal)).size,
          ),
        });
      }),
      { numRuns: 200 },
    );
  });

  test('an animal heard by two stations in one instant moved nowhere', () => {
    const { placed } = place([
      { animal: 'a', minute: 5, station: 0, bad: '' },
      { animal: 'a', minute: 5, station: 1, bad: '' },
    ]);
    expect(placed).toHaveLength(2);
    expect(findMovements(placed satisfies PlacedDetection[])).toEqual([]);
  });

  /** Movements of one animal heard at stations at seconds, as `A5 B5`. */
  const movesOf = (heard: string): string[] => {
    const rows = heard.split(' ').map((one) => {
      const [station, seconds] = [one.charCodeAt(0) - 65, Number(one.slice(1))];
      return `a,${new Date(Date.UTC(2020, 4, 1) + seconds * 1000).toISOString()},A69,7,S${station},${50 + station},5,${station}`;
    });
    const secondsOf = (time: number): number => (time - Date.UTC(2020, 4, 1)) / 1000;
    return findMovements(joinStations([readReceiverTable([HEADER, ...rows].join('\n'), 'd.csv')]).placed).map(
      ({ from, to, left, arrived }) => `${from.name}${secondsOf(left)} ${to.name}${secondsOf(arrived)}`,
    );
  };

  test('where ranges overlap an animal goes to and fro between no stations', () => {
    expect(movesOf('A1 B1 A2')).toEqual([]);
    expect(movesOf('A1 B2 A3 B4')).toEqual([]);
    expect(movesOf(Array.from({ length: 60 }, (_, i) => `A${i * 60} B${i * 60 + 20}`).join(' '))).toEqual([]);
    // Once the one is silent for two minutes, it has gone to the other, and once only.
    expect(movesOf('A1 B2 A3 B4 B122')).toEqual([]);
    expect(movesOf('A1 B2 A3 B4 B123 B124 B400')).toEqual(['S03 S1123']);
    expect(movesOf('A0 B3600 A3601 C7200')).toEqual(['S00 S13600', 'S13600 S27200']);
    expect(movesOf('A0 B3600 A7200')).toEqual(['S00 S13600', 'S13600 S07200']);
    // In one instant with where it was it is there still.
    expect(movesOf('B0 A3600 B3600 A7200')).toEqual(['S13600 S07200']);
  });
});
