import type { Layer } from '../catalog/fields.ts';
import type { BuiltFigures, Headlines } from '../catalog/figures.ts';
import { mayHaveCorridor } from '../catalog/find-entries.ts';
import type { Country } from '../catalog/index-schema.ts';
import { BARRIER_KINDS, isBarrierKind } from '../catalog/layer-kinds.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import { crossingsInCountry } from '../crossings/summarise-barrier.ts';
import { intersectBoxes } from '../geometry/boxes.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { answerOf, judgeLayer } from '../statements/judge-layer.ts';
import { livesAtSea } from '../statements/lives-at-sea.ts';
import { animalsOf, sortRows } from '../statements/of-entry.ts';
import type { BarriersHere, KindHere, WorstBarrier } from './types.ts';

/** Whether barriers can be counted for an entry: it has a corridor, of animals that are not of the sea. */
export function isCounted({ row, species }: Pick<OpenEntry, 'row' | 'species'>): boolean {
  return mayHaveCorridor(row) && !livesAtSea(species);
}

/**
 * What is said of each layer of barriers, of one population in one country, by the rules of `judgeLayer`: only what the layer
 * covers of the corridor's part in the country is asked for. A layer of a box that does not reach into it does not cover it.
 */
export function barriersHere(entry: OpenEntry, country: Country, layers: readonly Layer[], headlines: Headlines['entries']): BarriersHere[] {
  if (!isCounted(entry)) return [];
  const { row } = entry;
  const bbox = intersectBoxes(row.bbox, country.bbox) ?? row.bbox;
  return layers.flatMap((layer): BarriersHere[] => {
    const { kind } = layer;
    if (!isBarrierKind(kind)) return [];
    const headline = headlines[row.id]?.find((one) => one.layer === layer.id);
    const here = headline?.countries[country.iso3];
    const verdict = judgeLayer(animalsOf(entry), layer, { bbox, countries: [{ iso3: country.iso3, areaKm2: 0, share: 1 }] });
    const answer = answerOf(verdict, headline ? { looked: true, found: here?.barriers ?? 0 } : { looked: false });
    const found = answer.says === 'found' ? here : undefined;
    return [
      {
        entry,
        layer,
        kind,
        answer,
        barriers: found?.barriers ?? 0,
        km: found?.km ?? 0,
        preliminary: (headline?.individuals ?? FEWEST_INDIVIDUALS) < FEWEST_INDIVIDUALS,
      },
    ];
  });
}

/** What is worth more than what, where several layers of a kind are asked. */
const RANK = ['not-covered', 'not-counted', 'untold', 'none', 'not-examined', 'found'] as const;

/** Layers of one kind together, in the order of the legend: a kind without a layer is left out. */
export function joinKinds(all: readonly BarriersHere[]): KindHere[] {
  return BARRIER_KINDS.flatMap((kind): KindHere[] => {
    const own = all.filter((one) => one.kind === kind);
    const best = Math.max(...own.map(({ answer }) => RANK.indexOf(answer.says)));
    const saying = own.filter(({ answer }) => RANK.indexOf(answer.says) === best);
    const [first] = saying;
    if (!first) return [];
    return [
      {
        entry: first.entry,
        kind,
        answer: saying.find(({ answer }) => 'cautions' in answer && answer.cautions.length === 0)?.answer ?? first.answer,
        barriers: saying.reduce((sum, { barriers }) => sum + barriers, 0),
        km: saying.reduce((sum, { km }) => sum + km, 0),
        preliminary: saying.every(({ preliminary }) => preliminary),
        layers: saying.map(({ layer }) => layer),
      },
    ];
  });
}

/**
 * The barriers with most km inside corridors in one country, of those that count for the animals; none where the build tells of
 * no barrier in which country its crossings are.
 */
export function worstBarriers(
  entries: readonly OpenEntry[],
  iso3: string,
  layers: readonly Layer[],
  figures: ReadonlyMap<string, BuiltFigures>,
  most: number,
): WorstBarrier[] {
  return entries
    .filter(isCounted)
    .flatMap((entry) => {
      const { counted } = sortRows(entry, layers, Object.values(figures.get(entry.row.id)?.crossings ?? {}).flat());
      const here = crossingsInCountry(counted, iso3, (row, part) => row.parts[part]?.country);
      return here.map((row) => ({ entry, row }));
    })
    .toSorted((a, b) => b.row.lengthInsideKm - a.row.lengthInsideKm)
    .slice(0, most);
}
