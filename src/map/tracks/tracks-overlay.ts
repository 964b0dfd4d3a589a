import { TripsLayer } from '@deck.gl/geo-layers';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Track } from '../../domain/tracks/track.ts';
import { layOutTracks, locateOnTrack, trackColour, type TrackColumns } from './lay-out-tracks.ts';
import { MAP_THEMES, type ThemeName } from '../style/theme.ts';

type Rgb = [number, number, number];

interface Head {
  readonly position: [number, number];
  readonly colour: Rgb;
}

export interface TracksOverlay {
  setTracks(tracks: readonly Track[]): void;
  /** Draw tracks up to a moment, ms since 1970 UTC; undefined draws them whole. */
  setTime(ms: number | undefined): void;
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
/** How long a way behind an animal fades away, seconds. */
const TRAIL_S = 60 * 86_400;

/**
 * Draw tracks over a map, on a canvas of their own: drawn between the map's layers they could spoil its labels.
 * @throws Error where the browser has no WebGL 2
 */
export function createTracksOverlay(map: MapLibreMap, theme: ThemeName): TracksOverlay {
  let tracks: readonly Track[] = [];
  let columns = layOutTracks(tracks);
  let themeName = theme;
  let time: number | undefined;
  let waiting: (() => void)[] = [];
  // Kept while tracks and theme stay, so that a new moment uploads nothing but the heads.
  let data = toData(columns, theme);

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
    overlay.setProps({ layers: columns.pieces === 0 && tracks.length === 0 ? [] : buildLayers() });
  }

  function buildLayers() {
    const shared = { data, _pathType: 'open' as const, widthUnits: 'pixels' as const, getWidth: WIDTH_PX, jointRounded: true, capRounded: true };
    const whole = new PathLayer({ ...shared, id: 'tracks-whole', opacity: time === undefined ? WHOLE : FAINT });
    if (time === undefined) return [whole];
    const travelled = new TripsLayer({
      ...shared,
      id: 'tracks-travelled',
      getWidth: WIDTH_PX + 1,
      trailLength: TRAIL_S,
      fadeTrail: true,
      currentTime: Math.max(0, (time - columns.origin) / 1000),
    });
    const heads = new ScatterplotLayer<Head>({
      id: 'tracks-heads',
      data: listHeads(time),
      getPosition: (head) => head.position,
      getFillColor: (head) => head.colour,
      getLineColor: toRgb(MAP_THEMES[themeName].casing),
      radiusUnits: 'pixels',
      getRadius: 5,
      stroked: true,
      lineWidthUnits: 'pixels',
      getLineWidth: 1.6,
    });
    return [whole, travelled, heads];
  }

  function listHeads(ms: number): Head[] {
    return tracks.flatMap((track, n): Head[] => {
      const position = locateOnTrack(track, ms);
      return position === undefined ? [] : [{ position, colour: toRgb(trackColour(themeName, n)) }];
    });
  }

  return {
    setTracks(next) {
      tracks = next;
      columns = layOutTracks(next);
      data = toData(columns, themeName);
      draw();
    },
    setTime(ms) {
      if (ms === time) return;
      time = ms;
      draw();
    },
    setTheme(name) {
      if (name === themeName) return;
      themeName = name;
      data = toData(columns, name);
      draw();
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

/** deck.gl's binary form: attributes by vertex, under the names of the accessors they stand for. */
function toData({ pieces, startIndices, positions, seconds, owner }: TrackColumns, theme: ThemeName) {
  const colours = new Uint8Array(owner.length * 4);
  for (const [vertex, n] of owner.entries()) colours.set([...toRgb(trackColour(theme, n)), 255], vertex * 4);
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
