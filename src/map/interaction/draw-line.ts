import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { LonLat } from '../../domain/crossings/types.ts';
import { PROJECT_STYLE } from '../style/layer-styles.ts';
import type { DrawingOptions, DrawingSession } from '../map-types.ts';
import { snapToLines } from './snap-to-lines.ts';
import type { ThemeName } from '../style/theme.ts';

/** Decimals of a degree that are kept: about a centimetre. */
const DIGITS = 7;
const GRAB_PX = 24;

/**
 * Draw on a map with terra-draw: a line by clicks, ended by a double click or Enter and given up with Escape; or move,
 * add (drag a midpoint) and delete (right click) vertices of lines. Vertices snap to each other and to other lines.
 * @param near lines of the map near a point of it, CSS pixels, that vertices snap to as well
 * @param onEnd once, when drawing is over
 */
export function drawLine(
  map: MapLibreMap,
  theme: ThemeName,
  options: DrawingOptions,
  near: (at: readonly [number, number]) => readonly (readonly LonLat[])[],
  onEnd: () => void,
): DrawingSession {
  const colour = hex(PROJECT_STYLE.colour[theme]);
  const halo = hex(PROJECT_STYLE.casing[theme]);
  const toOthers: SnapToCustom = ({ containerX, containerY }, { project }) => {
    const at = [containerX, containerY] as const;
    return snapToLines(at, [...options.others, ...near(at)], project);
  };
  const snapping = { toLine: true, toCoordinate: true, toCustom: toOthers };
  const line = new TerraDrawLineStringMode({
    snapping,
    showCoordinatePoints: true,
    styles: {
      lineStringColor: colour,
      lineStringWidth: PROJECT_STYLE.widthPx,
      coordinatePointColor: colour,
      coordinatePointOutlineColor: halo,
      coordinatePointOutlineWidth: 2,
      coordinatePointWidth: 4,
      closingPointColor: halo,
      closingPointOutlineColor: colour,
      closingPointOutlineWidth: 2,
      closingPointWidth: 5,
      snappingPointColor: halo,
      snappingPointOutlineColor: colour,
      snappingPointOutlineWidth: 2,
      snappingPointWidth: 5,
    },
  });
  const select = new TerraDrawSelectMode({
    pointerDistance: GRAB_PX,
    allowManualDeselection: false,
    flags: { linestring: { feature: { coordinates: { draggable: true, deletable: true, midpoints: { draggable: true }, snappable: snapping } } } },
    styles: {
      selectedLineStringColor: colour,
      selectedLineStringWidth: PROJECT_STYLE.widthPx,
      selectionPointColor: halo,
      selectionPointOutlineColor: colour,
      selectionPointOutlineWidth: 2,
      selectionPointWidth: 6,
      midPointColor: colour,
      midPointOutlineColor: halo,
      midPointOutlineWidth: 1,
      midPointWidth: 4,
    },
  });
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: [line, select],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  let own: string[] = [];
  let stopped = false;

  const add = (lines: DrawingOptions['lines']): string[] => {
    const features = lines
      .filter((each) => each.length > 1)
      .map((each): GeoJSONStoreFeatures => ({
        id: String(draw.getFeatureId()),
        type: 'Feature',
        properties: { mode: 'linestring' },
        geometry: { type: 'LineString', coordinates: each.map(([lon, lat]) => [round(lon), round(lat)]) },
      }));
    return draw.addFeatures(features).flatMap(({ id, valid }) => (valid && id !== undefined ? [String(id)] : []));
  };
  const read = (ids: readonly string[]): LonLat[][] =>
    ids.flatMap((id) => {
      const geometry = draw.getSnapshotFeature(id)?.geometry;
      return geometry?.type === 'LineString' ? [geometry.coordinates.map(([lon = 0, lat = 0]): LonLat => [round(lon), round(lat)])] : [];
    });
  const edit = (lines: DrawingOptions['lines']): void => {
    own = add(lines);
    draw.setMode('select');
    for (const id of own.slice(0, 1)) draw.selectFeature(id);
  };
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    removeEventListener('keydown', cancel);
    if (draw.enabled) draw.stop();
    onEnd();
  };
  function cancel({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || options.mode !== 'draw') return;
    stop();
    options.onCancel?.();
  }

  draw.start();
  if (options.mode === 'edit') edit(options.lines);
  else draw.setMode('linestring');
  draw.on('finish', (id) => {
    if (options.mode === 'edit') {
      options.onLines(read(own));
      return;
    }
    const lines = read([String(id)]);
    // terra-draw is still in the middle of its own answer to the click.
    queueMicrotask(() => {
      stop();
      options.onLines(lines);
    });
  });
  addEventListener('keydown', cancel);
  return {
    undo: () => draw.getMode() === 'linestring' && draw.canUndo() && draw.undo(),
    redo: () => draw.getMode() === 'linestring' && draw.canRedo() && draw.redo(),
    finish: () => {
      // terra-draw ends a line by its key only.
      map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' }));
    },
    setLines: (lines) => {
      if (own.length > 0) {
        draw.setMode('linestring');
        draw.removeFeatures(own.filter((id) => draw.hasFeature(id)));
      }
      edit(lines);
    },
    stop,
  };
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}

function hex(colour: string): HexColor {
  return `#${colour.slice(1)}`;
}
