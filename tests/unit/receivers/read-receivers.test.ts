import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadSqlite } from '../../../src/cli/load-sqlite.ts';
import { joinPeriods, joinStations } from '../../../src/domain/receivers/join-stations.ts';
import { writeEffort } from '../../../src/domain/receivers/draw-stations.ts';
import { dropIsolated, measureLags } from '../../../src/domain/receivers/drop-isolated.ts';
import { readReceivers } from '../../../src/domain/receivers/read-receivers.ts';
import { readReceiverTable } from '../../../src/domain/receivers/read-receiver-table.ts';
import { effortDays, isOpen, yearsOfEffort } from '../../../src/domain/receivers/sum-detections.ts';
import { told } from '../i18n/catalogues.ts';
import { AtlasError } from '../../../src/domain/errors.ts';

const table = (...lines: string[]): string => lines.join('\n');
const reasons = (text: string, zone?: string): [string, number, readonly number[]][] =>
  readReceiverTable(text, 'a.csv', zone)
    .leftOut.list()
    .map(({ reason, n, lines }) => [reason, n, lines]);

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AtlasError) return told(error).message;
    throw error;
  }
  return '';
}

const GLATOS = 'animal_id,detection_timestamp_utc,transmitter_codespace,transmitter_id,station,deploy_lat,deploy_long,receiver_sn';

describe('tables of receivers, made up in the columns of each network', () => {
  test.each([
    ['GLATOS', 'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no', 'A,60,8,2020-04-01 12:00:00,2020-10-01 12:00:00,7'],
    [
      'IMOS',
      'receiver_deployment_id,receiver_name,receiver_deployment_datetime,station_name,receiver_deployment_longitude,receiver_deployment_latitude,receiver_recovery_datetime',
      '1,7,2020-04-01 12:00:00,A,8,60,2020-10-01 12:00:00',
    ],
    [
      'ETN',
      'deployment_id,receiver_id,station_name,deploy_date_time,deploy_latitude,deploy_longitude,recover_date_time',
      '1,7,A,2020-04-01T12:00:00Z,60,8,2020-10-01T12:00:00Z',
    ],
    [
      'Motus',
      'recvDeployID,receiverID,deploymentName,latitude,longitude,isMobile,tsStart,tsEnd',
      `1,7,A,60,8,0,${Date.UTC(2020, 3, 1, 12) / 1000}.0,${Date.UTC(2020, 9, 1, 12) / 1000}.0`,
    ],
  ])('%s', (format, header, row) => {
    const read = readReceiverTable(table(header, row), 'a.csv');
    expect(read.format).toBe(format);
    expect(read.deployments).toMatchObject([
      { receiver: '7', name: 'A', lon: 8, lat: 60, start: Date.UTC(2020, 3, 1, 12), end: Date.UTC(2020, 9, 1, 12), line: 2 },
    ]);
  });

  test('OTN: dates alone, units below the header of ERDDAP, and words where an end should be', () => {
    const header = 'station_name,stn_lat,stn_long,deploy_date,last_download,recovery_date';
    const ends = ['2012-01-01', '-', 'failed: 2011-06-01', 'lost', 'failed/lost'].map(
      (word, i) => `S${i},60,8,2011-03-29,${i === 3 ? '2011-09-09' : '-'},${word}`,
    );
    const read = readReceiverTable(table(header, ...ends, 'S9,60,8,2011-03-29,-,some day'), 'a.csv');
    const days = read.deployments.map(({ end }) => end && new Date(end).toISOString().slice(0, 10));
    expect(days).toEqual(['2012-01-01', undefined, '2011-06-01', '2011-09-09', '2011-03-29']);
    expect(read.leftOut.list()).toEqual([{ reason: 'dropped.timeUnreadable', n: 1, lines: [7] }]);
    const erddap = 'deployment_id,receiver_serial_number,latitude,longitude,time,recovery_datetime_utc,receiver_reference_id';
    const units = readReceiverTable(table(erddap, ',,degrees_north,degrees_east,UTC,UTC,', 'H,3,44.3,-63.3,2011-06-08T14:28:38Z,,HFX'), 'a.csv');
    expect(units.rowsRead).toBe(1);
    expect(units.deployments).toMatchObject([{ id: 'H', name: 'HFX', lon: -63.3, lat: 44.3 }]);
  });

  test('actel: receivers, places and tags in tables of their own, by the clock of a place', () => {
    const zone = 'Europe/Copenhagen';
    const files = [
      readReceiverTable(
        table('Receiver,Station.name,Start,Stop', '1,S,2018-03-15 12:00:00,2018-06-01 12:00:00', '2,T,2018-03-15 12:00:00,2018-06-01 12:00:00'),
        'd.csv',
        zone,
      ),
      readReceiverTable(table('Station.name,Latitude,Longitude,Type', 'S,56.3,8.6,Hydrophone', 'R,56.4,8.7,Release'), 's.csv', zone),
      readReceiverTable(table('Release.date,Signal', '2018-04-06 15:00,4450'), 'b.csv', zone),
      readReceiverTable(
        table('Timestamp,Receiver,CodeSpace,Signal', '2018-04-13 20:26:37,1,R64K,4450', '2018-04-13 20:26:38,1,R64K,9', '2018-07-13 20:26:38,1,R64K,4450'),
        'x.csv',
        zone,
      ),
    ];
    const { stations, placed, leftOut } = joinStations(files);
    expect(stations).toMatchObject([{ name: 'S', lon: 8.6, lat: 56.3 }]);
    // Copenhagen was two hours ahead of UTC.
    expect(placed.map(({ detection }) => new Date(detection.time).toISOString())).toEqual(['2018-04-13T18:26:37.000Z']);
    expect(leftOut.list().map(({ file, reason, lines }) => [file, reason, lines])).toEqual([
      ['d.csv', 'dropped.receiverNoPlace', [3]],
      ['x.csv', 'dropped.tagOnly', [3]],
      ['x.csv', 'dropped.noReceiver', [4]],
    ]);
    expect(messageOf(() => readReceiverTable(table('Timestamp,Receiver,CodeSpace,Signal'), 'x.csv'))).toContain('x.csv');
    expect(messageOf(() => readReceiverTable(table('Timestamp,Receiver,CodeSpace,Signal'), 'x.csv', 'Mars/Olympus'))).toContain('zone');
  });
});

describe('damaged rows are counted with their reason and line, and the others kept', () => {
  test('receivers', () => {
    const header = 'recvDeployID,deploymentName,latitude,longitude,isMobile,status,tsStart,tsEnd';
    const text = table(
      header,
      '1,A,60,8,0,active,1e9,',
      '2,B,0,0,0,active,,',
      '3,C,91,0,0,active,,',
      '4,D,x,0,0,active,,',
      '5,E,60,8,0,active,1700000000,1600000000',
      '6,F,60,8,0,active,soon,',
      '7,G,60,8,0,active,1600000000,,,x',
      '8,H,60,188,0,active,1600000000,',
    );
    expect(reasons(text)).toEqual([
      ['dropped.timeUnreadable', 2, [2, 7]],
      ['dropped.placeZero', 1, [3]],
      ['dropped.placeOutOfRange', 1, [4]],
      ['dropped.placeNotNumbers', 1, [5]],
      ['dropped.receiverReversed', 1, [6]],
      ['dropped.tooManyCells', 1, [8]],
    ]);
    expect(readReceiverTable(text, 'a.csv').deployments.map(({ lon }) => lon)).toEqual([-172]);
  });

  test('numbers with as many decimals as a program gives them are read, and blank cells at the end of a row say nothing', () => {
    const header = 'recvDeployID,deploymentName,latitude,longitude,isMobile,status,tsStart,tsEnd';
    const text = table(
      header,
      '1,A,60.000000000000000000004,8.1234567890123456789012,0,active,1600000000.0000000001,,,',
      '2,B,60° 30′ N,8,0,active,1600000000,',
    );
    expect(reasons(text)).toEqual([]);
    const places = readReceiverTable(text, 'a.csv').deployments.map(({ lon, lat }) => [lon, lat]);
    expect(places).toEqual([
      [8.123456789012346, 60],
      [8, 60.5],
    ]);
  });

  test('detections', () => {
    const rows = [
      'f,2020-05-01 00:00:00,A69,7,A,60,8,1',
      ',2020-05-01 00:00:00,A69,7,A,60,8,1',
      'f,,A69,7,A,60,8,1',
      'f,2020-02-30 00:00:00,A69,7,A,60,8,1',
      'f,2020-05-01 00:00:00,A69,7,A,NA,8,1',
    ];
    expect(reasons(table(GLATOS, ...rows))).toEqual([
      ['dropped.noAnimal', 1, [3]],
      ['dropped.noTime', 1, [4]],
      ['dropped.timeUnreadable', 1, [5]],
      ['dropped.placeNotNumbers', 1, [6]],
    ]);
    const otn = 'catalogNumber,dateCollectedUTC,decimalLongitude,decimalLatitude,station,receiver,tagName';
    expect(reasons(table(otn, 'x,2014-08-29 06:11:09,-63,44,,release,t', 'x,2014-08-29 06:11:09,-63,44,HFX,9,t'))).toEqual([['dropped.release', 1, [2]]]);
  });

  test('neither a table of receivers nor a database: one message that names the file', () => {
    expect(messageOf(() => readReceiverTable('a,b\n1,2\n', 'what.csv'))).toContain('what.csv');
    expect(messageOf(() => readReceiverTable('', 'empty.csv'))).toContain('empty.csv');
    expect(messageOf(() => readReceiverTable('\u0000\u0001"', 'noise.bin'))).toContain('noise.bin');
  });
});

describe('stations', () => {
  test('overlapping periods are joined, and one that has not ended stays open', () => {
    expect(
      joinPeriods([
        { start: 5, end: 9 },
        { start: 1, end: 3 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([
      { start: 1, end: 4 },
      { start: 5, end: 9 },
    ]);
    expect(joinPeriods([{ start: 1, end: 3 }, { start: 2 }])).toEqual([{ start: 1, end: 3 }, { start: 2 }]);
  });

  test('of a receiver without an end before one that has ended no more than its start is known: it swallows nothing', () => {
    const at = (year: number): number => Date.UTC(year, 0, 1);
    const lost = { id: '1', name: 'A', lon: 8, lat: 60 };
    const join = (...periods: { start: number; end?: number }[]) => ({ ...lost, periods: joinPeriods(periods) });
    const ended = join({ start: at(2005) }, { start: at(2010), end: at(2012) });
    expect(effortDays(ended)).toBe(730);
    expect(isOpen(ended)).toBe(false);
    expect(yearsOfEffort([ended])).toEqual([2005, 2012]);
    expect(writeEffort(ended)).toEqual({ from: '2005-01-01', until: '2012-01-01' });
    const again = join({ start: at(2005) }, { start: at(2010), end: at(2012) }, { start: at(2015) });
    expect([effortDays(again), isOpen(again)]).toEqual([730, true]);
    expect(yearsOfEffort([again])).toEqual([2005, 2015]);
    expect(writeEffort(again)).toEqual({ from: '2005-01-01' });
    // One within the time of another that ended, and one of the same day.
    const within = join({ start: at(2010), end: at(2012) }, { start: at(2011), end: at(2013) }, { start: at(2010) + 1 });
    expect([effortDays(within), isOpen(within)]).toEqual([1096, false]);
    const both = join({ start: at(2010) }, { start: at(2010), end: at(2012) });
    expect([effortDays(both), isOpen(both)]).toEqual([730, true]);
    expect(join({ start: at(2005) }, { start: at(2007) }).periods).toEqual([{ start: at(2005), end: at(2005) }, { start: at(2007) }]);
  });

  test('a detection with a name of its own belongs to the receiver that stood there then, and makes no station without effort', () => {
    const header = 'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no';
    const receivers = readReceiverTable(table(header, 'North gate,60,8,2020-01-01 00:00:00,2021-01-01 00:00:00,1'), 'r.csv');
    const detections = readReceiverTable(
      table(
        GLATOS,
        'f,2020-05-01 00:00:00,A69,7,NG-1,60.001,8,1',
        // Ten kilometres off, and after the receiver was taken up: as the file of detections says it.
        'f,2020-05-02 00:00:00,A69,7,NG-1,60.1,8,1',
        'f,2021-05-02 00:00:00,A69,7,NG-2,60.001,8,1',
      ),
      'd.csv',
    );
    const { stations, placed } = joinStations([receivers, detections]);
    expect(placed.map(({ station }) => [station.name, station.lat, station.periods.length])).toEqual([
      ['North gate', 60, 1],
      ['NG-1', 60.1, 0],
      ['NG-2', 60.001, 0],
    ]);
    expect(stations).toHaveLength(3);
  });

  test('one name at two places far apart are two; a detection at a place of its own is a station that no file of receivers has', () => {
    const header = 'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no';
    const receivers = readReceiverTable(
      table(header, 'A,60,8,2020-01-01 00:00:00,,1', 'A,60.005,8,2021-01-01 00:00:00,,1', 'A,61,8,2020-01-01 00:00:00,,2'),
      'r.csv',
    );
    const detections = readReceiverTable(table(GLATOS, 'f,2020-05-01 00:00:00,A69,7,B,62,8,3', 'f,2020-05-01 00:00:00,A69,7,B,62,8,3'), 'd.csv');
    const { stations, placed, leftOut } = joinStations([receivers, detections]);
    expect(stations.map(({ name, lat, periods }) => [name, lat, periods.length])).toEqual([
      ['A', 61, 1],
      ['A', 60.005, 2],
      ['B', 62, 0],
    ]);
    expect(placed.map(({ station }) => station.name)).toEqual(['B']);
    expect(leftOut.list()).toMatchObject([{ file: 'd.csv', reason: 'dropped.sameDetection', n: 1, lines: [3] }]);
  });
});

test('thirty thousand receivers of one name, and of one serial number, are joined as fast as any', { timeout: 60_000 }, () => {
  const header = 'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no';
  const rows = Array.from({ length: 30_000 }, (_, i) => `A,${(i % 170) - 85 + 0.5},${Math.floor(i / 170) - 88.5},2020-01-01 00:00:00,,1`);
  const heard = Array.from({ length: 2000 }, (_, i) => `2018-04-13 20:${10 + (i % 50)}:37,1,R64K,${i}`);
  const files = [
    readReceiverTable(table(header, ...rows), 'r.csv'),
    readReceiverTable(table('Timestamp,Receiver,CodeSpace,Signal', ...heard), 'd.csv', 'UTC'),
    readReceiverTable(table('Release.date,Signal', ...heard.map((_, i) => `2018-04-06 15:00,${i}`)), 'b.csv', 'UTC'),
  ];
  const { stations, leftOut } = joinStations(files);
  expect(stations).toHaveLength(30_000);
  expect(leftOut.list().map(({ reason, n }) => [reason, n])).toEqual([['dropped.noReceiver', 2000]]);
});

test('detections alone at their receiver within the short interval are dropped, by hand', () => {
  const at = (minute: number, receiver: string): string =>
    `f,${new Date(Date.UTC(2020, 4, 1, 0, minute)).toISOString().slice(0, 19)}Z,A69,7,S${receiver},60,8,${receiver}`;
  const { placed } = joinStations([readReceiverTable(table(GLATOS, at(0, '1'), at(59, '1'), at(70, '2'), at(120, '1'), at(131, '2')), 'd.csv')]);
  expect(measureLags(placed)).toEqual([59 * 60, 59 * 60, 61 * 60, 61 * 60, 61 * 60]);
  expect(dropIsolated(placed, 3600).kept).toHaveLength(2);
  expect(dropIsolated(placed, 3660).kept).toHaveLength(5);
});

const SHARED = new URL('../../../../shared/formats/', import.meta.url);
const open = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, SHARED)));
const read = (name: string) => readReceivers(open(name), name, loadSqlite, 'Europe/Copenhagen');

describe.skipIf(!existsSync(SHARED))('samples of the networks (skipped where ../shared/formats is not there)', () => {
  test('GLATOS: of walleye_detections[129:138] the third and the eighth are possibly false, as in the tests of glatos', async () => {
    const { placed } = joinStations([await read('acoustic-glatos/walleye_detections-first400.csv')]);
    const lags = measureLags(placed);
    expect(lags.slice(128, 138).map((lag) => (lag !== undefined && lag <= 3600 ? 1 : 0))).toEqual([1, 1, 0, 1, 1, 1, 1, 0, 1, 1]);
    // The file's own min_lag, of every detection whose neighbour was not cut off.
    const stated = new TextDecoder()
      .decode(open('acoustic-glatos/walleye_detections-first400.csv'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.trim().split(',').at(-1)));
    const differ = lags.flatMap((lag, i) => (lag === stated[i] ? [] : [i]));
    expect(lags).toHaveLength(399);
    expect(
      differ.every((i) => i > 380),
      differ.join(),
    ).toBe(true);
  });

  test('Motus: hits and receivers of the database as its own views count them', async () => {
    const { deployments, detections, rowsRead, leftOut } = await read('motus/gps_sample.motus');
    expect(rowsRead).toBe(1989 + 3214);
    // select count(*) from recvDeps where latitude is not null, without mobile and pending ones.
    expect(deployments).toHaveLength(1957);
    // Every hit is of a run that Motus holds for false (2,748 by alltags), or of the test tag (466).
    expect(detections).toHaveLength(0);
    expect(leftOut.list().map(({ reason, n }) => [reason, n])).toEqual([
      ['dropped.receiverMobile', 14],
      ['dropped.receiverNoPlace', 9],
      ['dropped.receiverPending', 9],
      ['dropped.motusFilter', 2748],
      ['dropped.testTag', 466],
    ]);
  });

  test.each([
    ['IMOS', ['acoustic-imos/IMOS_receiver_deployment_metadata.csv', 'acoustic-imos/IMOS_detections.csv'], 597],
    ['OTN', ['acoustic-otn/hfx_deployments-first300.csv', 'acoustic-otn/blue_shark_detections-first300.csv'], 299],
    ['actel', ['acoustic-actel/deployments.csv', 'acoustic-actel/spatial.csv', 'acoustic-actel/biometrics.csv', 'acoustic-actel/detections.csv'], 875],
  ])('%s: every detection finds its station', async (_, names, n) => {
    const files = await Promise.all(names.map(read));
    const { placed, leftOut } = joinStations(files);
    expect(placed).toHaveLength(n);
    expect(leftOut.list()).toEqual([]);
  });
});
