import { normaliseColumn } from '../tracks/import/movebank-table.ts';
import type { ReceiverFormat } from './receivers.ts';

/** What a column of a table can hold. */
export type ReceiverRole =
  | 'id'
  | 'receiver'
  | 'name'
  | 'lat'
  | 'lon'
  | 'start'
  | 'end'
  | 'seen'
  | 'status'
  | 'mobile'
  | 'type'
  | 'animal'
  | 'time'
  | 'transmitter'
  | 'code'
  | 'species'
  | 'run'
  | 'filter'
  | 'test'
  | 'ambiguous';

/** A table that is known by its header. */
export interface TableSpec {
  readonly format: ReceiverFormat;
  readonly holds: 'receivers' | 'detections' | 'places' | 'tags';
  /** Columns that it has and others have not. */
  readonly needs: readonly string[];
  /** The first of the names that the header has holds the role. */
  readonly map: Partial<Record<ReceiverRole, string | readonly string[]>>;
  /** Whether its clock is that of a place, which the file does not name. */
  readonly local?: boolean;
}

/** Most special first. Names are compared without regard to case, underscores and points. */
const SPECS: readonly TableSpec[] = [
  {
    format: 'Motus',
    holds: 'detections',
    needs: ['motusTagID', 'ts', 'runLen'],
    map: {
      animal: 'tagDeployID',
      time: ['tsCorrected', 'ts'],
      transmitter: 'motusTagID',
      id: 'recvDeployID',
      name: 'recvDeployName',
      lat: 'recvDeployLat',
      lon: 'recvDeployLon',
      species: 'speciesSci',
      run: 'runLen',
      filter: 'motusFilter',
      test: 'tagDeployTest',
      ambiguous: 'ambigID',
      mobile: 'isRecvMobile',
    },
  },
  {
    format: 'Motus',
    holds: 'receivers',
    needs: ['recvDeployID', 'deploymentName', 'latitude', 'longitude'],
    map: {
      id: 'recvDeployID',
      receiver: 'receiverID',
      name: 'deploymentName',
      lat: 'latitude',
      lon: 'longitude',
      start: ['tsStart', 'dtStart'],
      end: ['tsEnd', 'dtEnd'],
      status: 'status',
      mobile: 'isMobile',
    },
  },
  {
    format: 'IMOS',
    holds: 'detections',
    needs: ['detection_datetime', 'receiver_deployment_id', 'transmitter_id'],
    map: {
      animal: 'transmitter_deployment_id',
      time: 'detection_datetime',
      transmitter: 'transmitter_id',
      id: 'receiver_deployment_id',
      receiver: 'receiver_name',
      name: 'station_name',
      lat: 'receiver_deployment_latitude',
      lon: 'receiver_deployment_longitude',
      species: 'species_scientific_name',
    },
  },
  {
    format: 'IMOS',
    holds: 'receivers',
    needs: ['receiver_deployment_id', 'receiver_deployment_latitude', 'receiver_deployment_datetime'],
    map: {
      id: 'receiver_deployment_id',
      receiver: 'receiver_name',
      name: 'station_name',
      lat: 'receiver_deployment_latitude',
      lon: 'receiver_deployment_longitude',
      start: 'receiver_deployment_datetime',
      end: 'receiver_recovery_datetime',
    },
  },
  {
    format: 'ETN',
    holds: 'detections',
    needs: ['date_time', 'acoustic_tag_id', 'deployment_id'],
    map: {
      animal: 'animal_id',
      time: 'date_time',
      transmitter: 'acoustic_tag_id',
      id: 'deployment_id',
      receiver: 'receiver_id',
      name: 'station_name',
      lat: 'deploy_latitude',
      lon: 'deploy_longitude',
      species: 'scientific_name',
    },
  },
  {
    format: 'ETN',
    holds: 'receivers',
    needs: ['deployment_id', 'deploy_latitude', 'deploy_longitude', 'deploy_date_time'],
    map: {
      id: 'deployment_id',
      receiver: 'receiver_id',
      name: 'station_name',
      lat: 'deploy_latitude',
      lon: 'deploy_longitude',
      start: 'deploy_date_time',
      end: 'recover_date_time',
    },
  },
  {
    format: 'GLATOS',
    holds: 'detections',
    needs: ['detection_timestamp_utc', 'animal_id', 'receiver_sn'],
    map: {
      animal: 'animal_id',
      time: 'detection_timestamp_utc',
      transmitter: 'transmitter_id',
      code: 'transmitter_codespace',
      receiver: 'receiver_sn',
      name: 'station',
      lat: 'deploy_lat',
      lon: 'deploy_long',
      species: ['scientific_name', 'common_name_e'],
    },
  },
  {
    format: 'GLATOS',
    holds: 'receivers',
    needs: ['station', 'deploy_lat', 'deploy_long', 'deploy_date_time'],
    map: {
      receiver: 'ins_serial_no',
      name: 'station',
      lat: 'deploy_lat',
      lon: 'deploy_long',
      start: 'deploy_date_time',
      end: 'recover_date_time',
    },
  },
  {
    format: 'OTN',
    holds: 'detections',
    needs: ['catalogNumber', 'dateCollectedUTC', 'decimalLatitude', 'decimalLongitude'],
    map: {
      animal: 'catalogNumber',
      time: 'dateCollectedUTC',
      transmitter: 'tagName',
      receiver: 'receiver',
      name: 'station',
      lat: 'decimalLatitude',
      lon: 'decimalLongitude',
      species: 'scientificName',
    },
  },
  {
    format: 'OTN',
    holds: 'receivers',
    needs: ['station_name', 'stn_lat', 'stn_long', 'deploy_date'],
    map: { name: 'station_name', lat: 'stn_lat', lon: 'stn_long', start: 'deploy_date', end: 'recovery_date', seen: 'last_download' },
  },
  {
    format: 'OTN',
    holds: 'receivers',
    needs: ['deployment_id', 'receiver_reference_id', 'latitude', 'longitude', 'recovery_datetime_utc'],
    map: {
      id: 'deployment_id',
      receiver: 'receiver_serial_number',
      name: 'receiver_reference_id',
      lat: 'latitude',
      lon: 'longitude',
      start: 'time',
      end: 'recovery_datetime_utc',
    },
  },
  {
    format: 'actel',
    holds: 'detections',
    needs: ['Timestamp', 'Receiver', 'CodeSpace', 'Signal'],
    map: { animal: 'Signal', time: 'Timestamp', transmitter: 'Signal', code: 'CodeSpace', receiver: 'Receiver' },
    local: true,
  },
  {
    format: 'actel',
    holds: 'receivers',
    needs: ['Receiver', 'Station.name', 'Start', 'Stop'],
    map: { receiver: 'Receiver', name: 'Station.name', start: 'Start', end: 'Stop' },
    local: true,
  },
  {
    format: 'actel',
    holds: 'places',
    needs: ['Station.name', 'Latitude', 'Longitude'],
    map: { name: 'Station.name', lat: 'Latitude', lon: 'Longitude', type: 'Type' },
  },
  { format: 'actel', holds: 'tags', needs: ['Signal', 'Release.date'], map: { animal: 'Signal' } },
];

/** The table that a header is of; undefined for any other. */
export function findSpec(header: readonly string[]): TableSpec | undefined {
  const names = new Set(header.map(normaliseColumn));
  return SPECS.find(({ needs }) => needs.every((name) => names.has(normaliseColumn(name))));
}

/** Where the roles of a table stand in its header. */
export function locateRoles(header: readonly string[], { map }: TableSpec): ReadonlyMap<ReceiverRole, number> {
  const names = header.map(normaliseColumn);
  const at = new Map<ReceiverRole, number>();
  for (const [role, given] of entriesOf(map)) {
    const index = [given]
      .flat()
      .map((name) => names.indexOf(normaliseColumn(name)))
      .find((found) => found >= 0);
    if (index !== undefined) at.set(role, index);
  }
  return at;
}

function entriesOf(map: TableSpec['map']): [ReceiverRole, string | readonly string[]][] {
  return ROLES.flatMap((role): [ReceiverRole, string | readonly string[]][] => {
    const given = map[role];
    return given === undefined ? [] : [[role, given]];
  });
}

const ROLES: readonly ReceiverRole[] = [
  'id',
  'receiver',
  'name',
  'lat',
  'lon',
  'start',
  'end',
  'seen',
  'status',
  'mobile',
  'type',
  'animal',
  'time',
  'transmitter',
  'code',
  'species',
  'run',
  'filter',
  'test',
  'ambiguous',
];

/** The tables that are known, by whose they are and the columns that tell each. */
export function nameTables(): string {
  return SPECS.map(({ format, needs }) => `${format} (${needs.join(', ')})`).join('; ');
}
