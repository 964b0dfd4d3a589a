import { AtlasError } from '../../../src/domain/errors.ts';
import { nestUseClasses, unite } from '../../../src/domain/evidence/published/nest-use-classes.ts';
import { yearsOfSample } from '../../../src/domain/evidence/published/summarise-published.ts';
import { lineLengthKm } from '../../../src/domain/geometry/distances.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { listCountriesOfLines, measureCountries } from '../../range-states.ts';
import { assembleEntry, assembleWithdrawn } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';
import { type PublishedManifest, PublishedManifestSchema } from './published-manifest.ts';
import { DrawnReport, readAreas, readCorridors, readLines } from './read-drawn.ts';

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** The ids of the sources that a manifest draws from, each once. */
function sourcesOf({ corridors, stopovers, routes }: PublishedManifest): string[] {
  return [...new Set([...corridors, ...stopovers, ...routes].map(({ source }) => source))];
}

/** From a custodian's corridors, stopovers and routes to every file that their page reads. */
async function buildPublished(population: PublishedManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = sourcesOf(population);
  const [first = ''] = sources;
  const origin = context.source(first);
  if (population.withdrawn) return assembleWithdrawn(population, 'published', population.withdrawn, context, origin);
  const report = new DrawnReport(context.told);
  const corridors = nestUseClasses(await readCorridors(population.corridors, context, report)).map(({ use, geometry, areaKm2 }) => ({
    type: 'Feature' as const,
    properties: { use, areaKm2 },
    geometry,
  }));
  const stopovers = await readAreas(population.stopovers, context, report);
  const routes = await readLines(population.routes, context, report);
  if (corridors.length + routes.length === 0) {
    throw new AtlasError('cli.unreadable', { detail: 'it gives neither a corridor nor a route' }, { file: origin.file });
  }
  const low = corridors.find(({ properties }) => properties.use === 'low');
  const measured = measureCountries(low, context.countryParts);
  const rangeStates = low ? measured.rangeStates : listCountriesOfLines(routes, context.countryParts);
  const { individuals, sequences } = population.sample;
  const years = yearsOfSample(population.sample);
  return assembleEntry(
    population,
    context,
    {
      corridors,
      stopovers,
      routes,
      further: [],
      origin,
      sources,
      sample: { ...(individuals === undefined ? {} : { individuals }), ...(sequences === undefined ? {} : { sequences }) },
      years,
      countries: rangeStates.map(({ iso3 }) => iso3),
    },
    (common) => ({
      ...common,
      evidence: 'published',
      warnings: [],
      sample: population.sample,
      method: { ...population.method, notes: listSentences(population.notes) },
      figures: population.figures,
      corridorAreaKm2: Object.fromEntries(corridors.map(({ properties: { use, areaKm2 } }) => [use, round1(areaKm2)])),
      ...(stopovers.length === 0 ? {} : { stopoverAreaKm2: round1(polygonAreaKm2(unite(stopovers.flatMap(({ geometry }) => geometry.coordinates)))) }),
      routes: {
        features: routes.length,
        lengthKm: round1(routes.flatMap(({ geometry }) => geometry.coordinates).reduce((sum, line) => sum + lineLengthKm(line), 0)),
      },
      rangeStates,
      areaAtSeaKm2: measured.areaAtSeaKm2,
      importReport: { featuresRead: report.featuresRead, kept: report.kept, dropped: report.dropped.toRecord() },
    }),
  );
}

/** Corridors, stopovers or routes that a custodian drew, without the tracks. */
export const publishedEvidence = defineEvidence(PublishedManifestSchema, {
  listSources: ({ corridors, stopovers, routes }) =>
    Object.entries({ corridors, stopovers, routes }).flatMap(([part, drawn]) => drawn.map(({ source }, i) => ({ id: source, field: `${part}.${i}.source` }))),
  build: buildPublished,
});
