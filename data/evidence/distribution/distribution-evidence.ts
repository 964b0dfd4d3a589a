import { AtlasError } from '../../../src/domain/errors.ts';
import { type DistributionEntry, RANGE_PARTS, type RangePart } from '../../../src/domain/evidence/distribution/distribution-evidence.ts';
import { nestUseClasses } from '../../../src/domain/evidence/published/nest-use-classes.ts';
import { yearsOfSample } from '../../../src/domain/evidence/published/summarise-published.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { measureCountries } from '../../range-states.ts';
import { assembleEntry, assembleWithdrawn } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';
import { type DrawnArea, DrawnReport, readAreas } from '../published/read-drawn.ts';
import { type DistributionManifest, DistributionManifestSchema } from './distribution-manifest.ts';

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** From a custodian's polygons of distribution and movement to every file that their page reads. */
async function buildDistribution(population: DistributionManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = [...new Set(RANGE_PARTS.flatMap((part) => population[part].map(({ source }) => source)))];
  const [first = ''] = sources;
  const origin = context.source(first);
  if (population.withdrawn) return assembleWithdrawn(population, 'distribution', population.withdrawn, context, origin);
  const report = new DrawnReport(context.told);
  const drawn: Record<RangePart, DrawnArea[]> = {
    distribution: await readAreas(population.distribution, context, report),
    movement: await readAreas(population.movement, context, report),
  };
  const polygonsOf = (part: RangePart): DrawnArea['geometry']['coordinates'] => drawn[part].flatMap(({ geometry }) => geometry.coordinates);
  // All of it as the lowest of the nested classes, what is of movement as the highest: crossings then tell both apart.
  const [found, moving] = [polygonsOf('distribution'), polygonsOf('movement')];
  const nested = nestUseClasses({ ...(found.length > 0 ? { low: found } : {}), ...(moving.length > 0 ? { high: moving } : {}) });
  const [whole] = nested;
  if (!whole) throw new AtlasError('cli.unreadable', { detail: 'it gives no polygon' }, { file: origin.file });
  const features = nested.map(({ use, geometry, areaKm2 }) => ({
    type: 'Feature' as const,
    properties: { use, shows: use === 'high' || drawn.distribution.length === 0 ? 'movement' : 'distribution', areaKm2 },
    geometry,
  }));
  const { rangeStates, areaAtSeaKm2 } = measureCountries(features[0], context.countryParts);
  const { individuals } = population.sample;
  const movement = nested.find(({ use }) => use === 'high');
  return assembleEntry(
    population,
    context,
    {
      distribution: features,
      further: [],
      origin,
      sources,
      sample: individuals === undefined ? {} : { individuals },
      years: yearsOfSample(population.sample),
      countries: rangeStates.map(({ iso3 }) => iso3),
    },
    (common) => ({
      ...common,
      evidence: 'distribution',
      warnings: [],
      sample: population.sample,
      ...(population.asOf === undefined ? {} : { asOf: population.asOf }),
      method: { ...population.method, notes: listSentences(population.notes) },
      figures: population.figures,
      parts: listParts(drawn),
      areaKm2: round1(whole.areaKm2),
      ...(movement === undefined ? {} : { movementKm2: round1(movement.areaKm2) }),
      rangeStates,
      areaAtSeaKm2,
      importReport: { featuresRead: report.featuresRead, kept: report.kept, dropped: report.dropped.toRecord() },
    }),
  );
}

function listParts(drawn: Readonly<Record<RangePart, readonly DrawnArea[]>>): DistributionEntry['parts'] {
  return RANGE_PARTS.flatMap((shows) =>
    drawn[shows].map(({ properties, geometry }) => ({ shows, ...properties, areaKm2: round1(polygonAreaKm2(geometry)) })),
  ).sort((a, b) => b.areaKm2 - a.areaKm2);
}

/** A custodian's map of where animals are found and where they are known to move. */
export const distributionEvidence = defineEvidence(DistributionManifestSchema, {
  listSources: (population) => RANGE_PARTS.flatMap((part) => population[part].map(({ source }, i) => ({ id: source, field: `${part}.${i}.source` }))),
  build: buildDistribution,
});
