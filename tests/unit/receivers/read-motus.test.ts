import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { loadSqlite } from '../../../src/cli/load-sqlite.ts';
import { joinStations } from '../../../src/domain/receivers/join-stations.ts';
import { readReceivers } from '../../../src/domain/receivers/read-receivers.ts';
import { toldOf } from '../i18n/catalogues.ts';

const sqlite = await initSqlJs({ wasmBinary: await loadSqlite() });

const SCHEMA = `
CREATE TABLE recvDeps (deployID INTEGER, serno TEXT, deviceID INTEGER, status TEXT, name TEXT, latitude REAL, longitude REAL, isMobile INTEGER, tsStart REAL, tsEnd REAL, utcOffset REAL);
CREATE TABLE tagDeps (tagID INTEGER, deployID INTEGER, tsStart REAL, tsEnd REAL, speciesID INTEGER, test INTEGER);
CREATE TABLE batches (batchID INTEGER, motusDeviceID INTEGER);
CREATE TABLE runs (runID INTEGER, motusTagID INTEGER, len INTEGER, motusFilter REAL);
CREATE TABLE hits (hitID INTEGER, runID INTEGER, batchID INTEGER, ts REAL);
CREATE TABLE species (id INTEGER, scientific TEXT);
CREATE TABLE tagAmbig (ambigID INTEGER);`;
/** Two deployments of one receiver, the second with a clock two hours ahead; a tag that two animals carried, one after the other. */
const ROWS = `
INSERT INTO recvDeps VALUES (1, 'SG-1', 10, 'terminated', 'Mast', 55.0, 8.5, 0, 1500000000, 1510000000, NULL),
  (2, 'SG-1', 10, 'active', 'Tower', 53.0, 9.0, 0, 1510000001, NULL, 2), (3, 'SG-3', 30, 'active', 'Van', 53.0, 9.0, 1, 1500000000, NULL, NULL);
INSERT INTO tagDeps VALUES (7, 100, 1490000000, 1505000000, 5, 0), (7, 101, 1505000001, NULL, 5, 0), (8, 102, 1490000000, NULL, 5, 1);
INSERT INTO batches VALUES (1, 10), (3, 30);
INSERT INTO runs VALUES (1, 7, 9, 1), (2, 7, 9, 0), (3, 7, 3, NULL), (4, 8, 9, 1), (5, -1, 9, 1), (6, 7, 4, NULL);
INSERT INTO species VALUES (5, 'Calidris alpina');
INSERT INTO tagAmbig VALUES (-1);
INSERT INTO hits VALUES (1, 1, 1, 1500000100), (2, 1, 1, 1506000000), (3, 6, 1, 1520000000), (4, 2, 1, 1500000200), (5, 3, 1, 1500000300),
  (6, 4, 1, 1500000400), (7, 5, 1, 1500000500), (8, 1, 3, 1500000600), (9, 1, 1, 1400000000), (10, 1, 99, 1500000700);`;

function make(sql: string): Uint8Array {
  const database = new sqlite.Database();
  database.run(sql);
  const bytes = database.export();
  database.close();
  return bytes;
}

const read = (bytes: Uint8Array) => readReceivers(bytes, 'x.motus', loadSqlite);

describe('a Motus database, made up', () => {
  test('hits belong to the deployments of receiver and tag in whose time they lie, and clocks are set right', async () => {
    const { deployments, detections, rowsRead, leftOut } = await read(make(SCHEMA + ROWS));
    expect(deployments.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Mast'],
      ['2', 'Tower'],
    ]);
    expect(detections.map(({ animal, deployment, time, species }) => [animal, deployment, time / 1000, species])).toEqual([
      ['100', '1', 1500000100, 'Calidris alpina'],
      ['101', '1', 1506000000, 'Calidris alpina'],
      ['101', '2', 1520000000 - 7200, 'Calidris alpina'],
    ]);
    expect(leftOut.list().map(({ reason, n }) => [reason, n])).toEqual([
      ['dropped.receiverMobile', 2],
      ['dropped.motusFilter', 1],
      ['dropped.shortRun', 1],
      ['dropped.testTag', 1],
      ['dropped.ambiguousTag', 1],
      ['dropped.noAnimal', 1],
      ['dropped.noReceiver', 1],
    ]);
    expect(rowsRead).toBe(deployments.length + detections.length + leftOut.list().reduce((sum, { n }) => sum + n, 0));
    expect(joinStations([await read(make(SCHEMA + ROWS))]).placed.map(({ station }) => station.name)).toEqual(['Mast', 'Mast', 'Tower']);
  });

  test.each([
    [
      'a table that is a view',
      `${SCHEMA}${ROWS} ALTER TABLE hits RENAME TO h; CREATE VIEW hits AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS hitID, 1 AS runID, 1 AS batchID, 0.0 AS ts FROM n;`,
      'hits',
    ],
    ['a table that is not there', SCHEMA.replace(/CREATE TABLE runs[^;]*;/, ''), 'runs'],
    ['a column that is not there', SCHEMA.replace('motusFilter', 'filter'), 'motusFilter'],
    [
      'a column that is made by the file',
      SCHEMA.replace('len INTEGER, motusFilter REAL', 'len INTEGER, motusFilter REAL AS (zeroblob(100000000))'),
      'motusFilter',
    ],
  ])('%s is one message that names it', async (_, sql, named) => {
    const { message } = await toldOf(read(make(sql)));
    expect(message).toContain('x.motus');
    expect(message).toContain(named);
  });

  test('cut short or damaged anywhere it is read or refused with its name, never a crash', async () => {
    const whole = make(SCHEMA + ROWS);
    const outcomes = new Set<string>();
    for (let at = 16; at < whole.length; at += 1009) {
      for (const bytes of [whole.slice(0, at), whole.map((byte, i) => (i >= at && i < at + 32 ? byte ^ 0xff : byte))]) {
        const outcome = await read(bytes).then(
          () => 'read',
          async (error: unknown) => ((await toldOf(Promise.reject(error))).message.includes('x.motus') ? 'refused' : 'other'),
        );
        outcomes.add(outcome);
      }
    }
    expect([...outcomes].sort()).toEqual(['read', 'refused']);
  });
});
