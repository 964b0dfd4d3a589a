import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, expect, test, vi } from 'vitest';
import { joinTrackOptions, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from '../../../src/cli/read-tracks.ts';
import { describeInEnglish } from '../../../src/cli/english.ts';

// Exports of collars' software and of Argos: what the fault suggests is run as it is printed, and asks for nothing more.

const folder = mkdtempSync(join(tmpdir(), 'atlas-suggested-'));
afterAll(() => rmSync(folder, { recursive: true }));

const two = (n: number): string => String(n).padStart(2, '0');
interface At {
  readonly day: string;
  readonly hour: string;
  readonly lat: string;
  readonly lon: string;
}
/** Rows of four fixes a day from a day on, beneath what stands above them. */
function written(head: string, row: (at: At) => string, first = 14): string {
  const rows = Array.from({ length: 8 }, (_, i) =>
    row({ day: two(first + Math.floor(i / 4)), hour: two(6 * (i % 4)), lat: (60 + i / 100).toFixed(5), lon: (10 + i / 100).toFixed(5) }),
  );
  return `${head}\n${rows.join('\n')}\n`;
}

const VECTRONIC =
  'No,CollarID,UTC_Date,UTC_Time,LMT_Date,LMT_Time,Origin,SCTS_Date,SCTS_Time,ECEF_X [m],ECEF_Y [m],ECEF_Z [m],Latitude [°],Longitude [°],Height [m],DOP,FixType,3D_Error [m],Sats,Mort. Status,Easting,Northing,AnimalID';
const vectronic = ({ day, hour, lat, lon }: At): string =>
  `1,12345,${day}.03.2021,${hour}:00:00,${day}.03.2021,${hour}:00:00,Iridium,${day}.03.2021,${hour}:01:00,31295,5631,55103,${lat},${lon},412,1.4,val. GPS-3D,4.2,9,normal,566012,6660123,F12`;
const LOTEK = 'Device ID,Device Name,Date & Time [GMT],Date & Time [Local],Latitude,Longitude,Altitude,Fix Status,DOP,Temp [C]';
const lotek = ({ day, hour, lat, lon }: At): string =>
  `81234,Elk 07,03/${day}/2021 ${hour}:00:00,03/${day}/2021 ${hour}:00:00,${lat},${lon},1880,3D V Fix,2.1,9`;
const ARGOS = 'Platform ID No.;Platform name;Loc. date;Loc. quality;Latitude;Longitude;Error radius;Semi-major axis;Semi-minor axis';
const argos = ({ day, hour, lat, lon }: At): string => `123456;Stork 1;${day}/03/2021 ${hour}:00:00;3;${lat};${lon};500;700;300`;
const TELONICS_HEAD = [
  'Headers Row,12',
  'File Name,C:\\TDC\\677123A Condensed.csv',
  'Report Type,Condensed',
  'CTN,677123A',
  'Sensors,"Temperature, Activity, Mortality"',
  'Start Time,2021.03.14 06:00:00',
  'Report Time Zone,UTC',
  '',
];
const TELONICS =
  'Acquisition Time,Acquisition Start Time,Satellite Name,Iridium CEP Radius,GPS Fix Time,GPS Fix Attempt,GPS Latitude,GPS Longitude,GPS UTM Zone,GPS UTM Northing,GPS UTM Easting,GPS Horizontal Error,Mortality,Error';
const telonics = ({ day, hour, lat, lon }: At): string =>
  `2021.03.${day} ${hour}:00:00,2021.03.${day} ${hour}:00:00,,,2021.03.${day} ${hour}:00:30,Succeeded (3D),${lat},${lon},32V,6660123,566012,6.2,No,`;

type File = readonly [name: string, text: string, row: number, filled?: readonly [what: string, by: string]];
const FILES: readonly File[] = [
  ['vectronic.csv', written(VECTRONIC, vectronic), 1],
  ['vectronic-both-orders.csv', written(VECTRONIC, vectronic, 4), 1],
  ['vectronic-without-animal.csv', written(VECTRONIC.replace(',AnimalID', ''), (at) => vectronic(at).replace(/,F12$/, '')), 1],
  ['vectronic-preamble.csv', written(`Collar ID,12345\nCollar Type,VERTEX Plus\nExported,14.03.2021 10:22:11\n\n${VECTRONIC}`, vectronic), 5],
  ['lotek.csv', written(LOTEK, lotek), 1],
  ['lotek-both-orders.csv', written(LOTEK, lotek, 4), 1, ['FORM', 'month-day-year']],
  ['lotek-preamble.csv', written(`Product Type,Iridium TrackM 2D\nDevice ID,81234\nStart,3/14/2021\nTime Zone,GMT\n\n${LOTEK}`, lotek), 6],
  ['argos.csv', written(ARGOS, argos), 1],
  ['argos-both-orders.csv', written(ARGOS, argos, 4), 1, ['FORM', 'day-month-year']],
  ['argos-preamble.csv', written(`Program;12345\nPeriod start;14/03/2021 00:00:00\nReference;UTC\n\n${ARGOS}`, argos), 5],
  ['telonics.csv', written([...TELONICS_HEAD, TELONICS].join('\n'), telonics), 9],
  [
    'ats.csv',
    written('ATS WildLink\nModel,G2110E2\n\nCollarSerialNumber,Year,Julianday,Hour,Minute,Latitude,Longitude,FixTime', ({ day, hour, lat, lon }) =>
      ['036123', '21', 59 + Number(day), hour, 0, lat, lon, 33].join(','),
    ),
    4,
    ['NAME', '-07:00'],
  ],
  [
    'ecotone.csv',
    written('Logger;KRAK01;;\nSpecies;Larus argentatus;;\nGPSID;Year;Month;Day;Hour;Minute;Second;SecOfDay;Latitude;Longitude', ({ day, hour, lat, lon }) =>
      ['KRAK01', 2021, 3, day, hour, 0, 0, 3600 * Number(hour), lat, lon].join(';'),
    ),
    3,
    ['NAME', 'UTC'],
  ],
  [
    'followit.csv',
    written('Collar;T5H-2412;\nObject;Moose 12;\n\nName;Date;Time;TTF;Latitude;Longitude;SATS;X;Y', ({ day, hour, lat, lon }) =>
      ['Moose 12', `2021-03-${day}`, `${hour}:00`, 30, lat.replace('.', ','), lon.replace('.', ','), 7, 0, 0].join(';'),
    ),
    4,
    ['NAME', 'Europe/Stockholm'],
  ],
  [
    'wildlife-tracking.csv',
    written('Africa Wildlife Tracking,,,\nTag,AM123,,\nPeriod,2021/03/14,2021/03/20,\nTag,Name,Date/Time,Latitude,Longitude,HDOP', ({ day, hour, lat, lon }) =>
      ['AM123', 'Kambaku', `2021/03/${day} ${hour}:00:00`, lat, lon, 1].join(','),
    ),
    4,
    ['NAME', '+02:00'],
  ],
  [
    'utm.csv',
    written('deer;when;east;north', ({ day, hour }) => [`d`, `2021-03-${day}T${hour}:00:00Z`, '500000', `66518${hour}`].join(';')),
    1,
    ['EPSG:N', 'EPSG:32632'],
  ],
  [
    'e-obs.csv',
    written('device-id,1234\nexport,2021-03-20 10:00:00\n\ndevice-id,type,utc-date,utc-time,status,longitude,latitude', ({ day, hour, lat, lon }) =>
      ['1234', 'GPS', `${day}.03.2021`, `${hour}:00:00`, 'A', lon, lat].join(','),
    ),
    4,
  ],
];

/** Words of a command line; what stands in quotation marks is one. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g)].map(([word]) =>
    word.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replaceAll(/\\(.)/g, '$1')),
  );

async function attempt(path: string, words: readonly string[]) {
  const { values } = parseArgs({ args: joinTrackOptions(words), options: TRACK_OPTIONS });
  const mapping = readMapping(values, undefined);
  return readTracks([openTrackingFile(path)], mapping ? { mapping } : {});
}

test.each(FILES.map((file) => ({ name: file[0], file })))('$name', async ({ file: [name, text, row, filled] }) => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const path = join(folder, name);
  writeFileSync(path, text);
  const fault = await attempt(path, []).then(() => '', describeInEnglish);
  expect(fault).toContain(`${path}, row ${row}: `);
  const [, suggested = ''] = /perhaps (--map .*?)(?:; (?:(?:FORM|NAME|EPSG:N) is|row \d+ says) .*)?; found are /.exec(fault) ?? [];
  // In capitals stands what nobody else can know, and what it is is said.
  expect(/ (FORM|NAME|EPSG:N|\S+=COLUMN)(?: |$)/.exec(suggested)?.[1]).toBe(filled?.[0]);
  if (filled) expect(fault).toContain(`; ${filled[0]} is `);
  const { tracks } = await attempt(path, wordsOf(filled ? suggested.replace(` ${filled[0]}`, ` ${filled[1]}`) : suggested));
  expect(tracks.map(({ time }) => time.length)).toEqual([8]);
  const [{ lat, lon } = { lat: [], lon: [] }] = tracks;
  expect([lat[0]?.toFixed(1), lon[0]?.toFixed(1)]).toEqual(name === 'utm.csv' ? ['60.0', '9.0'] : ['60.0', '10.0']);
  expect(new Date(tracks[0]?.time[0] ?? 0).toISOString()).toMatch(/^2021-03-[01][34]T/);
  printed.mockRestore();
});

test('a column whose name a shell would read is written as one word', async () => {
  const path = join(folder, 'shell.csv');
  writeFileSync(path, 'id,"when $at ""UTC""",lon,lat\na,2021-03-14 06:00,10,60\na,2021-03-14 12:00,11,60\n');
  const fault = await attempt(path, []).then(() => '', describeInEnglish);
  if (fault !== '') expect(fault).toContain(String.raw`time="when \$at \"UTC\""`);
});
