import type { ReadAreas } from '../domain/areas/read-areas-file.ts';
import type { Assessment } from '../domain/assessment/assess-alternative.ts';
import type { Project } from '../domain/assessment/project.ts';
import type { CatalogFiles } from '../domain/catalog/read-catalog-zip.ts';
import type { CoverageAnswer } from '../domain/coverage/area-share.ts';
import type { BarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import type { PartsJoined } from '../domain/crossing-events/parts-joined.ts';
import type { BarrierCrossing, LonLat } from '../domain/crossings/types.ts';
import type { BarrierLine } from '../domain/layers/read-barrier-line.ts';
import type { AlignmentFile } from '../domain/lines/alignment.ts';
import type { BarriersFile } from '../domain/lines/write-barriers.ts';
import type { PlaceAmongCorridors } from '../domain/lines/place-among-corridors.ts';
import type { Ranking } from '../domain/importance/rank-cells.ts';
import type { RankedCountry } from '../domain/importance/rank-countries.ts';
import type { SitingAnswer } from '../domain/siting/answer-siting.ts';
import { unpackProfile } from '../domain/siting/pack-profile.ts';
import type { Track } from '../domain/tracks/track.ts';
import type { GapAnswer } from '../domain/receivers/find-gaps.ts';
import type { ArchiveNote } from '../domain/tiles/describe-archive.ts';
import type {
  BarrierLineRequest,
  AlignmentRequest,
  AreasRequest,
  AssessRequest,
  BarrierEventsRequest,
  CountriesRequest,
  CoverageRequest,
  CrossingsRequest,
  GapsRequest,
  PartsJoinedRequest,
  PlaceRequest,
  RankCountriesRequest,
  RankRequest,
  PackedSiting,
  SitingRequest,
  Surroundings,
  TileRequest,
  TracksReference,
} from './layers-requests.ts';
import type { LayersWorkerApi } from './layers-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

// Threads of one program, so that what a person waits for does not stand in a queue behind another table.
const analysis = new RestartingWorker<LayersWorkerApi>(
  () => new Worker(new URL('./layers-worker.ts', import.meta.url), { type: 'module', name: 'atlas analysis' }),
);
const events = new RestartingWorker<LayersWorkerApi>(
  () => new Worker(new URL('./layers-worker.ts', import.meta.url), { type: 'module', name: 'atlas tracks and barriers' }),
);
const project = new RestartingWorker<LayersWorkerApi>(
  () => new Worker(new URL('./layers-worker.ts', import.meta.url), { type: 'module', name: 'atlas project' }),
);
/** Its own thread, so that a map is drawn while tables are computed; it begins when a layer that is no archive is drawn. */
const tiles = new RestartingWorker<LayersWorkerApi>(() => new Worker(new URL('./layers-worker.ts', import.meta.url), { type: 'module', name: 'atlas tiles' }));

/** A tile of a layer in GeoJSON, which is read once; undefined where nothing is. Rejects with AtlasError naming the layer. */
export function readTile(request: TileRequest): Promise<Uint8Array | undefined> {
  return tiles.run<Uint8Array | undefined>((api, jobId, onProgress) => api.readTile(jobId, request, onProgress));
}

/** Where one barrier layer crosses corridors, a population's or a person's own; see `findCorridorCrossings`. */
export function findCrossings(request: CrossingsRequest, options?: JobOptions): Promise<BarrierCrossing[]> {
  return analysis.run<BarrierCrossing[]>((api, jobId, onProgress) => api.findCrossings(jobId, request, onProgress), options);
}

/** Which parts of corridors some barriers of a layer keep apart; see `findPartsJoinedInLayer`. */
export function findPartsJoined(request: PartsJoinedRequest, options?: JobOptions): Promise<PartsJoined> {
  return events.run<PartsJoined>((api, jobId, onProgress) => api.findPartsJoined(jobId, request, onProgress), options);
}

/** The share of each corridor use class that a set of areas covers; see `measureCoverage`. */
export function measureCoverage(request: CoverageRequest, options?: JobOptions): Promise<CoverageAnswer> {
  return analysis.run<CoverageAnswer>((api, jobId, onProgress) => api.measureCoverage(jobId, request, onProgress), options);
}

/** The country of each position, ISO 3166-1 alpha-3; undefined at sea. */
export function locateCountries(request: CountriesRequest, options?: JobOptions): Promise<(string | undefined)[]> {
  return analysis.run<(string | undefined)[]>((api, jobId, onProgress) => api.locateCountries(jobId, request, onProgress), options);
}

/** Where along a corridor no receiver stands; see `findGaps`. */
export function findReceiverGaps(request: GapsRequest, options?: JobOptions): Promise<GapAnswer> {
  return analysis.run<GapAnswer>((api, jobId, onProgress) => api.findReceiverGaps(jobId, request, onProgress), options);
}

/** Cells of an equal-area grid by what migrates there; see the domain's `rankCells`. */
export function rankCells(request: RankRequest, options?: JobOptions): Promise<Ranking> {
  return analysis.run<Ranking>((api, jobId, onProgress) => api.rankCells(jobId, request, onProgress), options);
}

/** Countries by what the cells in them add up to; see the domain's `rankCountries`. */
export function rankCountries(request: RankCountriesRequest, options?: JobOptions): Promise<RankedCountry[]> {
  return analysis.run<RankedCountry[]>((api, jobId, onProgress) => api.rankCountries(jobId, request, onProgress), options);
}

/** What a PMTiles archive says about itself; see `describeArchive`. */
export function describeArchive(url: string, options?: JobOptions): Promise<ArchiveNote> {
  return analysis.run<ArchiveNote>((api, jobId, onProgress) => api.describeArchive(jobId, url, onProgress), options);
}

/** The folder of an atlas out of an archive; see `readCatalogZip`. */
export function readCatalogZip(file: File, options?: JobOptions): Promise<CatalogFiles> {
  return analysis.run<CatalogFiles>((api, jobId, onProgress) => api.readCatalogZip(jobId, file, onProgress), options);
}

/** A person's areas, read away from the page's thread. Rejects with AtlasError naming the file where it cannot be used. */
export function readAreas(request: AreasRequest, options?: JobOptions): Promise<ReadAreas> {
  return analysis.run<ReadAreas>((api, jobId, onProgress) => api.readAreas(jobId, request, onProgress), options);
}

/** What tracks have to do with one barrier layer; see `findBarrierEvents`. Progress counts tiles, then tracks. */
export function findBarrierEvents(request: BarrierEventsRequest, options?: JobOptions): Promise<BarrierEvents> {
  return events.run<BarrierEvents>((api, jobId, onProgress) => api.findBarrierEvents(jobId, request, onProgress), options);
}

/** The line of one barrier, from its layer's tiles; see the domain's `readBarrierLine`. */
export function readBarrierLineInWorker(request: BarrierLineRequest, options?: JobOptions): Promise<BarrierLine> {
  return events.run<BarrierLine>((api, jobId, onProgress) => api.readBarrierLine(jobId, request, onProgress), options);
}

/** Where along a line tracked animals cross, and where structures would serve; see the domain's `siteLine`. */
export async function siteLineInWorker(request: SitingRequest, options?: JobOptions): Promise<SitingAnswer> {
  const { profile, ...answer } = await events.run<PackedSiting>((api, jobId, onProgress) => api.siteLine(jobId, request, onProgress), options);
  return { ...answer, profile: unpackProfile(profile) };
}

/** Tracks of a catalog, read and decoded away from the page's thread, for the map. Rejects with AtlasError naming the layer. */
export function readTracks(tracks: TracksReference, options?: JobOptions): Promise<Track[]> {
  return events.run<Track[]>((api, jobId, onProgress) => api.readTracks(jobId, tracks, onProgress), options);
}

/** A project file, read away from the page's thread; see `parseProjectFile`. Rejects with AtlasError naming the file. */
export function readProject(file: File, options?: JobOptions): Promise<Project> {
  return project.run<Project>((api, jobId, onProgress) => api.readProject(jobId, file, onProgress), options);
}

/** Everything that one alternative of a project meets; see `assessAlternative`. Progress counts layers. */
export function assessProject(request: AssessRequest, options?: JobOptions): Promise<Assessment> {
  return project.run<Assessment>((api, jobId, onProgress) => api.assess(jobId, request, onProgress), options);
}

/** Fetches and draws what assessments of lines among these layers need, so that the first is as quick as the next. */
export function prepareAssessments(surroundings: Surroundings, options?: JobOptions): Promise<void> {
  return project.run<void>((api, jobId, onProgress) => api.prepareAssessments(jobId, surroundings, onProgress), options);
}

/** Outlines of the ground on each side of lines, for the map; see `outlineBuffer`. */
export function outlineProject(request: Pick<AssessRequest, 'lines' | 'bufferM'>, options?: JobOptions): Promise<LonLat[][][]> {
  return project.run<LonLat[][][]>((api, jobId, onProgress) => api.outlineBuffer(jobId, request, onProgress), options);
}

/** Where lines lie among all corridors; see the domain's `placeAmongCorridors`. */
export function placeAmongCorridors(request: PlaceRequest, options?: JobOptions): Promise<PlaceAmongCorridors> {
  return project.run<PlaceAmongCorridors>((api, jobId, onProgress) => api.placeAmongCorridors(jobId, request, onProgress), options);
}

/** The lines of a file, read away from the page's thread; see `readAlignmentFile`. Rejects with AtlasError naming the file where it cannot be used. */
export function readAlignment(request: AlignmentRequest, options?: JobOptions): Promise<AlignmentFile> {
  return project.run<AlignmentFile>((api, jobId, onProgress) => api.readAlignment(jobId, request, onProgress), options);
}

/** The lines of a file as a layer of barriers, read as `readAlignment` does; they come as a text or, where that is long, as a blob, which takes the page no time. */
export function readBarriers(request: Omit<AlignmentRequest, 'use' | 'exchange'>, options?: JobOptions): Promise<BarriersFile> {
  return project.run<BarriersFile>((api, jobId, onProgress) => api.readBarriers(jobId, request, onProgress), options);
}
