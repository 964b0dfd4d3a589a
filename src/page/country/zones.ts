import type { CorridorInWaters, WatersHere } from '../../domain/brief/types.ts';
import type { Bbox, Layer } from '../../domain/catalog/fields.ts';
import { bboxesMeet, listStanding } from '../../domain/catalog/find-entries.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { isRemoteAddress } from '../../domain/catalog/needs-zones.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { CoverageAnswer } from '../../domain/coverage/area-share.ts';
import { findInWaters } from '../../domain/coverage/in-waters.ts';
import { AtlasError } from '../../domain/errors.ts';
import { bboxOfFeatures } from '../../domain/geometry/boxes.ts';
import { hasCorridorAtSea } from '../../domain/statements/of-entry.ts';
import type { Translator } from '../../i18n/translator.ts';
import { analyses, analysisKey, measureLayerCoverage, measureUserCoverage, userAreasKey } from '../../state/analysis-store.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import type { JobState } from '../../state/job.ts';
import type { StoredAreas } from '../../state/stored-areas.ts';

/** Exclusive economic zones that are there: those of a layer, of this atlas or of one that was opened, or a person's own. */
export type Zones = {
  readonly title: string;
  /** Undefined where no zone is said to be that of the country alone. */
  readonly bbox: Bbox | undefined;
} & ({ readonly layer: Layer } | { readonly user: StoredAreas });

export const ZONES = 'economic-zones';

/** All zones in which corridors may be looked for, each by its title. */
export function listZones(layers: readonly Layer[], user: StoredAreas | undefined, { iso3 }: Country, { t, lang }: Pick<Translator, 't' | 'lang'>): Zones[] {
  const own = user?.features.filter(({ properties }) => properties.country === iso3) ?? [];
  return [
    ...layers
      .filter(({ kind, url }) => kind === ZONES && !isRemoteAddress(url))
      .map((layer) => ({ title: textIn(layer, 'title', lang), bbox: layer.bbox, layer })),
    ...(user ? [{ title: `${t(`layer.${ZONES}`)} (${user.fileName})`, bbox: bboxOfFeatures(own), user }] : []),
  ];
}

/** Ids of the entries near the zones. */
export function entriesNear({ bbox }: Zones, catalog: Catalog): string[] {
  return bbox ? listStanding(catalog).flatMap(({ row }) => (bboxesMeet(row.bbox, bbox) ? [row.id] : [])) : [];
}

/** Measure how much of a corridor lies in each zone, unless that is known or under way. */
export async function measureInZones(entry: OpenEntry, zones: Zones, url: string): Promise<void> {
  await ('layer' in zones ? measureLayerCoverage(entry, zones.layer, url) : measureUserCoverage(entry, ZONES, zones.user, url));
}

/** The measurement of a corridor in the zones; undefined before it was asked for. */
export function measuredIn(
  entry: OpenEntry,
  zones: Zones,
  calculations: Readonly<Record<string, JobState<CoverageAnswer> | undefined>>,
): JobState<CoverageAnswer> | undefined {
  return calculations[analysisKey(entry.row, 'layer' in zones ? zones.layer.id : userAreasKey(ZONES, zones.user))];
}

/** What is measured of corridors in the zones of a country alone, most of it first. */
export function corridorsIn(
  entries: readonly OpenEntry[],
  zones: Zones,
  calculations: Readonly<Record<string, JobState<CoverageAnswer> | undefined>>,
  { iso3 }: Country,
): CorridorInWaters[] {
  return entries
    .flatMap((entry) => {
      const calculation = measuredIn(entry, zones, calculations);
      const part = calculation?.status === 'done' ? findInWaters(calculation.value, iso3) : undefined;
      return part ? [{ entry, ...part }] : [];
    })
    .toSorted((a, b) => b.km2 - a.km2);
}

/**
 * What lies in the zones of a country, for its brief.
 * @throws AtlasError when it cannot be measured; the signal's reason when aborted
 */
export async function readWaters(country: Country, page: PageCatalog, zones: readonly Zones[], signal: AbortSignal): Promise<WatersHere[]> {
  // What was stopped or failed before is measured again.
  analyses.coverage.forgetUnfinished();
  return Promise.all(
    zones.map(async (one): Promise<WatersHere> => {
      const entries = (await waitForEntries(page, entriesNear(one, page.catalog), signal)).filter(hasCorridorAtSea);
      await Promise.all(entries.map((entry) => measureInZones(entry, one, page.url)));
      signal.throwIfAborted();
      const calculations = analyses.coverage.getState();
      for (const entry of entries) {
        const calculation = measuredIn(entry, one, calculations);
        if (calculation?.status === 'failed') throw new AtlasError(calculation.fault.code, calculation.fault.values, calculation.fault.place);
      }
      const layer = 'layer' in one ? one.layer : undefined;
      return { title: one.title, layer, hasZones: one.bbox !== undefined, corridors: corridorsIn(entries, one, calculations, country) };
    }),
  );
}
