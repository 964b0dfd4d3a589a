import { isAreaKind, isBarrierKind, PRIORITY_KINDS, WATER_KINDS } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { layerOfKind, type OpenEntry } from '../../domain/catalog/open-entry.ts';
import { answerLayers, judgeLayers, type Judged } from '../../domain/statements/judge-layers.ts';
import { sortRows } from '../../domain/statements/of-entry.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { askForFigures } from '../../state/figures-store.ts';
import type { FactsheetSubject } from './make-factsheet.ts';

const counts = ({ near, verdict }: Judged): boolean => near && verdict.is === 'counted';

/**
 * What the factsheet of an entry is about whose page nobody has opened: what the build found of it.
 * @throws nothing: of figures that cannot be had nothing is told
 */
export async function readBuiltSubject(entry: OpenEntry, { layers, url }: PageCatalog): Promise<FactsheetSubject> {
  const hasCorridor = layerOfKind(entry.file, 'corridors') !== undefined;
  const figures = hasCorridor ? await askForFigures(entry.row, url) : undefined;
  const barriers = judgeLayers(
    entry,
    layers.filter(({ id, kind }) => isBarrierKind(kind) && figures?.crossings[id] !== undefined),
  );
  const examined = barriers.flatMap(({ layer, near, verdict }) => (near && verdict.is !== 'not-covered' ? [layer] : []));
  const found = examined.flatMap(({ id }) => figures?.crossings[id] ?? []);
  const areas = (kinds: readonly string[]): Judged[] =>
    judgeLayers(
      entry,
      layers.filter(({ id, kind }) => isAreaKind(kind) && kinds.includes(kind) && figures?.coverage[id] !== undefined),
    );
  const [protectedBy, waters] = [areas(PRIORITY_KINDS), areas(WATER_KINDS)];
  const look = ({ id }: Layer) => {
    const answer = figures?.coverage[id];
    return answer ? { looked: true as const, found: answer.byArea.length } : { looked: false as const };
  };
  return {
    entry,
    countriesKnown: hasCorridor,
    crossings: sortRows(entry, examined, found).counted.toSorted((a, b) => b.lengthInsideKm - a.lengthInsideKm),
    examined: barriers.map(({ layer }) => layer),
    coverage: protectedBy.filter(counts).flatMap(({ layer }) => {
      const answer = figures?.coverage[layer.id];
      return answer ? [{ title: layer.title, attribution: layer.attribution, layer, coverage: answer.coverage }] : [];
    }),
    waters: waters.filter(counts).flatMap(({ layer }) => {
      const answer = figures?.coverage[layer.id];
      if (!answer) return [];
      const corridorKm2 = answer.coverage.find(({ use }) => use === 'low')?.corridorKm2 ?? 0;
      return [
        { title: layer.title, attribution: layer.attribution, corridorKm2, zones: answer.byArea.map(({ name, km2ByUse }) => ({ name, km2: km2ByUse.low })) },
      ];
    }),
    areaAnswers: [...answerLayers(protectedBy, look), ...answerLayers(waters, look)],
  };
}
