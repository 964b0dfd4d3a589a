import type { Feature } from 'geojson';
import { writeCsv } from '../formats/csv.ts';
import { wrapLongitude } from '../geometry/antimeridian.ts';
import { cutGeometry } from '../geometry/cut-geometry.ts';
import type { SitingAbout } from './about-siting.ts';
import type { Stretch } from './profile.ts';
import type { LineSiting } from './site-line.ts';
import { placeAtMeasure, type SitingLine, stretchOfLine } from './siting-line.ts';

/** Metres to a decimetre, shares and numbers to six digits, as far as they mean anything. */
export const metres = (value: number): number => Math.round(value * 10) / 10;
export const figure = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(6)));
const orNull = (value: number | null): number | null => (value === null ? null : figure(value));

function pointAt(line: Pick<SitingLine, 'parts'>, atM: number): [number, number] {
  const [lon, lat] = placeAtMeasure(line, atM);
  return [Math.round(wrapLongitude(lon) * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

interface Asked {
  readonly group?: string | undefined;
  readonly spanM: number;
  readonly accuracyM?: number | undefined;
}

/** What siting came to, as files and answers hold it: metres along the line, shares 0–1, points [lon, lat] in degrees. */
export type SitingDescription = ReturnType<typeof describeSiting>;

/** What siting came to, in figures that are rounded as far as they mean anything; every crossing by itself is left out. */
export function describeSiting({ line, use, profile, summary, siting }: LineSiting, { group, spanM, accuracyM }: Asked) {
  const pair = (interval: readonly [number, number] | undefined): [number, number] | null => (interval ? [figure(interval[0]), figure(interval[1])] : null);
  const stretch = ({ atM, fromM, toM, share }: { readonly atM: number; readonly fromM: number; readonly toM: number; readonly share: number }) => ({
    atM: metres(atM),
    fromM: metres(fromM),
    toM: metres(toM),
    point: pointAt(line, atM),
    share: figure(share),
  });
  return {
    ...(group === undefined ? {} : { group }),
    lineM: metres(line.lengthM),
    spanM: metres(spanM),
    ...(accuracyM === undefined ? {} : { lineAccuracyM: metres(accuracyM) }),
    profile: profile.map((row) => ({
      fromM: metres(row.fromM),
      toM: metres(row.toM),
      crossingsPerYear: figure(row.crossingsPerYear),
      crossingsPerKmYear: figure(row.crossingsPerKmYear),
      byMonth: row.byMonth.map(orNull),
      individuals: row.individuals,
      failedPerYear: orNull(row.failedPerYear),
    })),
    structures: siting.structures.map((one) => ({
      ...stretch(one),
      interval: pair(one.interval),
      chosenAgain: one.chosenAgain === undefined ? null : figure(one.chosenAgain),
    })),
    alternatives: siting.alternatives.map((one) => ({
      structures: one.structures.map(stretch),
      shareServed: figure(one.shareServed),
      worseBy: figure(one.worseBy),
    })),
    shareServed: figure(siting.shareServed),
    interval: pair(siting.interval),
    existing: siting.existing.map(stretch),
    existingShare: figure(siting.existingShare),
    leftOut: siting.leftOut.map((one) => ({
      individual: one.individual,
      shareServed: figure(one.shareServed),
      atM: one.atM.map(metres),
      bestShare: figure(one.bestShare),
    })),
    individuals: summary.individuals,
    individualsCrossed: summary.individualsCrossed,
    crossingsPerYear: figure(summary.crossingsPerYear),
    failedPerYear: orNull(summary.failedPerYear),
    ...(use.months ? { months: use.months } : {}),
    monthsUntracked: summary.monthsUntracked,
    placeErrorM: orNull(summary.placeErrorM),
    interval90M: orNull(summary.interval90M),
    stepsNear: use.stepsNear,
    stepsNearTooLong: use.stepsNearTooLong,
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** The profile as CSV, a row a stretch; what is not known is blank. */
export function writeSitingCsv({ profile }: Pick<SitingDescription, 'profile'>): string {
  const rows = profile.map(({ byMonth, ...row }) => ({ ...row, ...Object.fromEntries(MONTHS.map((month, i) => [month, byMonth[i] ?? null])) }));
  return writeCsv(rows, ['fromM', 'toM', 'crossingsPerYear', 'crossingsPerKmYear', ...MONTHS, 'individuals', 'failedPerYear']);
}

type Drawn = Pick<SitingDescription, 'profile' | 'structures' | 'existing' | 'alternatives'>;

/** A structure where a person has put it; as it was found where nobody moved it. */
interface Moved extends Stretch {
  /** What it serves, 0–1. */
  readonly share: number;
}

/**
 * The profile as lines, structures as points, told apart by `kind`, in GeoJSON.
 * @param moved structures where a person has put them, instead of those that were found, which stand beside as `found`; undefined in
 *   place of one that nobody moved
 * @param about what the places rest on
 */
export function writeSitingGeojson(
  { profile, structures, existing, alternatives }: Drawn,
  line: Pick<SitingLine, 'parts'>,
  moved?: readonly (Moved | undefined)[],
  about?: SitingAbout,
): string {
  const point = (kind: string, { point: coordinates, ...properties }: Readonly<Record<string, unknown>> & { readonly point: [number, number] }): Feature => ({
    type: 'Feature',
    properties: { kind, ...properties },
    geometry: { type: 'Point', coordinates },
  });
  const round = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value);
  const features: Feature[] = [
    ...(moved ?? []).flatMap((one): Feature[] => {
      if (!one) return [];
      const { fromM, toM, share } = one;
      const atM = metres((fromM + toM) / 2);
      return [point('structure', { atM, fromM: metres(fromM), toM: metres(toM), point: pointAt(line, atM), share: figure(share), movedByHand: true })];
    }),
    ...structures.map((one, i) => point(moved?.[i] ? 'found' : 'structure', one)),
    ...existing.map((one) => point('existing', one)),
    ...alternatives.flatMap(({ structures: places, worseBy }, i) => places.map((one) => point('alternative', { ...one, alternative: i + 1, worseBy }))),
    ...profile.flatMap((row): Feature[] => {
      const ways = stretchOfLine(line, row.fromM, row.toM);
      if (ways.length === 0) return [];
      return [{ type: 'Feature', properties: { kind: 'profile', ...row }, geometry: cutGeometry({ type: 'MultiLineString', coordinates: ways }) }];
    }),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', ...(about ? { about } : {}), features }, round)}\n`;
}
