import { useRef, useState } from 'react';
import type { Module, Population } from '../../domain/catalog/schema.ts';
import { AtlasError } from '../../domain/errors.ts';
import { createTranslator } from '../../i18n/translator.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { useCatalog, useCountryName, useTranslator } from '../use-atlas.ts';
import { currentMap } from '../map/current-map.ts';
import { saveFile } from './save-file.ts';
import { useCoverage } from './use-coverage.ts';
import { useCrossingRows } from './use-crossing-rows.ts';

/** The picture on the factsheet, pixels: 170 mm at 300 dots an inch, 16 : 9. */
const PICTURE = { width: 2008, height: 1130 };

/** Make the factsheet of what the page shows, and hand it over as a PDF. */
export function useFactsheet(population: Population, module: Module) {
  const translator = useTranslator();
  const countryName = useCountryName();
  const { catalog, url } = useCatalog();
  const { rows, examined } = useCrossingRows(population.id);
  const covered = useCoverage(population);
  const running = useRef<AbortController | undefined>(undefined);
  const [making, setMaking] = useState(false);

  const make = async (): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setMaking(true);
    try {
      const map = currentMap();
      if (!map) {
        throw new AtlasError('The factsheet needs the map, and the map is not there yet.', 'Wait until the map is drawn, then press "Download factsheet" again.');
      }
      const [{ buildFactsheet }, { factsheetFileName }, { buildDataLayers }, { MARKERS_SOURCE }, { MAP_THEMES }] = await Promise.all([
        import('../../factsheet/build-factsheet.ts'),
        import('../../factsheet/factsheet-file-name.ts'),
        import('../../map/data-layers.ts'),
        import('../../map/population-markers.ts'),
        import('../../map/theme.ts'),
      ]);
      const { view } = atlasStore.getState();
      // Markers find a population on a map of the world; a sheet is about one.
      const specs = buildDataLayers({ catalog, catalogUrl: url, on: view.layers, population: population.id, theme: MAP_THEMES.light }).filter(({ id }) => id !== MARKERS_SOURCE);
      const png = await map.snapshot(population.bbox, PICTURE.width, PICTURE.height, signal, specs);
      signal.throwIfAborted();
      const generatedAt = Date.now();
      // The embedded fonts have no Arabic: that reader gets the sheet in English.
      const written = translator.dir === 'rtl' ? createTranslator('en', {}) : translator;
      const pdf = await buildFactsheet({
        population,
        module,
        countryName,
        crossings: rows,
        barrierLayers: examined,
        coverage: covered.flatMap(({ title, attribution, calculation }) => (calculation?.status === 'done' ? [{ title, attribution, coverage: calculation.value.coverage }] : [])),
        map: { png, ...PICTURE, attribution: catalog.baseMap.attribution },
        address: location.href,
        generatedAt,
        translator: written,
        atlasTitle: written.t('page.title'),
      });
      signal.throwIfAborted();
      saveFile(pdf, factsheetFileName(population.id, generatedAt));
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (running.current === controller) setMaking(false);
    }
  };
  return { making, make, cancel: () => running.current?.abort() };
}
