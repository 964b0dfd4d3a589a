import type { FeatureCollection, Point } from 'geojson';
import type { Bbox } from '../domain/catalog/fields.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import type { AtlasError } from '../domain/errors.ts';
import type { Camera } from '../state/view.ts';
import type { UserAreas } from './layers/area-layers.ts';
import type { DrawnTrack } from './tracks/lay-out-tracks.ts';
import type { CrossingPointProperties, DataSpec, Pick } from './layers/data-spec.ts';
import type { ThemeName } from './style/theme.ts';

export type Projection = 'globe' | 'flat';
export type CrossingPoints = FeatureCollection<Point, CrossingPointProperties>;

/** Space that the panel and the time bar take, CSS pixels. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface BaseMap {
  /** Absolute address of its PMTiles archive. */
  readonly url: string;
  /** HTML. */
  readonly attribution: string;
  /** Absolute address of its relief, a picture of the world in Web Mercator. */
  readonly relief?: string;
}

/** What the map's own controls are called, in the page's language. */
export interface ControlTexts {
  /** The canvas that takes the keyboard. */
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** The button that unfolds the credits. */
  readonly attribution: string;
  /** Units of the bar of scale, short. */
  readonly km: string;
  readonly metres: string;
}

export interface MapOptions {
  readonly theme: ThemeName;
  /** BCP 47. */
  readonly lang: string;
  readonly texts: ControlTexts;
  readonly projection: Projection;
  readonly baseMap: BaseMap;
  readonly camera?: Camera;
  /** The middle of the globe without a camera. */
  readonly centre: Omit<Camera, 'zoom'>;
  readonly padding?: MapPadding;
}

export interface MapEvents {
  onIdle?(): void;
  onBusy?(): void;
  /** After the camera has come to rest. */
  onCamera?(camera: Camera): void;
  /** A click; undefined where there is nothing. */
  onPick?(pick: Pick | undefined): void;
  /** The pointer is over a crossing point; undefined when it has left. */
  onHoverCrossing?(id: string | undefined): void;
  /** Once for each source that fails, however many of its tiles do. */
  onError?(fault: AtlasError): void;
  onContextLost?(): void;
  onContextRestored?(): void;
}

/** A track that is pointed at: which, by its number, and when its animal was there. */
export interface TrackUnderPointer {
  readonly track: number;
  /** In the tracks' own time. */
  readonly ms: number;
  /** CSS pixels of the map. */
  readonly at: { readonly x: number; readonly y: number };
}

/** Hears of tracks under the pointer, and of those that are clicked on. */
export type TrackListener = (met: TrackUnderPointer | undefined, how: 'hover' | 'click') => void;

/** A line being drawn, or lines whose vertices are moved, on the map. */
export interface DrawingOptions {
  readonly mode: 'draw' | 'edit';
  /** Edited: [lon, lat]. Drawn: none. */
  readonly lines: readonly (readonly LonLat[])[];
  /** Lines that vertices snap to, besides the barriers on the map. */
  readonly others: readonly (readonly LonLat[])[];
  /** After the line is drawn, or after each change of an edited one. */
  onLines(lines: LonLat[][]): void;
  /** A drawing was given up with Escape. */
  onCancel?(): void;
}

export interface DrawingSession {
  /** Take back the last vertex of a line that is being drawn; false when there is none. */
  undo(): boolean;
  /** Bring back the vertex taken back last; false when there is none. */
  redo(): boolean;
  /** End the line at its last vertex. */
  finish(): void;
  /** Show other lines for editing. */
  setLines(lines: readonly (readonly LonLat[])[]): void;
  stop(): void;
}

export interface MapController {
  setTheme(theme: ThemeName): void;
  /** The language of names on the map (BCP 47), and its controls' texts in it. */
  setLang(lang: string, texts: ControlTexts): void;
  setBaseMap(baseMap: BaseMap): void;
  setProjection(projection: Projection): void;
  /** Outline a country, ISO 3166-1 alpha-3; none where undefined. */
  setCountry(country: string | undefined): void;
  /** What `buildDataLayers` made; sources and layers that stay are kept. */
  setData(specs: readonly DataSpec[]): void;
  setCrossingPoints(points: CrossingPoints): void;
  /** Make the points of a row of the table, and its barrier, stand out. */
  highlightCrossing(id: string | undefined): void;
  setUserAreas(areas: readonly UserAreas[]): void;
  /** Ranked cells in the present theme; see `buildCellLayers`. */
  setCells(cells: DataSpec | undefined): void;
  /** A proposed project's lines, [lon, lat]; those with the property `chosen` stand out. */
  setProject(project: FeatureCollection | undefined): void;
  /** Draw a line or move vertices with the pointer; nothing is picked meanwhile. Rejects with AtlasError. */
  draw(options: DrawingOptions): Promise<DrawingSession>;
  /** Hand over where the map is clicked next, [lon, lat]; that click picks nothing. @returns gives up waiting */
  takePlace(take: (place: LonLat) => void): () => void;
  /** Tracks of individuals, or parts of them; the code that draws them is loaded on first use. */
  setTracks(tracks: readonly DrawnTrack[]): Promise<void>;
  /** Draw tracks up to a moment, ms in their own time; undefined draws them whole. */
  setTime(ms: number | undefined): void;
  /** How long a way behind an animal fades away, ms. */
  setTrail(ms: number): void;
  /** Tell of tracks that are pointed at or clicked on; undefined tells nobody. */
  watchTracks(listener: TrackListener | undefined): void;
  setPadding(padding: MapPadding): void;
  /** Frame a bbox [west, south, east, north] in degrees; west > east crosses the antimeridian. */
  flyTo(bbox: Bbox): void;
  setCamera(camera: Camera): void;
  getCamera(): Camera;
  /** Whether no graphics card draws it but the processor, which takes its time by the pixel. */
  drawsOnProcessor(): boolean;
  /**
   * A PNG data URL of a bbox or a camera, in the light theme, `width` × `height` pixels. Rejects with AtlasError.
   * @param specs what `buildDataLayers` made for the light theme; without them the data keep the colours on the screen.
   * A project's lines or crossing points among them stand in place of those on the map
   * @param onHandedOver hears that every tile is there, and the graphics card draws
   */
  snapshot(view: Bbox | Camera, width: number, height: number, signal?: AbortSignal, specs?: readonly DataSpec[], onHandedOver?: () => void): Promise<string>;
  /** Have the map of a picture made and its tiles fetched before the picture is asked for; it is given up with the signal. */
  readySnapshot(view: Bbox | Camera, width: number, height: number, specs: readonly DataSpec[], signal: AbortSignal): Promise<void>;
  destroy(): void;
}
