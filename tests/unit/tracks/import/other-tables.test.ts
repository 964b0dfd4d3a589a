import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { nameOtherTable } from '../../../../src/domain/tracks/import/other-table.ts';
import { english } from '../../i18n/catalogues.ts';
import { givenFile, importError } from './given-file.ts';

const FORMATS = new URL('../../../../../shared/formats/', import.meta.url).pathname;

const HEADERS: readonly (readonly [header: string, format: string, holds: string])[] = [
  ['animal_id,animal_project_code,tag_serial_number,acoustic_tag_id,capture_latitude', 'ETN', 'tags'],
  ['receiver_id,manufacturer,receiver_model,receiver_serial_number,modem_address', 'ETN', 'receivers'],
  ['transmitter_id,transmitter_deployment_id,transmitter_deployment_datetime', 'IMOS', 'tags'],
  ['detection_datetime,receiver_deployment_id,transmitter_id', 'IMOS', 'detections'],
  ['tagID,deployID,projectID,tsStart,tsEnd,latitude,longitude', 'Motus', 'tags'],
  ['metasite_id,description,cntrd_lt,cntrd_ln,n_ndvdl,activity_code', 'MiCO', 'nodes'],
  ['source,target,type,weight,start_x,end_x,start_y,end_y,num_individuals', 'MiCO', 'links'],
  ['code,country,siteid,site_name,species,years_monitored,latitude,longitude,nesting_status', 'SWOT', 'nodes'],
  ['site_id,lat,lon,country,csn_site_name,protected,pop_id,season', 'Critical Site Network Tool', 'sites'],
  ['pop_id,population,iucn_category,flyway_range,size_min,ramsar_criterion', 'Critical Site Network Tool', 'populations'],
  ['basisOfRecord,eventID,occurrenceID,individualCount,scientificName', 'Darwin Core', 'counts'],
];

describe('tables that become an entry of an atlas are named, and are no question about columns', () => {
  test.each(HEADERS)('%s', async (header, format, holds) => {
    expect(nameOtherTable(header.split(','))).toMatchObject({ format, holds });
    const row = header.replaceAll(/[^,]+/g, '1');
    const error = await importError(givenFile('table.csv', `${header}\n${row}\n`));
    expect([error.code, error.place]).toEqual(['table.other', { file: 'table.csv', row: 1 }]);
    expect(english.say(error)).toContain(`(${format}), not of tracks.`);
  });

  test('who says which column holds what is heard', async () => {
    const header = 'siteid,nesting_status,who,when,lon,lat';
    const file = givenFile('table.csv', `${header}\n1,2,a,2020-05-01T00:00:00Z,5,50\n1,2,a,2020-05-01T06:00:00Z,5.1,50\n`);
    const read = await importTracks([file], { mapping: { map: { individual: 'who', time: 'when', x: 'lon', y: 'lat' } } });
    expect(read.kind).toBe('tracks');
  });

  test.each(['animal_id,time,longitude,latitude', 'eventID,occurrenceID,individualCount,organismID,decimalLatitude'])(
    'fixes are none of them: %s',
    (header) => {
      expect(nameOtherTable(header.split(','))).toBeUndefined();
    },
  );
});

const folders = existsSync(FORMATS) ? ['mico-network', 'critical-site-network', 'turtle-swot'] : [];

test.skipIf(folders.length === 0)('the samples of networks and lists of sites in ../shared/formats are named', async () => {
  const files = folders.flatMap((folder) => readdirSync(join(FORMATS, folder)).map((name) => join(FORMATS, folder, name)));
  const tables = files.filter((path) => /metasites|metaroutes|csn-|site_locations-no/.test(path) && path.endsWith('.csv'));
  const codes = await Promise.all(tables.map(async (path) => (await importError(givenFile(path, readFileSync(path)))).code));
  expect(codes).toEqual(tables.map(() => 'table.other'));
  expect(tables.length).toBeGreaterThanOrEqual(5);
});
