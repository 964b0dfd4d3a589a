import '../styles/downloads.css';
import { useRef } from 'react';
import { bboxesMeet } from '../../domain/catalog/find-entries.ts';
import { isAreaKind, isBarrierKind, isLayerToggle, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { AtlasError } from '../../domain/errors.ts';
import { LayerOpener } from '../../domain/layers/open-layer.ts';
import { referToLayer } from '../../domain/layers/layer-reference.ts';
import { readInBox } from '../../domain/layers/read-in-box.ts';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { pictureOfMap } from './map-picture.ts';
import { PICTURE_FORMATS, type PictureFormat, savePicture } from './save-picture.ts';
import { lookAtMap } from './map-view.ts';
import { joinRights, type TakeSource } from './join-rights.ts';
import { TakeAway } from './TakeAway.tsx';

const opener = new LayerOpener();

/** Layers of barriers and areas that are on, each as far as the map shows it when it is asked for. */
function useLayersOnMap(): TakeSource[] {
  const { t, number } = useTranslator();
  const { layers, url } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  // Drawn again where the map comes to rest elsewhere: other layers lie there.
  useAtlas((state) => state.view.camera);
  const map = currentMap();
  const here = map && lookAtMap(map).box;
  return layers
    .filter(({ bbox }) => !here || bbox === undefined || bboxesMeet(bbox, here))
    .filter(({ kind }) => isLayerToggle(kind) && on.includes(kind) && (isBarrierKind(kind) || isAreaKind(kind)))
    .map((layer): TakeSource => {
      const load = async (signal: AbortSignal) => {
        const map = currentMap();
        if (!map) throw new AtlasError('mapTake.noMap');
        const { box } = lookAtMap(map);
        const about = { ...joinRights([layer]), name: layer.id, title: layer.title, address: location.href };
        if (layer.bbox && !bboxesMeet(layer.bbox, box)) return { ...about, features: [] };
        const shape = isBarrierKind(layer.kind) ? 'lines' : 'polygons';
        const { features, zoom, analysisZoom } = await readInBox(opener.open(referToLayer(layer, url)), shape, box, { signal });
        const [west, south, east, north] = box.map((degrees) => number(degrees, 4));
        const notes = [
          t('takeNote.cut', { west: west ?? '', south: south ?? '', east: east ?? '', north: north ?? '' }),
          zoom < analysisZoom ? t('takeNote.coarse', { zoom, finest: analysisZoom }) : t('takeNote.fine', { zoom }),
        ];
        return { ...about, notes, features };
      };
      return { name: layer.id, label: layer.title, load };
    });
}

/** The map as a picture, and what it shows of barriers and areas as data. */
export function MapTake() {
  const translator = useTranslator();
  const { t } = translator;
  const page = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const marks = useRef<HTMLDivElement>(null);
  const sources = useLayersOnMap();
  const job = useJob({ outlivesPage: true });
  const take = async (format: PictureFormat, signal: AbortSignal): Promise<void> => {
    const swatches = new Map<LayerToggle, string>();
    for (const mark of marks.current?.children ?? []) {
      const toggle = mark.getAttribute('data-toggle') ?? '';
      const drawing = mark.querySelector('svg');
      if (drawing && isLayerToggle(toggle)) swatches.set(toggle, new XMLSerializer().serializeToString(drawing));
    }
    await savePicture(await pictureOfMap(page, swatches, translator, signal), format, 'map', signal);
  };
  return (
    <details className="map-take">
      <summary>{t('mapTake.title')}</summary>
      <div className="take-small">
        {PICTURE_FORMATS.map((format) => (
          <button key={format} type="button" disabled={job.isRunning} onClick={() => void job.start(({ signal }) => take(format, signal))}>
            {t(`mapTake.${format}`)}
          </button>
        ))}
      </div>
      <JobProgress job={job} label={t('mapTake.drawing')} />
      <div ref={marks} hidden>
        {on.map((toggle) => (
          <span key={toggle} data-toggle={toggle}>
            <Swatch toggle={toggle} look="light" />
          </span>
        ))}
      </div>
      {sources.length === 0 ? <p className="quiet">{t('mapTake.none')}</p> : <TakeAway stem="map" sources={sources} title={t('mapTake.layers')} />}
    </details>
  );
}
