import { useEffect, useMemo } from 'react';
import type { CoverageAnswer } from '../../../domain/coverage/area-share.ts';
import { type AreaKind, isAreaKind } from '../../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../../domain/catalog/fields.ts';
import { answerLayers, judgeLayers, type LayerAnswer } from '../../../domain/statements/judge-layers.ts';
import { untoldAreas } from '../../../domain/statements/untold-areas.ts';
import { groundOf, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { analyses, analysisKey, measureLayerCoverage, measureUserCoverage, userAreasKey } from '../../../state/analysis-store.ts';
import type { StoredAreas } from '../../../state/stored-areas.ts';
import type { JobState } from '../../../state/job.ts';
import { useAtlas, useCatalog, useTranslator } from '../../shared/use-atlas.ts';
import { useBuiltFigures } from '../../shared/use-built-figures.ts';
import { useJobShelf } from '../../shared/use-job.ts';

/** One set of areas that is on, and how much of the corridor it covers. */
export interface CoverageRow {
  readonly key: string;
  readonly kind: AreaKind;
  readonly title: string;
  readonly attribution: string;
  readonly calculation: JobState<CoverageAnswer> | undefined;
  /** The layer of the catalog that they come from; a person's own areas are in none. */
  readonly layer?: Layer;
  /** A person's own areas, with what they say of them. */
  readonly user?: StoredAreas;
}

export interface EntryCoverage {
  /** Sets of areas that can say something of the corridor. */
  readonly rows: readonly CoverageRow[];
  /** What is said of each layer that was built in or is on. */
  readonly answers: readonly LayerAnswer[];
}

interface AreaChoice {
  readonly key: string;
  readonly kind: AreaKind;
  readonly title: string;
  readonly attribution: string;
  readonly layer?: Layer;
  readonly user?: StoredAreas;
}

/**
 * The share of an entry's corridors inside every set of areas that is on, measured in a worker.
 * @param kinds of areas that are asked for
 */
export function useCoverage(entry: OpenEntry, kinds: readonly AreaKind[]): EntryCoverage {
  const { layers, url } = useCatalog();
  const { t } = useTranslator();
  const on = useAtlas((state) => state.view.layers);
  const userAreas = useAtlas((state) => state.userAreas);
  const calculations = useJobShelf(analyses.coverage);
  const { figures, isComing } = useBuiltFigures(entry);
  const judged = useMemo(
    () =>
      groundOf(entry.file)
        ? judgeLayers(
            entry,
            layers.filter(({ id, kind }) => isAreaKind(kind) && kinds.includes(kind) && (on.includes(kind) || figures?.coverage[id] !== undefined)),
          )
        : [],
    [entry, layers, on, kinds, figures],
  );
  const choices = useMemo((): AreaChoice[] => {
    if (!groundOf(entry.file)) return [];
    const builtIn = judged.flatMap(({ layer, verdict, near }) =>
      isAreaKind(layer.kind) && near && verdict.is === 'counted'
        ? [{ key: analysisKey(entry.row, layer.id), kind: layer.kind, title: layer.title, attribution: layer.attribution, layer }]
        : [],
    );
    const users = kinds.flatMap((kind) => {
      const user = userAreas[kind];
      if (!user || !on.includes(kind) || untoldAreas(entry.species, kind, user)) return [];
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
  }, [judged, entry, on, userAreas, kinds, t]);
  useEffect(() => {
    if (isComing) return;
    for (const { key, kind, layer, user } of choices) {
      if (calculations[key]) continue;
      if (layer) void measureLayerCoverage(entry, layer, url);
      else if (user) void measureUserCoverage(entry, kind, user, url);
    }
  }, [choices, calculations, entry, url, isComing]);
  return {
    rows: choices.map(({ key, kind, title, attribution, layer, user }) => ({
      key,
      kind,
      title,
      attribution,
      calculation: calculations[key],
      ...(layer ? { layer } : {}),
      ...(user ? { user } : {}),
    })),
    answers: [
      ...answerLayers(judged, ({ id }) => {
        const calculation = calculations[analysisKey(entry.row, id)];
        return calculation?.status === 'done' ? { looked: true, found: calculation.value.byArea.length } : { looked: false };
      }),
      ...(groundOf(entry.file) ? kinds.flatMap((kind) => (on.includes(kind) ? (untoldAreas(entry.species, kind, userAreas[kind]) ?? []) : [])) : []),
    ],
  };
}
