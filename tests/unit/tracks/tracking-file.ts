/** A small Movebank CSV, its columns in no special order. */
export const COLUMNS = [
  'event-id',
  'visible',
  'timestamp',
  'location-long',
  'location-lat',
  'manually-marked-outlier',
  'import-marked-outlier',
  'algorithm-marked-outlier',
  'argos:lc',
  'individual-taxon-canonical-name',
  'tag-local-identifier',
  'individual-local-identifier',
  'study-name',
] as const;
export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const GOOD: Cells = {
  visible: 'true',
  timestamp: '2020-03-01 00:00:00.000',
  'location-long': '71.5',
  'location-lat': '48.25',
  'individual-taxon-canonical-name': 'Saiga tatarica',
  'tag-local-identifier': '900',
  'individual-local-identifier': '7',
  'study-name': 'Steppe',
};

/** The text of a file whose rows are good save for the cells named. */
export function writeTrackingFile(rows: readonly Cells[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => ({ ...GOOD, ...row })[column] ?? '').join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

/** `count` rows an hour apart, walking east. */
export function hourlyRows(count: number, individual = '7'): Cells[] {
  return Array.from({ length: count }, (_, i) => ({
    timestamp: new Date(Date.UTC(2020, 2, 1, i)).toISOString().replace('T', ' ').slice(0, 23),
    'location-long': (71.5 + i / 100).toFixed(5),
    'individual-local-identifier': individual,
  }));
}
