import * as Comlink from 'comlink';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { ReadAreas } from '../domain/areas/read-areas-file.ts';
import type { Assessment } from '../domain/assessment/assess-alternative.ts';
import type { Project } from '../domain/assessment/project.ts';
import type { CorridorGrid } from '../domain/assessment/corridor-grid.ts';
import type { NamedFile } from '../domain/catalog/check-bytes.ts';
import type { Bbox } from '../domain/catalog/fields.ts';
import type { CatalogFiles } from '../domain/catalog/read-catalog-zip.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import type { BarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import type { PartsJoined } from '../domain/crossing-events/parts-joined.ts';
import type { BarrierCrossing, LonLat } from '../domain/crossings/types.ts';
import { AtlasError } from '../domain/errors.ts';
import { fetchBytes } from '../domain/fetch-bytes.ts';
import type { Ranking } from '../domain/importance/rank-cells.ts';
import type { RankedCountry } from '../domain/importance/rank-countries.ts';
import { type LayerInMemory, type LayerReference, WORLD_BBOX } from '../domain/layers/layer-reference.ts';
import { LayerOpener, openCorridorsInMemory, openInMemory } from '../domain/layers/open-layer.ts';
import type { AlignmentFile } from '../domain/lines/alignment.ts';
import type { BarriersFile } from '../domain/lines/write-barriers.ts';
import type { PlaceAmongCorridors } from '../domain/lines/place-among-corridors.ts';
import type { GapAnswer, PreparedCorridor } from '../domain/receivers/find-gaps.ts';
import type { BarrierLine } from '../domain/layers/read-barrier-line.ts';
import type { ArchiveNote } from '../domain/tiles/describe-archive.ts';
import type { TileLayer } from '../domain/tiles/tile-source.ts';
import { type PackedTracks, unpackTracks } from '../domain/tracks/pack-tracks.ts';
import type { Track } from '../domain/tracks/track.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { TracksUse } from '../domain/tracks/read-tracks-parquet.ts';
import type {
  CrossingsRequest,
  PartsJoinedRequest,
  CoverageRequest,
  CountriesRequest,
  GapsRequest,
  RankCountriesRequest,
  RankRequest,
  TracksReference,
  BarrierEventsRequest,
  PackedSiting,
  SitingRequest,
  BarrierLineRequest,
  Surroundings,
  AssessRequest,
  AreasRequest,
  PlaceRequest,
  TileRequest,
  AlignmentRequest,
} from './layers-requests.ts';

// What each job calculates with is loaded when the job is first asked for: no thread needs all of it.

const opener = new LayerOpener();
/** Kept with the opened layer, so that a line is assessed against the grid drawn for the one before. */
const grids = new WeakMap<TileLayer, Promise<CorridorGrid>>();

function openAreas(areas: LayerReference | LayerInMemory, zoom?: number): ReturnType<typeof openInMemory> {
  return 'url' in areas ? opener.open(areas) : openInMemory(areas, zoom);
}

function openCorridors(corridors: CrossingsRequest['corridors']): TileLayer {
  return 'url' in corridors ? opener.open(corridors) : openCorridorsInMemory(corridors);
}

async function fetchTracks({ url, title, ...named }: TracksReference, use: TracksUse): Promise<Track[]> {
  const { fetchTracksParquet } = await import('../domain/tracks/read-tracks-parquet.ts');
  return fetchTracksParquet(url, title, use, named);
}

/** A corridor's grid, drawn once; a failure is forgotten, so that the next call tries again. */
function gridOf(corridors: TileLayer): Promise<CorridorGrid> {
  const known = grids.get(corridors);
  if (known) return known;
  const drawing = import('../domain/assessment/corridor-grid.ts').then(({ drawCorridorGrid }) => drawCorridorGrid(corridors));
  grids.set(corridors, drawing);
  drawing.catch(() => grids.delete(corridors));
  return drawing;
}

/** The tracks that were sited last. */
let sitedTracks: { readonly file: string; readonly fixes: readonly Track[] } | undefined;

async function readSitedTracks(tracks: TracksReference | PackedTracks): Promise<readonly Track[]> {
  const isOwn = 'key' in tracks;
  const file = isOwn ? tracks.key : JSON.stringify([tracks.url, tracks.bytes, tracks.sha256]);
  if (sitedTracks?.file !== file) sitedTracks = { file, fixes: await (isOwn ? unpackTracks(tracks) : fetchTracks(tracks, 'project')) };
  return sitedTracks.fixes;
}

/** The corridor that was asked about last: another distance fetches nothing. */
let lastGaps: { readonly file: string; readonly prepared: PreparedCorridor } | undefined;

async function prepareGaps(corridor: NamedFile, signal: AbortSignal): Promise<PreparedCorridor> {
  const file = JSON.stringify([corridor.url, corridor.bytes, corridor.sha256]);
  if (lastGaps?.file === file) return lastGaps.prepared;
  const [{ fetchCorridor }, { prepareCorridor }] = await Promise.all([
    import('../domain/receivers/read-corridor-file.ts'),
    import('../domain/receivers/find-gaps.ts'),
  ]);
  const prepared = prepareCorridor(await fetchCorridor(corridor, signal));
  lastGaps = { file, prepared };
  return prepared;
}

async function loadSqlite(): Promise<ArrayBuffer> {
  const bytes = await fetchBytes(sqliteUrl).catch(() => {
    throw new AtlasError('geopackage.readerUnreachable');
  });
  return bytes.buffer;
}

async function assess(request: AssessRequest, signal: AbortSignal, onProgress?: (done: number, total: number) => void): Promise<Assessment> {
  const [{ assessAlternative }, { referToCountries }] = await Promise.all([
    import('../domain/assessment/assess-alternative.ts'),
    import('../domain/coverage/locate-countries.ts'),
  ]);
  const populations = await Promise.all(
    request.populations.map(async ({ population, corridors, stopovers, tracks, distribution }) => ({
      population,
      ...(corridors ? { corridors: opener.open(corridors) } : {}),
      ...(stopovers ? { stopovers: opener.open(stopovers) } : {}),
      ...(distribution ? { distribution: opener.open(distribution) } : {}),
      ...(tracks ? { tracks: await fetchTracks(tracks, 'project') } : {}),
    })),
  );
  signal.throwIfAborted();
  return assessAlternative(
    request.lines,
    {
      populations,
      areas: [...request.areas, ...request.userAreas].map((areas) => openAreas(areas)),
      barriers: request.barriers.map((barriers) => opener.openBarriers(barriers)),
      ...(request.baseMap ? { countries: opener.open(referToCountries(request.baseMap)) } : {}),
    },
    { bufferM: request.bufferM, signal, ...(onProgress ? { onProgress } : {}), gridOf },
  );
}

/** A short line through the middle of a box. */
function lineThrough([west, south, east, north]: Bbox): LonLat[] {
  const width = west > east ? east + 360 - west : east - west;
  const [lon, lat] = [west + width / 2, (south + north) / 2];
  return [
    [lon - width / 20, lat],
    [lon + width / 20, lat],
  ];
}

const api = {
  cancel: cancelJob,
  findCrossings: answerJob<CrossingsRequest, BarrierCrossing[]>(async ({ corridors, barriers }, signal, onProgress) => {
    const { findCorridorCrossings } = await import('../domain/crossings/find-corridor-crossings.ts');
    return findCorridorCrossings({
      corridors: openCorridors(corridors),
      barriers: opener.openBarriers(barriers),
      signal,
      onProgress,
    });
  }),
  findPartsJoined: answerJob<PartsJoinedRequest, PartsJoined>(async ({ corridors, barriers, of }, signal, onProgress) => {
    const { findPartsJoinedInLayer } = await import('../domain/crossing-events/parts-joined.ts');
    const opened = openCorridors(corridors);
    const grid = await gridOf(opened);
    signal.throwIfAborted();
    return findPartsJoinedInLayer({ corridors: opened, grid, barriers: opener.openBarriers(barriers), of: new Set(of), signal, onProgress });
  }),
  measureCoverage: answerJob<CoverageRequest, CoverageAnswer>(async ({ corridors, areas }, signal, onProgress) => {
    const { measureCoverage } = await import('../domain/coverage/measure-coverage.ts');
    // A person's areas are cut at the corridor's own zoom: deeper cells would take longer and tell no more.
    return measureCoverage({ corridors: opener.open(corridors), areas: [openAreas(areas, corridors.zoom)], signal, onProgress });
  }),
  locateCountries: answerJob<CountriesRequest, (string | undefined)[]>(async ({ positions, baseMap }, signal) => {
    const { locateCountries, referToCountries } = await import('../domain/coverage/locate-countries.ts');
    return locateCountries(positions, opener.open(referToCountries(baseMap)), signal);
  }),
  findBarrierEvents: answerJob<BarrierEventsRequest, BarrierEvents>(async ({ tracks, barriers }, signal, onProgress) => {
    const { findBarrierEvents } = await import('../domain/crossing-events/find-barrier-events.ts');
    const fixes = 'url' in tracks ? await fetchTracks(tracks, 'events') : tracks;
    signal.throwIfAborted();
    return findBarrierEvents({ tracks: fixes, barriers: opener.openBarriers(barriers), signal, onProgress });
  }),
  describeArchive: answerJob<string, ArchiveNote>(async (url, signal) => {
    const { describeArchive } = await import('../domain/tiles/describe-archive.ts');
    return describeArchive(url, signal);
  }),
  readCatalogZip: answerJob<File, CatalogFiles>(async (file, signal) => {
    const { readCatalogZip } = await import('../domain/catalog/read-catalog-zip.ts');
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    return readCatalogZip(bytes, file.name);
  }),
  readAreas: answerJob<AreasRequest, ReadAreas>(async ({ file, layer, crs }, signal) => {
    const { readAreasAndLayers } = await import('../domain/areas/read-areas-file.ts');
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    return readAreasAndLayers({ name: file.name, bytes }, loadSqlite, { layer, crs });
  }),
  readAlignment: answerJob<AlignmentRequest, AlignmentFile>(async ({ file, use = 'project', layer, crs, exchange }, signal) => {
    const { readAlignmentFile } = await import('../domain/lines/read-alignment-file.ts');
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    return readAlignmentFile({ name: file.name, bytes }, loadSqlite, { use, layer, crs, exchange });
  }),
  readBarriers: answerJob<Omit<AlignmentRequest, 'use' | 'exchange'>, BarriersFile>(async ({ file, layer, crs }, signal) => {
    const [{ readAlignmentFile }, { writeBarriers }] = await Promise.all([
      import('../domain/lines/read-alignment-file.ts'),
      import('../domain/lines/write-barriers.ts'),
    ]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    return writeBarriers(await readAlignmentFile({ name: file.name, bytes }, loadSqlite, { use: 'barriers', layer, crs }));
  }),
  placeAmongCorridors: answerJob<PlaceRequest, PlaceAmongCorridors>(async ({ lines, overview }, signal) => {
    const { placeAmongCorridors } = await import('../domain/lines/place-among-corridors.ts');
    return placeAmongCorridors(lines, opener.open(overview), signal);
  }),
  findReceiverGaps: answerJob<GapsRequest, GapAnswer>(async ({ corridor, stations, distanceKm }, signal, onProgress) => {
    const { findGaps } = await import('../domain/receivers/find-gaps.ts');
    const prepared = await prepareGaps(corridor, signal);
    signal.throwIfAborted();
    return findGaps(prepared, stations, distanceKm, { signal, onProgress });
  }),
  rankCells: answerJob<RankRequest, Ranking>(async ({ populations, ...options }, signal) => {
    const { rankCells } = await import('../domain/importance/rank-cells.ts');
    return rankCells(populations, { ...options, signal });
  }),
  rankCountries: answerJob<RankCountriesRequest, RankedCountry[]>(async ({ populations, baseMap, ...options }, signal) => {
    const [{ rankCountries }, { locateCountries, referToCountries }, { middleOfCell }] = await Promise.all([
      import('../domain/importance/rank-countries.ts'),
      import('../domain/coverage/locate-countries.ts'),
      import('../domain/importance/equal-area-grid.ts'),
    ]);
    const countries = opener.open(referToCountries(baseMap));
    return rankCountries(populations, { ...options, signal }, (cells) => locateCountries(cells.map(middleOfCell), countries, signal));
  }),
  siteLine: answerJob<SitingRequest, PackedSiting>(async ({ tracks, ...request }, signal, onProgress) => {
    const [{ siteLineHere }, fixes] = await Promise.all([import('./site-line-here.ts'), readSitedTracks(tracks)]);
    signal.throwIfAborted();
    return siteLineHere({ ...request, signal, onProgress: (done) => onProgress(done, 1) }, fixes, 'key' in tracks ? tracks : undefined);
  }),
  readBarrierLine: answerJob<BarrierLineRequest, BarrierLine>(async ({ layer, barrier, places }, signal) => {
    const { readBarrierLine } = await import('../domain/layers/read-barrier-line.ts');
    return readBarrierLine(opener.open(layer), barrier, places, signal);
  }),
  readTile: answerJob<TileRequest, Uint8Array | undefined>(({ layer, tile }, signal) =>
    opener.open({ ...layer, id: layer.url, format: 'geojson', bbox: WORLD_BBOX }).source.getTile(tile, signal),
  ),
  readTracks: answerJob<TracksReference, Track[]>((tracks) => fetchTracks(tracks, 'map')),
  readProject: answerJob<File, Project>(async (file, signal) => {
    const { checkProjectSize, parseProjectFile } = await import('../domain/assessment/project-file.ts');
    checkProjectSize(file);
    const text = await file.text();
    signal.throwIfAborted();
    return parseProjectFile(text, file.name);
  }),
  assess: answerJob<AssessRequest, Assessment>(assess),
  prepareAssessments: answerJob<Surroundings, void>(async (surroundings, signal) => {
    // Nothing is read from another host before a line asks for it.
    const isOwn = ({ url }: Pick<LayerReference, 'url'>): boolean => new URL(url).origin === self.location.origin;
    const [areas, barriers] = [surroundings.areas.filter(isOwn), surroundings.barriers.filter(isOwn)];
    const populations = surroundings.populations.flatMap(({ corridors, ...rest }) =>
      corridors && isOwn(corridors) && (rest.tracks === undefined || isOwn(rest.tracks)) ? [{ ...rest, corridors }] : [],
    );
    for (const { corridors, tracks } of populations) {
      await Promise.all([gridOf(opener.open(corridors)), tracks && fetchTracks(tracks, 'project')]);
      signal.throwIfAborted();
    }
    // Any tile: the archive's directory comes with it.
    for (const layer of [...areas, ...barriers]) await opener.open(layer).source.getTile({ z: 0, x: 0, y: 0 }, signal);
    // First lines are answered slowly, as the browser has yet to compile what answers them: here are some that nobody waits for.
    for (const population of populations)
      await assess({ lines: [lineThrough(population.corridors.bbox)], bufferM: 0, populations: [population], areas, barriers, userAreas: [] }, signal);
  }),
  outlineBuffer: answerJob<Pick<AssessRequest, 'lines' | 'bufferM'>, LonLat[][][]>(async ({ lines, bufferM }) => {
    const { outlineBuffer } = await import('../domain/assessment/outline-buffer.ts');
    return outlineBuffer(lines, bufferM);
  }),
};

export type LayersWorkerApi = typeof api;

Comlink.expose(api);
