import { findSpec } from '../../receivers/table-specs.ts';
import { normaliseColumn } from './movebank-table.ts';

/** What tables hold that become an entry of an atlas, and are no tracks. */
export type Held = 'receivers' | 'detections' | 'places' | 'tags' | 'measurements' | 'nodes' | 'links' | 'sites' | 'populations' | 'counts';

/** A table that is known by its header, and not one of fixes. */
export interface OtherTable {
  /** Whose columns they are. */
  readonly format: string;
  readonly holds: Held;
}

/** Tables by columns that they have and others have not, and by those that they lack. */
const BY_COLUMNS: readonly (OtherTable & { readonly needs: readonly string[]; readonly lacks?: readonly string[] })[] = [
  { format: 'ETN', holds: 'tags', needs: ['animal_id', 'animal_project_code', 'acoustic_tag_id'] },
  { format: 'ETN', holds: 'receivers', needs: ['receiver_id', 'receiver_model', 'receiver_serial_number', 'modem_address'] },
  { format: 'ETN', holds: 'tags', needs: ['tag_serial_number', 'acoustic_tag_id', 'tag_subtype'] },
  { format: 'IMOS', holds: 'tags', needs: ['transmitter_id', 'transmitter_deployment_id', 'transmitter_deployment_datetime'] },
  { format: 'IMOS', holds: 'measurements', needs: ['transmitter_deployment_id', 'measurement_type', 'measurement_value'] },
  { format: 'OTN', holds: 'tags', needs: ['animal_reference_id', 'animal_guid'] },
  { format: 'OTN', holds: 'tags', needs: ['release_guid', 'release_reference_id', 'tag_device_id'] },
  { format: 'Motus', holds: 'tags', needs: ['tagID', 'deployID', 'tsStart', 'tsEnd'] },
  { format: 'MiCO', holds: 'nodes', needs: ['cntrd_lt', 'cntrd_ln'] },
  { format: 'MiCO', holds: 'links', needs: ['source', 'target', 'start_x', 'end_x'] },
  { format: 'SWOT', holds: 'nodes', needs: ['siteid', 'nesting_status'] },
  { format: 'Critical Site Network Tool', holds: 'sites', needs: ['site_id', 'csn_site_name'] },
  { format: 'Critical Site Network Tool', holds: 'populations', needs: ['pop_id', 'flyway_range'] },
  { format: 'Darwin Core', holds: 'counts', needs: ['eventID', 'occurrenceID', 'individualCount'], lacks: ['decimalLatitude', 'organismID'] },
];

/**
 * What a header says its table is, of those of radio and acoustic networks, networks of sites and lists of sites; undefined
 * for any other.
 */
export function nameOtherTable(header: readonly string[]): OtherTable | undefined {
  const spec = findSpec(header);
  return spec ? { format: spec.format, holds: spec.holds } : nameTableBeside(header);
}

/** The same of a table of which no reader of receivers and detections reads anything. */
export function nameTableBeside(header: readonly string[]): OtherTable | undefined {
  if (findSpec(header)) return undefined;
  const names = new Set(header.map(normaliseColumn));
  const has = (name: string): boolean => names.has(normaliseColumn(name));
  return BY_COLUMNS.find(({ needs, lacks = [] }) => needs.every(has) && !lacks.some(has));
}
