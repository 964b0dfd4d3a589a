import { TripsLayer } from '@deck.gl/geo-layers';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { LONGEST_STEP_MS, placeAt } from '../../domain/tracks/track-at.ts';
import { type DrawnTrack, layOutTracks, trackColour, type TrackColumns } from './lay-out-tracks.ts';
import { findHead, indexTracks, type TrackIndex } from './track-index.ts';
import type { TrackUnderPointer } from '../map-types.ts';
import { MAP_THEMES, type ThemeName } from '../style/theme.ts';

type Rgb = [number, number, number];

interface Head {
  readonly track: number;
  readonly position: [number, number];
  readonly colour: Rgb;
  /** Whether the fixes around it lie so far apart that nobody knows: it is drawn as a ring. */
  readonly isGuess: boolean;
}

export interface TracksOverlay {
  setTracks(tracks: readonly DrawnTrack[]): void;
  /** Draw tracks up to a moment, ms in their own time; undefined draws them whole. */
  setTime(ms: number | undefined): void;
  /** How long a way behind an animal fades away, ms. */
  setTrail(ms: number): void;
  /** The animal or track nearest to a point of the screen, CSS pixels of the map; undefined where none is near. */
  pick(at: { readonly x: number; readonly y: number }): TrackUnderPointer | undefined;
  setTheme(theme: ThemeName): void;
  /** Settles when the next picture has been drawn. */
  drawn(): Promise<void>;
  destroy(): void;
}

/** Opacity of whole tracks while a moment is shown. */
const FAINT = 0.1;
/** Opacity of tracks without a moment: corridors show through them. */
const WHOLE = 0.4;
const WIDTH_PX = 1.1;

/**
 * Draw tracks over a map, on a canvas of their own: drawn between the map's layers they could spoil its labels.
 * @throws Error where the browser has no WebGL 2
 */
export function createTracksOverlay(map: MapLibreMap, theme: ThemeName): TracksOverlay {
  let tracks: readonly DrawnTrack[] = [];
  let columns = layOutTracks(tracks);
  /** Made when a pointer first comes near. */
  let index: TrackIndex | undefined;
  let themeName = theme;
  let time: number | undefined;
  let trailMs = 0;
  let waiting: (() => void)[] = [];
  // Kept while tracks and theme stay, so that a new moment uploads nothing but the heads.
  let colours = coloursOf(tracks, theme);
  let data = toData(columns, colours);
  /** The same without what trails alone show. */
  let wholeData = data;
  /** Those that are drawn, for the pointer too: it moves more often than they do. */
  let heads: readonly Head[] = [];

  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    onAfterRender: () => {
      for (const settle of waiting) settle();
      waiting = [];
    },
  });
  map.addControl(overlay, 'top-left');

  function draw(): void {
    heads = time === undefined ? [] : listHeads(time);
    overlay.setProps({ layers: columns.pieces === 0 && tracks.length === 0 ? [] : buildLayers() });
  }

  function recolour(): void {
    colours = coloursOf(tracks, themeName);
    data = toData(columns, colours);
    const own = tracks.filter(({ isLead }) => !isLead);
    wholeData = own.length === tracks.length ? data : toData(layOutTracks(own), coloursOf(own, themeName));
    draw();
  }

  function buildLayers() {
    const shared = { data, _pathType: 'open' as const, widthUnits: 'pixels' as const, getWidth: WIDTH_PX, jointRounded: true, capRounded: true };
    const whole = new PathLayer({ ...shared, data: wholeData, id: 'tracks-whole', opacity: time === undefined ? WHOLE : FAINT });
    if (time === undefined) return [whole];
    const travelled = new TripsLayer({
      ...shared,
      id: 'tracks-travelled',
      getWidth: WIDTH_PX + 1,
      trailLength: Math.max(1, trailMs / 1000),
      fadeTrail: true,
      currentTime: Math.max(0, (time - columns.origin) / 1000),
    });
    const casing = toRgb(MAP_THEMES[themeName].casing);
    const marks = new ScatterplotLayer<Head>({
      id: 'tracks-heads',
      data: heads,
      getPosition: (head) => head.position,
      getFillColor: (head) => (head.isGuess ? [...head.colour, 0] : head.colour),
      getLineColor: (head) => (head.isGuess ? head.colour : casing),
      radiusUnits: 'pixels',
      getRadius: 5,
      stroked: true,
      lineWidthUnits: 'pixels',
      getLineWidth: 1.6,
    });
    return [whole, travelled, marks];
  }

  function listHeads(ms: number): Head[] {
    return tracks.flatMap((track, n): Head[] => {
      const place = placeAt(track, ms);
      return place === undefined ? [] : [{ track: n, position: place.position, colour: colours[n]!, isGuess: place.stepMs > LONGEST_STEP_MS }];
    });
  }

  return {
    setTracks(next) {
      tracks = next;
      columns = layOutTracks(next);
      index = undefined;
      recolour();
    },
    setTime(ms) {
      if (ms === time) return;
      time = ms;
      draw();
    },
    setTrail(ms) {
      if (ms === trailMs) return;
      trailMs = ms;
      if (time !== undefined) draw();
    },
    pick(at) {
      const project = (lon: number, lat: number) => map.project([lon, lat]);
      const head = time === undefined ? undefined : findHead(heads, at, project);
      if (head && time !== undefined) return { ...head, ms: time };
      index ??= indexTracks(columns);
      // While a moment is shown only the way behind the animals can be seen well enough to be pointed at.
      const [from, until] = time === undefined ? [-Infinity, Infinity] : [time - trailMs, time];
      return index.nearest(at, { project, unproject: (x, y) => map.unproject([x, y]) }, [from, until]);
    },
    setTheme(name) {
      if (name === themeName) return;
      themeName = name;
      recolour();
    },
    drawn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    destroy() {
      for (const settle of waiting) settle();
      overlay.finalize();
    },
  };
}

/** The colour of each track. */
function coloursOf(tracks: readonly DrawnTrack[], theme: ThemeName): Rgb[] {
  return tracks.map(({ of }, n) => toRgb(trackColour(theme, of ?? n)));
}

/** deck.gl's binary form: attributes by vertex, under the names of the accessors they stand for. */
function toData({ pieces, startIndices, positions, seconds, owner }: TrackColumns, byTrack: readonly Rgb[]) {
  const colours = new Uint8Array(owner.length * 4).fill(255);
  for (const [vertex, n] of owner.entries()) colours.set(byTrack[n]!, vertex * 4);
  return {
    length: pieces,
    startIndices,
    attributes: {
      getPath: { value: positions, size: 2 },
      getTimestamps: { value: seconds, size: 1 },
      getColor: { value: colours, size: 4, normalized: true },
    },
  };
}

function toRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
