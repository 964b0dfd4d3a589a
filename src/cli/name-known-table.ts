import { findSpec } from '../domain/receivers/table-specs.ts';
import { normaliseColumn } from '../domain/tracks/import/movebank-table.ts';

/** A table that is known by its header, and not one of fixes. */
export interface KnownTable {
  readonly format: string;
  readonly what: string;
}

const HELD = { receivers: 'receivers', detections: 'detections', places: 'stations', tags: 'tagged animals' } as const;

/** Tables that stand beside those of receivers and detections, by columns that they have and others have not. */
const BESIDE: readonly (KnownTable & { readonly needs: readonly string[] })[] = [
  { format: 'ETN', what: 'tagged animals', needs: ['animal_id', 'animal_project_code', 'acoustic_tag_id'] },
  { format: 'ETN', what: 'receivers without their places', needs: ['receiver_id', 'receiver_model', 'receiver_serial_number', 'modem_address'] },
  { format: 'ETN', what: 'tags', needs: ['tag_serial_number', 'acoustic_tag_id', 'tag_subtype'] },
  { format: 'IMOS', what: 'transmitters', needs: ['transmitter_id', 'transmitter_deployment_id', 'transmitter_deployment_datetime'] },
  { format: 'IMOS', what: 'measurements of animals', needs: ['transmitter_deployment_id', 'measurement_type', 'measurement_value'] },
  { format: 'OTN', what: 'tagged animals', needs: ['animal_reference_id', 'animal_guid'] },
  { format: 'OTN', what: 'releases of tags', needs: ['release_guid', 'release_reference_id', 'tag_device_id'] },
];

/** What a header says its table is, of those of acoustic and radio networks; undefined for any other. */
export function nameKnownTable(header: readonly string[]): KnownTable | undefined {
  const spec = findSpec(header);
  return spec ? { format: spec.format, what: HELD[spec.holds] } : nameTableBeside(header);
}

/** The same of a table that stands beside those of receivers and detections, and of which nothing is read. */
export function nameTableBeside(header: readonly string[]): KnownTable | undefined {
  if (findSpec(header)) return undefined;
  const names = new Set(header.map(normaliseColumn));
  return BESIDE.find(({ needs }) => needs.every((name) => names.has(normaliseColumn(name))));
}
