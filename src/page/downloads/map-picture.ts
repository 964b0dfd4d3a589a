import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { isAreaKind, isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { bboxesMeet } from '../../domain/catalog/find-entries.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { AtlasError } from '../../domain/errors.ts';
import { escapeXml } from '../../domain/formats/escape-xml.ts';
import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import type { Translator } from '../../i18n/translator.ts';
import { metresPerPixel, WORLD_PX } from '../../map/interaction/camera.ts';
import { LAYOUT_WIDTH as WIDTH } from '../../map/snapshot-frame.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { entryOf } from '../../state/view.ts';
import { listEntriesOnMap } from '../map/entries-on-map.ts';
import { currentMap } from '../shared/current-map.ts';
import { layersOnPaper } from '../shared/draw-sheet-map.ts';
import { type FramedPicture, framePicture } from './frame-picture.ts';
import { lookAtMap, type MapOnScreen, roundLength } from './map-view.ts';
import { joinRights, rightsOfAtlas } from './join-rights.ts';

/** A picture of the map has two pixels of its own for each at which it is laid out. */
const SHARPNESS = 2;
const [SWATCH, COLUMN, ROW] = [28, 178, 22];

/** Marks of layers as they are drawn on the light map, SVG by layer. */
export type Swatches = ReadonlyMap<LayerToggle, string>;

function listLegend(on: readonly LayerToggle[], { layers }: PageCatalog, chosen: OpenEntry | undefined, { box }: MapOnScreen): LayerToggle[] {
  return on.filter((toggle) => {
    if (isBarrierKind(toggle) || isAreaKind(toggle)) return layers.some(({ kind, bbox }) => kind === toggle && (bbox === undefined || bboxesMeet(bbox, box)));
    if (!chosen) return toggle.startsWith('corridors-') || toggle === 'movement';
    // Tracks are drawn by another hand, and are not in the picture.
    if (toggle === 'tracks') return false;
    const of = toggle.startsWith('corridors-') ? 'corridors' : toggle;
    return chosen.file.layers.some(({ kind }) => kind === of);
  });
}

/** A bar of a round length, and how long it is; on a map of continents lengths differ by latitude, and the caption says where it holds. */
function drawScale(camera: MapOnScreen['camera'], height: number, { t, dir, number, lengthKm }: Translator): string {
  const perPixel = metresPerPixel(camera.lat, WORLD_PX * 2 ** camera.zoom);
  const metres = roundLength(perPixel * (WIDTH / 4));
  const wide = metres / perPixel;
  const [x, y] = [12, height - 14];
  const label = t('mapTake.scale', { km: lengthKm(metres / 1000), lat: `${number(camera.lat, 0)}°` });
  return [
    `<rect x="${x - 6}" y="${y - 20}" width="${Math.max(wide, label.length * 6) + 12}" height="30" rx="4" fill="#ffffff" fill-opacity="0.85"/>`,
    `<path d="M${x} ${y - 2}v6h${wide}v-6" fill="none" stroke="#1a1c1a" stroke-width="1.5"/>`,
    `<text x="${x}" y="${y - 7}" font-size="11" fill="#1a1c1a" direction="${dir}" text-anchor="${dir === 'rtl' ? 'end' : 'start'}">${escapeXml(label)}</text>`,
  ].join('');
}

function drawLegend(toggles: readonly LayerToggle[], swatches: Swatches, top: number, { t, dir }: Translator): { body: string; height: number } {
  const columns = Math.floor(WIDTH / COLUMN);
  const items = toggles.map((toggle, at) => {
    const column = at % columns;
    const [x, y] = [dir === 'rtl' ? WIDTH - (column + 1) * COLUMN : column * COLUMN, top + Math.floor(at / columns) * ROW];
    const [markX, textX] = dir === 'rtl' ? [x + COLUMN - SWATCH, x + COLUMN - SWATCH - 8] : [x, x + SWATCH + 8];
    const text = `<text x="${textX}" y="${y + 12}" font-size="11" fill="#1a1c1a" direction="${dir}" text-anchor="start">${escapeXml(t(`layer.${toggle}`))}</text>`;
    return `<g transform="translate(${markX} ${y})">${swatches.get(toggle) ?? ''}</g>${text}`;
  });
  return { body: items.join(''), height: Math.ceil(toggles.length / columns) * ROW };
}

/**
 * The map as it is on the screen, north up, with a scale, a legend and whom it is owed to.
 * @throws AtlasError when the map is not there or cannot be drawn; the signal's reason when cancelled
 */
export async function pictureOfMap(page: PageCatalog, swatches: Swatches, translator: Translator, signal: AbortSignal): Promise<FramedPicture> {
  const map = currentMap();
  if (!map) throw new AtlasError('mapTake.noMap');
  const { catalog, layers } = page;
  const { t, lang } = translator;
  const { view } = atlasStore.getState();
  const id = entryOf(view);
  const seen = lookAtMap(map);
  const entries = await waitForEntries(page, listEntriesOnMap(catalog, id, seen.camera, { width: seen.width, height: seen.height }), signal);
  const chosen = entries.find(({ row }) => row.id === id);
  const specs = layersOnPaper(page, { entries, on: view.layers, chosen: id, lang, markers: id === undefined });
  // The same ground as on the screen, in a picture of another width.
  const camera = { ...seen.camera, zoom: seen.camera.zoom + Math.log2(WIDTH / seen.width) };
  const height = Math.round((WIDTH * seen.height) / seen.width);
  const png = await map.snapshot(camera, WIDTH * SHARPNESS, height * SHARPNESS, signal, specs);
  signal.throwIfAborted();
  const toggles = listLegend(view.layers, page, chosen, seen);
  const legend = drawLegend(toggles, swatches, height + 8, translator);
  const drawn = layers.filter(({ kind, bbox }) => toggles.some((toggle) => toggle === kind) && (bbox === undefined || bboxesMeet(bbox, seen.box)));
  const body = [
    `<image href="${png}" width="${WIDTH}" height="${height}"/>`,
    `<rect width="${WIDTH}" height="${height}" fill="none" stroke="#b9bdb9"/>`,
    drawScale(camera, height, translator),
    legend.body,
  ].join('');
  const about: FileAbout = {
    ...rightsOf(page, chosen, drawn),
    title: chosen ? `${textIn(chosen.row, 'name', lang)} – ${catalog.title}` : catalog.title,
    address: location.href,
  };
  return framePicture({ body, width: WIDTH, height: height + 8 + legend.height, captions: [t('mapTake.north')], about }, translator);
}

/** Rights of all that is drawn; corridors of many modules are credited to the atlas, whose pages name each. */
function rightsOf({ catalog }: PageCatalog, chosen: OpenEntry | undefined, drawn: PageCatalog['layers']) {
  return joinRights([chosen ? (chosen.file.layers[0] ?? chosen.module) : rightsOfAtlas(catalog), ...drawn, catalog.baseMap]);
}
