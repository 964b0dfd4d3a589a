import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTracksCsv } from '../../src/domain/tracks/write-tracks-csv.ts';
import { simulateTrack } from '../unit/movement/simulate-track.ts';

// Small modules of every kind that the build knows, made here: they need no file from elsewhere.

const RIGHTS = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody (2026), Made for a test' };
const SPECIES = { scientific: 'Rangifer tarandus', common: 'Reindeer', group: 'ungulate' };

/** Writes a module of these files, each a source by its name without what follows the first full stop; `rest` of its manifest. */
export function writeModule(folder: string, id: string, files: Readonly<Record<string, string | Uint8Array>>, rest: object): void {
  mkdirSync(join(folder, id), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, id, name), content);
  const sources = Object.entries(files).map(([file, content]) => ({
    id: file.replace(/\..*$/, ''),
    title: `Source ${file}`,
    file,
    url: `https://doi.org/10.5072/${id}`,
    sha256: createHash('sha256').update(content).digest('hex'),
    accessed: '2026-11-24',
    ...RIGHTS,
  }));
  const manifest = { id, title: `Module ${id}`, custodian: 'Nobody', summary: 'For a test.', ...RIGHTS, sources, ...rest };
  writeFileSync(join(folder, id, 'module.json'), JSON.stringify(manifest));
}

/** A square of `size` degrees, its south-west corner at [lon, lat]. */
export function square(lon: number, lat: number, size: number): number[][][] {
  return [
    [
      [lon, lat],
      [lon + size, lat],
      [lon + size, lat + size],
      [lon, lat + size],
      [lon, lat],
    ],
  ];
}

const collection = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

function writeRoads(folder: string, id: string, lon: number): void {
  const features = [0, 1, 2].map((road) => ({
    type: 'Feature',
    properties: { number: `E${road}` },
    geometry: {
      type: 'LineString',
      coordinates: [
        [lon, 60 + road / 10],
        [lon + 1, 60.5 + road / 10],
      ],
    },
  }));
  const layer = { id: `roads-${id}`, kind: 'roads', title: `Roads of ${id}`, source: 'roads', maxZoom: 6, idField: 'number', covers: { area: 'world' } };
  writeModule(folder, id, { 'roads.geojson': collection(features) }, { layers: [layer] });
}

/** A custodian's corridor in two classes, each without the other, and a route. */
export function writeDrawn(folder: string, id: string, corridors: readonly { readonly class: string; readonly polygon: number[][][] }[]): void {
  const features = corridors.map(({ class: name, polygon }) => ({
    type: 'Feature',
    properties: { klass: name },
    geometry: { type: 'Polygon', coordinates: polygon },
  }));
  const population = {
    evidence: 'published',
    id: `${id}-herd`,
    name: `Herd of ${id}`,
    place: 'The hills',
    species: SPECIES,
    maxZoom: 6,
    corridors: [{ source: 'corridors', use: { field: 'klass', values: { seldom: 'low', often: 'high' } } }],
    sample: { individuals: 12, firstYear: 2001, lastYear: 2004, statement: 'Twelve collared animals and forty herders.' },
    method: { text: 'Drawn with herders on maps.' },
    figures: [{ label: 'Animals', value: 'about 3,000' }],
  };
  writeModule(folder, id, { 'corridors.geojson': collection(features) }, { populations: [population] });
}

/** A herd that goes away in April and comes back in September, `animals` of them; `more` of its manifest's population. */
export function writeHerd(folder: string, id: string, more: object = {}, animals = 2): void {
  const tracks = Array.from({ length: animals }, (_, i) => i + 1).map((seed) =>
    simulateTrack({
      individual: `animal ${seed}`,
      days: 360,
      stepH: 8,
      wanderKm: 2,
      seed,
      journeys: [
        [90, 110, 80],
        [250, 270, 0],
      ],
    }),
  );
  const population = {
    id: `${id}-herd`,
    name: `Tracked herd of ${id}`,
    place: 'The plain',
    species: SPECIES,
    tracks: ['tracks'],
    topSpeedKmh: 100,
    seasons: 'spring-autumn',
    method: { method: 'line-buffer', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 3000, minDistanceKm: 30, minDaysAway: 30 },
    notes: [],
    maxZoom: 6,
    ...more,
  };
  writeModule(folder, id, { 'tracks.csv': writeTracksCsv(tracks) }, { populations: [population] });
}

/** Animals that wander about one place: the file of both, and a population of each, by the model's finding and by the manifest's word. */
export function writeRangers(folder: string, id: string): void {
  const tracks = [1, 2].map((seed) => simulateTrack({ individual: `animal ${seed}`, days: 360, stepH: 8, wanderKm: 2, seed, journeys: [] }));
  const population = {
    place: 'The plain',
    species: SPECIES,
    tracks: ['tracks'],
    topSpeedKmh: 100,
    seasons: 'spring-autumn',
    method: { method: 'line-buffer', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 3000, minDistanceKm: 30, minDaysAway: 30 },
    notes: [],
    maxZoom: 6,
  };
  const populations = [
    { ...population, id: `${id}-found`, name: 'Found', individuals: ['animal 1'] },
    { ...population, id: `${id}-stated`, name: 'Stated', without: ['animal 1'], movement: { reason: 'They stay.' } },
  ];
  writeModule(folder, id, { 'tracks.csv': writeTracksCsv(tracks) }, { populations });
}

/** Nodes in MiCO's columns: two beaches and two banks, and a shoal of which nobody knows how many turtles it has. */
export const NODES_CSV = [
  'metasite_id,description,cntrd_ln,cntrd_lt,radius_m,n_ndvdl,activity_code,years',
  'B_1,North beach,10,10,5000,3,Nesting;Breeding,2004;2005',
  'B_2,South beach,10,-10,5000,3,Nesting,2004;2005',
  'F_1,North bank,30,12,20000,3,Feeding/Foraging,2005',
  'F_2,South bank,30,-12,20000,3,Feeding/Foraging;Observations,2005',
  'S_1,Shoal,20,0,20000,0,Nonbreeding,NA',
  '',
].join('\n');

/** Links in MiCO's columns: of three turtles of each beach, two go to the nearer bank and one to the other. */
export const LINKS_CSV = ['source,target,num_individuals,direction', 'B_1,F_1,2,NA', 'B_1,F_2,1,NA', 'B_2,F_1,1,NA', 'B_2,F_2,2,NA', ''].join('\n');

function writeNetwork(folder: string, id: string): void {
  const population = {
    evidence: 'network',
    id: `${id}-turtles`,
    name: `Turtles of ${id}`,
    place: 'The sea',
    species: { scientific: 'Chelonia exempli', common: 'Example turtle', group: 'turtle' },
    nodes: [{ source: 'nodes' }],
    links: [{ source: 'links' }],
    eachOnOneLink: true,
    sample: { individuals: 6, firstYear: 2004, lastYear: 2005 },
    method: { text: 'Counted by hand.' },
  };
  writeModule(folder, id, { 'nodes.csv': NODES_CSV, 'links.csv': LINKS_CSV }, { populations: [population] });
}

/** Ringing and encounters from one file; no bird of it is real. */
export function writeRings(folder: string, id: string, text: string, more: object = {}): void {
  const population = {
    evidence: 'encounters',
    id: `${id}-birds`,
    name: `Birds of ${id}`,
    place: 'Two continents',
    species: { scientific: 'Ciconia ciconia', common: 'White stork', group: 'bird' },
    maxZoom: 6,
    encounters: ['rings'],
    ...more,
  };
  writeModule(folder, id, { 'rings.txt': text }, { populations: [population] });
}

/** Two sites of one population, of which one holds one percent in each of three seasons; no site of it is real. */
function writeSites(folder: string, id: string): void {
  const source = { citation: 'Made up', url: 'https://example.org' };
  const population = {
    evidence: 'sites',
    id: `${id}-birds`,
    name: `Sites of ${id}`,
    place: 'Two continents',
    species: { scientific: 'Calidris exempli', common: 'Example sandpiper', group: 'bird' },
    sites: [{ source: 'list' }],
    flywayPopulations: [{ id: 'all', threshold: { individuals: 100, source } }],
  };
  const list = [
    'site_id,lat,lon,start,end,minimum,maximum,units,seasons_counted',
    'a,52,8,2009,2011,100,300,individuals,3',
    'b,13,2,2009,2012,5,20,individuals,3',
    '',
  ];
  writeModule(folder, id, { 'list.csv': list.join('\n') }, { populations: [population] });
}

/** A ring that is put on at one place and read at another, as the manual of EURING 2000 writes it, of a made-up bird. */
const RINGS = [
  'DERA0X........101ZZ0134001340N0ZUUU00U-----100620010----DEBR+523000+01300000820000000000000000',
  'DERA0X........104ZZ0134001340N0ZUUU00U-----150120030----FT00+130000+02000001243000000000000000',
];

/** Two receivers and one made-up fish, in the columns of GLATOS: heard twice at each within an hour. */
function writeReceivers(folder: string, id: string): void {
  const receivers = [
    'station,deploy_lat,deploy_long,deploy_date_time,recover_date_time,ins_serial_no',
    'A,60.1,8.1,2020-04-01 00:00:00,2020-10-01 00:00:00,1',
    'B,60.2,8.6,2020-04-01 00:00:00,,2',
    '',
  ];
  const detections = [
    'animal_id,detection_timestamp_utc,transmitter_codespace,transmitter_id,station,deploy_lat,deploy_long,receiver_sn',
    'fish,2020-05-01 00:00:00,A69,7,A,60.1,8.1,1',
    'fish,2020-05-01 00:10:00,A69,7,A,60.1,8.1,1',
    'fish,2020-06-01 00:00:00,A69,7,B,60.2,8.6,2',
    'fish,2020-06-01 00:10:00,A69,7,B,60.2,8.6,2',
    '',
  ];
  const population = {
    evidence: 'receivers',
    id: `${id}-fish`,
    name: `Fish of ${id}`,
    place: 'The river',
    species: { scientific: 'Salmo exempli', common: 'Example trout', group: 'fish' },
    maxZoom: 6,
    receivers: ['receivers', 'detections'],
  };
  writeModule(folder, id, { 'receivers.csv': receivers.join('\n'), 'detections.csv': detections.join('\n') }, { populations: [population] });
}

export const SMALL_MODULES = ['drawn', 'herd', 'network', 'receivers', 'rings', 'roads-east', 'roads-west', 'sites'] as const;

/** Writes all of them, each into its folder. */
export function writeSmallModules(folder: string): void {
  writeRoads(folder, 'roads-west', 8);
  writeRoads(folder, 'roads-east', 12);
  writeDrawn(folder, 'drawn', [
    { class: 'seldom', polygon: square(8, 60, 0.5) },
    { class: 'often', polygon: square(8.5, 60, 0.5) },
  ]);
  writeHerd(folder, 'herd');
  writeNetwork(folder, 'network');
  writeReceivers(folder, 'receivers');
  writeRings(folder, 'rings', RINGS.join('\n'));
  writeSites(folder, 'sites');
}
