import type { StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { AtlasError } from '../domain/errors.ts';
import { applyStyle, composeStyle, toStyle } from './style/apply-style.ts';
import { buildUserAreas, type UserAreas } from './layers/area-layers.ts';
import { buildBaseStyle } from './style/base-style.ts';
import { waitForLand } from './interaction/wait-for-land.ts';
import { cameraOf } from './interaction/camera.ts';
import { buildCrossingLayers, buildProjectLayers, CROSSINGS_SOURCE, PROJECT_SOURCE } from './layers/crossing-layers.ts';
import type { DataSpec, PickTarget } from './layers/data-spec.ts';
import { buildHighlight } from './layers/highlight-barrier.ts';
import { drawsOnProcessor } from './draws-on-processor.ts';
import { flyToBox } from './interaction/fly-to-box.ts';
import { loadLabelFont } from './style/country-names.ts';
import { makeSnapshots } from './make-snapshots.ts';
import type { CrossingPoints, MapController, MapEvents, MapOptions, MapPadding } from './map-types.ts';
import { openMap, wordControls } from './open-map.ts';
import { reportFaults } from './report-faults.ts';
import { MAP_THEMES, type MapTheme } from './style/theme.ts';
import { takePlace } from './interaction/take-place.ts';
import { keepTracksOnMap } from './tracks/tracks-on-map.ts';
import { PATIENCE_MS, wait, watchBusy } from './interaction/watch-busy.ts';
import { watchPointer } from './interaction/watch-pointer.ts';

export type * from './map-types.ts';

/** A double click lasts no longer, ms. */
const CLICK_MS = 400;

/**
 * Put a map into a container, which needs a size and MapLibre's stylesheet, and keep it as it is told.
 * @throws AtlasError where the browser cannot draw with WebGL
 */
export function createMapController(container: HTMLElement, options: MapOptions, events: MapEvents = {}): MapController {
  let { theme, lang, projection, baseMap } = options;
  let data: readonly DataSpec[] = [];
  let points: CrossingPoints = { type: 'FeatureCollection', features: [] };
  let chosen: string | undefined;
  let country: string | undefined;
  let areas: readonly UserAreas[] = [];
  let project: FeatureCollection | undefined;
  let cells: DataSpec | undefined;

  /** Language whose letters are loaded; undefined leaves texts out. */
  let textLang: string | undefined;
  /** Whether the land is drawn: names, relief and data are fetched after it, so that on a slow line something is seen soon. */
  let hasLand = false;
  let applied = composeStyle(baseStyle(MAP_THEMES[theme]), [], false);
  let appliedProjection = projection;
  /** False while MapLibre has no style to change: at first, and after the drawing context was lost. */
  let ready = false;
  let drawing = false;
  let composing = false;
  let destroyed = false;
  let targets: ReadonlyMap<string, PickTarget> = new Map();
  let marked: string | undefined;
  let waitingPadding: MapPadding | undefined;

  const map = openMap(container, toStyle(applied, projection), options);
  const busy = watchBusy(
    map,
    () => events.onBusy?.(),
    () => events.onIdle?.(),
  );
  const faults = reportFaults(
    (source) => allSpecs(MAP_THEMES[theme], data).find(({ id }) => id === source)?.title,
    (fault) => {
      if (!destroyed) events.onError?.(fault);
    },
  );
  const tracks = keepTracksOnMap(map, busy, theme);
  const stopPointer = watchPointer(map, () => (ready && !drawing ? targets : undefined), events, tracks.meet);
  let rest = cameraOf(map);

  map.on('style.load', () => {
    ready = true;
    marked = undefined;
    compose();
  });
  map.on('moveend', () => {
    const camera = cameraOf(map);
    // A map that is resized or padded ends a move where it began.
    if (camera.zoom === rest.zoom && camera.lat === rest.lat && camera.lon === rest.lon) return;
    rest = camera;
    events.onCamera?.(camera);
  });
  map.on('dragend', () => {
    if (waitingPadding === undefined) return;
    map.setPadding({ ...waitingPadding });
    waitingPadding = undefined;
  });
  map.on('error', (event) => faults.report('sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : undefined, event.error));
  map.on('webglcontextlost', () => {
    ready = false;
    events.onContextLost?.();
  });
  map.on('webglcontextrestored', () => {
    tracks.renew().catch((error: unknown) => faults.report(undefined, error));
    events.onContextRestored?.();
  });
  const land = busy.during(waitForLand(map));
  void land.then(() => {
    hasLand = true;
    schedule();
  });
  void loadText(lang);
  busy.mark();

  async function loadText(wanted: string): Promise<void> {
    await land;
    await busy.during(Promise.race([loadLabelFont(wanted, map.getZoom()), wait(PATIENCE_MS)]));
    if (destroyed || wanted !== lang) return;
    textLang = wanted;
    schedule();
    // What closer views need comes once this one is drawn.
    map.once('idle', () => void loadLabelFont(wanted));
  }

  function baseStyle(look: MapTheme, withRelief = hasLand): StyleSpecification {
    return buildBaseStyle(look, baseMap.url, textLang ?? lang, {
      projection,
      attribution: baseMap.attribution,
      relief: withRelief ? baseMap.relief : undefined,
      country,
    });
  }

  function allSpecs(look: MapTheme, specs: readonly DataSpec[]): DataSpec[] {
    const rows = chosen === undefined ? [] : points.features.map(({ properties }) => properties).filter(({ id }) => id === chosen);
    const layer = rows[0]?.layer;
    const barriers = [...new Set(rows.filter((row) => row.layer === layer).map(({ barrier }) => barrier))];
    const highlight = layer === undefined ? undefined : buildHighlight(specs, layer, barriers, look);
    return [
      ...specs,
      ...areas.map((each) => buildUserAreas(each, look)),
      ...(cells === undefined || specs.some(({ id }) => id === cells?.id) ? [] : [cells]),
      ...(highlight === undefined ? [] : [highlight]),
      // A picture that brings lines or points of its own shows those alone.
      ...(project === undefined || specs.some(({ id }) => id === PROJECT_SOURCE) ? [] : [buildProjectLayers(project, look)]),
      ...(points.features.length === 0 || specs.some(({ id }) => id === CROSSINGS_SOURCE) ? [] : [buildCrossingLayers(points, look)]),
    ];
  }

  /** What is set in one go is drawn in one go. */
  function schedule(): void {
    if (destroyed || composing) return;
    composing = true;
    busy.mark();
    queueMicrotask(() => {
      composing = false;
      compose();
    });
  }

  function compose(): void {
    if (destroyed || !ready) return;
    const look = MAP_THEMES[theme];
    // What lies on the land comes after it, too: on a slow line an outline of the world says more than dots on the sea.
    const specs = allSpecs(look, hasLand ? data : []);
    const next = composeStyle(baseStyle(look), specs, textLang !== undefined);
    const before = applied;
    applied = next;
    try {
      if (projection !== appliedProjection) map.setProjection({ type: projection === 'globe' ? 'globe' : 'mercator' });
      appliedProjection = projection;
      for (const id of before.sources.keys()) if (!next.sources.has(id)) faults.forget(id);
      const { added } = applyStyle(map, before, next);
      if (added.includes(CROSSINGS_SOURCE)) marked = undefined;
    } catch (error) {
      // Half a change is worse than a slow one: start over from the whole style.
      ready = false;
      map.setStyle(toStyle(next, projection), { diff: false });
      faults.report(undefined, error);
      return;
    }
    targets = new Map(specs.flatMap((spec) => spec.layers).flatMap(({ spec, pick }) => (pick === undefined ? [] : [[spec.id, pick]])));
    markChosen();
  }

  function markChosen(): void {
    if (marked === chosen || !applied.sources.has(CROSSINGS_SOURCE)) return;
    if (marked !== undefined) map.removeFeatureState({ source: CROSSINGS_SOURCE, id: marked }, 'chosen');
    if (chosen !== undefined) map.setFeatureState({ source: CROSSINGS_SOURCE, id: chosen }, { chosen: true });
    marked = chosen;
  }

  /** A person who is moving the map has the say. */
  function held(): boolean {
    return map.dragPan.isActive() || map.touchZoomRotate.isActive() || map.boxZoom.isActive();
  }

  return {
    setTheme(name) {
      if (name === theme) return;
      theme = name;
      tracks.setTheme(name);
      schedule();
    },
    setLang(tag, texts) {
      wordControls(map, texts);
      if (tag === lang) return;
      lang = tag;
      void loadText(tag);
    },
    setBaseMap(next) {
      if (next.url === baseMap.url && next.attribution === baseMap.attribution && next.relief === baseMap.relief) return;
      baseMap = next;
      schedule();
    },
    setProjection(kind) {
      if (kind === projection) return;
      projection = kind;
      schedule();
    },
    setCountry(iso3) {
      if (iso3 === country) return;
      country = iso3;
      schedule();
    },
    setData(specs) {
      data = specs;
      schedule();
    },
    setCrossingPoints(collection) {
      points = collection;
      schedule();
    },
    highlightCrossing(id) {
      if (id === chosen) return;
      chosen = id;
      schedule();
    },
    setUserAreas(list) {
      areas = list;
      schedule();
    },
    setCells(ranked) {
      cells = ranked;
      schedule();
    },
    setProject(lines) {
      project = lines;
      schedule();
    },
    async draw(options) {
      const [{ drawLine }, { linesNear }] = await Promise.all([import('./interaction/draw-line.ts'), import('./interaction/snap-to-lines.ts')]);
      if (destroyed || !ready) throw new AtlasError('map.notReady');
      drawing = true;
      return drawLine(
        map,
        theme,
        options,
        (at) => linesNear(map, at, targets),
        () => {
          // The click that ends a line picks nothing.
          setTimeout(() => (drawing = false), CLICK_MS);
        },
      );
    },
    takePlace(take) {
      drawing = true;
      // The click that gives the place picks nothing.
      return takePlace(map, take, () => (drawing = false));
    },
    setTracks: tracks.setTracks,
    setTime: tracks.setTime,
    setTrail: tracks.setTrail,
    watchTracks: tracks.watchTracks,
    setPadding(padding) {
      if (map.dragPan.isActive()) waitingPadding = padding;
      else map.setPadding({ ...padding });
    },
    flyTo(bbox) {
      if (!held()) flyToBox(map, bbox, projection);
    },
    setCamera({ zoom, lat, lon }) {
      const now = cameraOf(map);
      if (held() || (now.zoom === zoom && now.lat === lat && now.lon === lon)) return;
      map.jumpTo({ center: [lon, lat], zoom });
    },
    getCamera: () => cameraOf(map),
    drawsOnProcessor: () => drawsOnProcessor(map.getCanvas()),
    ...makeSnapshots(
      () => lang,
      (specs = data) => composeStyle(baseStyle(MAP_THEMES.light, true), allSpecs(MAP_THEMES.light, specs), true),
    ),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      busy.stop();
      stopPointer();
      tracks.destroy();
      map.remove();
    },
  };
}
