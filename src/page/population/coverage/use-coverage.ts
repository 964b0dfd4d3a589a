import { useEffect, useMemo } from 'react';
import type { CoverageAnswer } from '../../../domain/coverage/area-share.ts';
import { AREA_KINDS, type AreaKind, isAreaKind } from '../../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { layersNear } from '../../../domain/catalog/find-entries.ts';
import { layerOfKind, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { analyses, analysisKey, measureLayerCoverage, measureUserCoverage, userAreasKey } from '../../../state/analysis-store.ts';
import type { StoredAreas } from '../../../state/area-storage.ts';
import type { JobState } from '../../../state/job.ts';
import { useAtlas, useCatalog, useTranslator } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

/** One set of areas that is on, and how much of the corridor it covers. */
export interface CoverageRow {
  readonly key: string;
  readonly kind: AreaKind;
  readonly title: string;
  readonly attribution: string;
  readonly calculation: JobState<CoverageAnswer> | undefined;
}

interface AreaChoice {
  readonly key: string;
  readonly kind: AreaKind;
  readonly title: string;
  readonly attribution: string;
  readonly layer?: Layer;
  readonly user?: StoredAreas;
}

/** The share of an entry's corridors inside every set of areas that is on, measured in a worker. */
export function useCoverage(entry: OpenEntry): CoverageRow[] {
  const { layers, url } = useCatalog();
  const { t } = useTranslator();
  const on = useAtlas((state) => state.view.layers);
  const userAreas = useAtlas((state) => state.userAreas);
  const calculations = useJobShelf(analyses.coverage);
  const choices = useMemo((): AreaChoice[] => {
    if (!layerOfKind(entry.file, 'corridors')) return [];
    const builtIn = layersNear({ layers }, entry.row).areas.flatMap((layer) =>
      isAreaKind(layer.kind) && on.includes(layer.kind)
        ? [{ key: analysisKey(entry.row, layer.id), kind: layer.kind, title: layer.title, attribution: layer.attribution, layer }]
        : [],
    );
    const users = AREA_KINDS.flatMap((kind) => {
      const user = userAreas[kind];
      if (!user || !on.includes(kind)) return [];
      return [
        {
          key: analysisKey(entry.row, userAreasKey(kind, user)),
          kind,
          title: `${t(`layer.${kind}`)} (${user.fileName})`,
          attribution: t('areas.yours', { file: user.fileName }),
          user,
        },
      ];
    });
    return [...builtIn, ...users];
  }, [layers, entry, on, userAreas, t]);
  useEffect(() => {
    for (const { key, kind, layer, user } of choices) {
      if (calculations[key]) continue;
      if (layer) void measureLayerCoverage(entry, layer, url);
      else if (user) void measureUserCoverage(entry, kind, user, url);
    }
  }, [choices, calculations, entry, url]);
  return choices.map(({ key, kind, title, attribution }) => ({ key, kind, title, attribution, calculation: calculations[key] }));
}
