import { BARRIER_KINDS } from '../catalog/layer-kinds.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import type { BarriersHere, CountryBrief, Density, Indicator } from './types.ts';

// Figures that bear on what states have agreed on: the Samarkand Strategic Plan for Migratory Species 2024–2032 of the
// Convention on Migratory Species, and Target 3 of the Kunming-Montreal Global Biodiversity Framework (headline indicator 3.1
// is the coverage of protected areas; https://www.cbd.int/gbf/targets/3). None of them is an indicator of either.

type Figures = Pick<CountryBrief, 'populations' | 'barriers' | 'protection'>;

const isLeast = ({ answer }: Pick<BarriersHere, 'answer'>): boolean =>
  'cautions' in answer && answer.cautions.some((caution) => caution === 'partly-covered' || caution === 'incomplete');

const sumOf = <T>(list: readonly T[], value: (one: T) => number): number => list.reduce((sum, one) => sum + value(one), 0);

/** Those of the indicators that can be computed of a country: one that cannot is not among them, and never 0. */
export function computeIndicators({ populations, barriers, protection }: Figures): Indicator[] {
  const here = populations.filter(({ presence }) => presence === 'fixes');
  const indicators: Indicator[] = [];
  if (here.length > 0) {
    const shared = here.filter(({ neighbours, onlyCrossed }) => neighbours.length > onlyCrossed.length);
    const countries = new Set(shared.flatMap(({ neighbours, onlyCrossed }) => neighbours.filter((iso3) => !onlyCrossed.includes(iso3))));
    indicators.push(
      { is: 'listed', n: here.filter(({ entry }) => entry.species.appendix !== undefined).length, of: here.length },
      { is: 'shared', n: shared.length, of: here.length, countries: countries.size },
    );
  }
  return [...indicators, ...densities({ populations, barriers }), ...protectedShares(protection)];
}

/** Km of barriers for each 100 km² of corridor, by kind: of populations of which it is known what lies in their corridor here, found or none. */
export function densities({ populations, barriers }: Pick<Figures, 'populations' | 'barriers'>): Density[] {
  return BARRIER_KINDS.flatMap((kind): Density[] => {
    const told = populations.flatMap(({ entry, areaKm2 = 0, preliminary }) => {
      const own = barriers.filter((one) => one.kind === kind && one.entry === entry && (one.answer.says === 'found' || one.answer.says === 'none'));
      return own.length > 0 && areaKm2 > 0 ? [{ km: sumOf(own, ({ km }) => km), areaKm2, preliminary, atLeast: own.every(isLeast) }] : [];
    });
    const corridorKm2 = sumOf(told, ({ areaKm2 }) => areaKm2);
    const km = sumOf(told, (one) => one.km);
    const atLeast = told.some((one) => one.atLeast);
    if (corridorKm2 === 0 || (atLeast && km === 0)) return [];
    const preliminary = told.every((one) => one.preliminary);
    return [{ is: 'density', kind, kmPer100Km2: (100 * km) / corridorKm2, km, corridorKm2, populations: told.length, atLeast, preliminary }];
  });
}

/** Of populations whose whole corridor lies in the country: of the others the build does not tell what is covered here. */
function protectedShares(protection: Figures['protection']): Indicator[] {
  const whole = protection.filter(({ isWhole, reading }) => isWhole && reading.share);
  return [...new Set(whole.map(({ layer }) => layer))].flatMap((layer): Indicator[] => {
    const own = whole.flatMap((one) => {
      const high = one.layer === layer ? one.coverage.find(({ use, corridorKm2 }) => use === 'high' && corridorKm2 > 0) : undefined;
      return high ? [{ high, atLeast: one.reading.atLeast, preliminary: (one.entry.summary.individuals ?? FEWEST_INDIVIDUALS) < FEWEST_INDIVIDUALS }] : [];
    });
    const corridorKm2 = sumOf(own, ({ high }) => high.corridorKm2);
    const coveredKm2 = sumOf(own, ({ high }) => high.coveredKm2);
    const atLeast = own.some((one) => one.atLeast);
    if (corridorKm2 === 0 || (atLeast && coveredKm2 === 0)) return [];
    const preliminary = own.every((one) => one.preliminary);
    return [{ is: 'protected', layer, share: coveredKm2 / corridorKm2, coveredKm2, corridorKm2, populations: own.length, atLeast, preliminary }];
  });
}
