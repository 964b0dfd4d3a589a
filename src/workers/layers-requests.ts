import type { AssessedPopulation } from '../domain/assessment/assess-alternative.ts';
import type { NamedFile } from '../domain/catalog/check-bytes.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import type { RankedPopulation, RankOptions } from '../domain/importance/rank-cells.ts';
import type { BarrierReference, CorridorsInMemory, GeojsonLayer, LayerInMemory, LayerReference } from '../domain/layers/layer-reference.ts';
import type { LineUse } from '../domain/lines/collect-alignments.ts';
import type { SitingAnswer } from '../domain/siting/answer-siting.ts';
import type { PackedLines } from '../domain/siting/pack-lines.ts';
import type { LineSitingRequest } from '../domain/siting/site-line.ts';
import type { TileId } from '../domain/tiles/tile-source.ts';
import type { PackedTracks } from '../domain/tracks/pack-tracks.ts';
import type { Track } from '../domain/tracks/track.ts';

// What the page asks of the worker of layers.

export interface CrossingsRequest {
  readonly corridors: LayerReference | CorridorsInMemory;
  readonly barriers: BarrierReference;
}

export interface PartsJoinedRequest extends CrossingsRequest {
  /** Ids of the barriers that are asked about. */
  readonly of: readonly string[];
}

export interface CoverageRequest {
  readonly corridors: LayerReference;
  /** A layer of the catalog, or a person's own. */
  readonly areas: LayerReference | LayerInMemory;
}

export interface CountriesRequest {
  readonly positions: readonly LonLat[];
  /** The base map's archive, whose layer `countries` has the property iso3, and what faults call it. */
  readonly baseMap: { readonly url: string; readonly title: string };
}

/** A corridor's own GeoJSON, at its absolute address, and the stations [lon, lat] of some receivers. */
export interface GapsRequest {
  readonly corridor: NamedFile;
  readonly stations: readonly LonLat[];
  readonly distanceKm: number;
}

export interface RankRequest extends Omit<RankOptions, 'signal'> {
  readonly populations: readonly RankedPopulation[];
}

/** Countries by what the cells in them add up to. */
export interface RankCountriesRequest extends RankRequest {
  readonly baseMap: CountriesRequest['baseMap'];
}

/** A Parquet file of tracks. */
export type TracksReference = Pick<LayerReference, 'url' | 'title'> & Omit<NamedFile, 'url'>;

export interface BarrierEventsRequest {
  /** A population's tracks by their address, or a person's own. */
  readonly tracks: TracksReference | readonly Track[];
  readonly barriers: BarrierReference;
}

export interface SitingRequest extends Omit<LineSitingRequest, 'tracks' | 'lines' | 'hire' | 'signal' | 'onProgress'> {
  readonly lines: PackedLines;
  /** A population's tracks by their address, or a person's own. */
  readonly tracks: TracksReference | PackedTracks;
}

/** An answer whose profile is packed; see `packProfile`. */
export interface PackedSiting extends Omit<SitingAnswer, 'profile'> {
  readonly profile: Float64Array;
}

/** One barrier of a layer, by what stands for it, and places [lon, lat] where it lies. */
export interface BarrierLineRequest {
  readonly layer: LayerReference;
  readonly barrier: string;
  readonly places: readonly LonLat[];
}

export interface PopulationReference {
  readonly population: AssessedPopulation;
  readonly corridors?: LayerReference;
  readonly stopovers?: LayerReference;
  readonly tracks?: TracksReference;
  readonly distribution?: LayerReference;
}

/** Layers of the atlas that lines may meet. */
export interface Surroundings {
  readonly populations: readonly PopulationReference[];
  readonly areas: readonly LayerReference[];
  readonly barriers: readonly BarrierReference[];
}

export interface AssessRequest extends Surroundings {
  /** [lon, lat] in WGS 84 degrees. */
  readonly lines: readonly (readonly LonLat[])[];
  /** Ground on each side that the project affects, metres. */
  readonly bufferM: number;
  /** The base map, whose borders say which countries the lines run through. */
  readonly baseMap?: { readonly url: string; readonly title: string };
  /** Those near the lines only: they are handed over with every request. */
  readonly userAreas: readonly LayerInMemory[];
}

/** A tile of a layer in GeoJSON, for the map. */
export interface TileRequest {
  readonly layer: GeojsonLayer;
  readonly tile: TileId;
}

export type AreasRequest = Omit<AlignmentRequest, 'use' | 'exchange'>;

export interface PlaceRequest {
  readonly lines: readonly (readonly LonLat[])[];
  readonly overview: LayerReference;
}

export interface AlignmentRequest {
  readonly file: File;
  /** What its lines are for; a project when left out. */
  readonly use?: LineUse;
  /** The one layer to read; all when left out. */
  readonly layer?: string | undefined;
  /** The system of its coordinates, in place of what it says. */
  readonly crs?: string | undefined;
  /** Whether its positions are latitude first. */
  readonly exchange?: boolean | undefined;
}
