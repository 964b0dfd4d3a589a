import { USE_CLASSES } from '../../domain/movement/types.ts';
import type { Feature, LineString } from 'geojson';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { ReportAlternative, ReportMaps } from '../../factsheet/report/report-input.ts';
import { buildCrossingLayers, buildProjectLayers } from '../../map/layers/crossing-layers.ts';
import type { DataSpec } from '../../map/layers/data-spec.ts';
import type { CrossingPoints, MapController } from '../../map/map-controller.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import { BARRIER_KINDS, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { layersOnPaper } from '../shared/draw-sheet-map.ts';
import { furnishMap } from '../shared/furnish-map.ts';

/** Pixels: 180 mm at 280 dots an inch. */
const OVERVIEW = { width: 2008, height: 1130 };
const SINGLE = { width: 2008, height: 804 };
const MARGIN_KM = 2;

/**
 * The report's pictures: all alternatives with the first one solid, and, where there are several, each by itself. Corridors,
 * stopovers and barriers are on them whatever the screen shows, and the areas that are switched on.
 * @param alternatives best first
 * @throws AtlasError when the browser cannot draw; the signal's reason when cancelled
 */
export async function drawReportMaps(
  map: MapController,
  alternatives: readonly ReportAlternative[],
  { page, entries, on, lang }: { page: PageCatalog; entries: readonly OpenEntry[]; on: readonly LayerToggle[]; lang: string },
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ReportMaps> {
  const look = MAP_THEMES.light;
  const toggles = [...new Set([...DEFAULT_TOGGLES, ...BARRIER_KINDS, ...on])];
  const data = layersOnPaper(page, { entries, on: toggles, chosen: undefined, lang });
  const specs = (chosen: ReportAlternative): DataSpec[] => [
    ...data,
    buildProjectLayers(collectLines(alternatives, chosen), look),
    buildCrossingLayers(collectPoints(chosen), look),
  ];
  const total = alternatives.length > 1 ? alternatives.length + 1 : 1;
  const [first] = alternatives;
  const box = bboxOfLines(
    alternatives.flatMap(({ alternative }) => alternative.lines),
    MARGIN_KM,
  );
  if (!first || !box) throw new RangeError('There is no line to draw.');
  onProgress(0, total);
  const overview = await map.snapshot(box, OVERVIEW.width, OVERVIEW.height, signal, specs(first));
  onProgress(1, total);
  const byAlternative = new Map<string, string>();
  for (const each of alternatives.length > 1 ? alternatives : []) {
    const own = bboxOfLines(each.alternative.lines, MARGIN_KM) ?? box;
    // One at a time: each is a map of its own on the graphics card.
    // oxlint-disable-next-line no-await-in-loop
    byAlternative.set(each.alternative.id, await map.snapshot(own, SINGLE.width, SINGLE.height, signal, specs(each)));
    onProgress(1 + byAlternative.size, total);
  }
  return { overview, byAlternative, picture: { ...OVERVIEW, furniture: await furnishMap(page, box, OVERVIEW) } };
}

function collectLines(alternatives: readonly ReportAlternative[], chosen: ReportAlternative): { type: 'FeatureCollection'; features: Feature<LineString>[] } {
  const features = alternatives.flatMap((each) =>
    each.alternative.lines.map((line): Feature<LineString> => ({
      type: 'Feature',
      properties: { chosen: each === chosen },
      geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
    })),
  );
  return { type: 'FeatureCollection', features };
}

function collectPoints({ assessment }: ReportAlternative): CrossingPoints {
  return {
    type: 'FeatureCollection',
    features: assessment.populations.flatMap(({ population, name, corridor }) =>
      USE_CLASSES.flatMap((use) =>
        (corridor?.byUse[use].points ?? []).map((coordinates) => ({
          type: 'Feature' as const,
          properties: { id: `project/${population}/${use}`, layer: 'project', barrier: use, name, lengthInsideKm: corridor?.byUse[use].lengthKm ?? 0 },
          geometry: { type: 'Point' as const, coordinates },
        })),
      ),
    ),
  };
}
