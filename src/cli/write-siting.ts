import type { Feature } from 'geojson';
import { writeFileSync } from 'node:fs';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { wrapLongitude } from '../domain/geometry/antimeridian.ts';
import { cutGeometry } from '../domain/geometry/cut-geometry.ts';
import { quantilesOfPassage } from '../domain/siting/describe-use.ts';
import type { LineSiting } from '../domain/siting/site-line.ts';
import { placeAtMeasure, type SitingLine, stretchOfLine } from '../domain/siting/siting-line.ts';

interface Written {
  readonly out: string | undefined;
  readonly group: string | undefined;
  readonly spanM: number;
  readonly accuracyM: number | undefined;
  readonly ms: number;
  readonly notes: readonly string[];
}

/** Metres to a decimetre, shares and numbers to six digits, as far as they mean anything. */
const metres = (value: number): number => Math.round(value * 10) / 10;
const number = (value: number): number => Number(value.toPrecision(6));
const orNull = (value: number | null): number | null => (value === null ? null : number(value));

function pointAt(line: SitingLine, atM: number): [number, number] {
  const [lon, lat] = placeAtMeasure(line, atM);
  return [Math.round(wrapLongitude(lon) * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

function describe({ line, use, profile, summary, siting }: LineSiting, { group, spanM, accuracyM, ms, notes }: Written) {
  const pair = (interval: readonly [number, number] | undefined): [number, number] | null => (interval ? [number(interval[0]), number(interval[1])] : null);
  const stretch = ({ atM, fromM, toM, share }: { readonly atM: number; readonly fromM: number; readonly toM: number; readonly share: number }) => ({
    atM: metres(atM),
    fromM: metres(fromM),
    toM: metres(toM),
    point: pointAt(line, atM),
    share: number(share),
  });
  const time = (ms0: number): string => new Date(ms0).toISOString();
  return {
    ...(group === undefined ? {} : { group }),
    lineM: metres(line.lengthM),
    spanM: metres(spanM),
    ...(accuracyM === undefined ? {} : { lineAccuracyM: metres(accuracyM) }),
    profile: profile.map((row) => ({
      fromM: metres(row.fromM),
      toM: metres(row.toM),
      crossingsPerYear: number(row.crossingsPerYear),
      crossingsPerKmYear: number(row.crossingsPerKmYear),
      byMonth: row.byMonth.map(orNull),
      individuals: row.individuals,
      failedPerYear: orNull(row.failedPerYear),
    })),
    structures: siting.structures.map((one) => ({
      ...stretch(one),
      interval: pair(one.interval),
      chosenAgain: one.chosenAgain === undefined ? null : number(one.chosenAgain),
    })),
    alternatives: siting.alternatives.map((one) => ({
      structures: one.structures.map(stretch),
      shareServed: number(one.shareServed),
      worseBy: number(one.worseBy),
    })),
    shareServed: number(siting.shareServed),
    interval: pair(siting.interval),
    existing: siting.existing.map(stretch),
    existingShare: number(siting.existingShare),
    leftOut: siting.leftOut.map((one) => ({
      individual: one.individual,
      shareServed: number(one.shareServed),
      atM: one.atM.map(metres),
      bestShare: number(one.bestShare),
    })),
    individuals: summary.individuals,
    individualsCrossed: summary.individualsCrossed,
    crossingsPerYear: number(summary.crossingsPerYear),
    failedPerYear: orNull(summary.failedPerYear),
    monthsUntracked: summary.monthsUntracked,
    placeErrorM: orNull(summary.placeErrorM),
    interval90M: orNull(summary.interval90M),
    stepsNear: use.stepsNear,
    stepsNearTooLong: use.stepsNearTooLong,
    events: use.passages.map((passage) => {
      const [q5, q25, q50, q75, q95] = quantilesOfPassage(passage, QUANTILES).map(metres);
      return {
        individual: passage.individual,
        from: time(passage.from),
        to: time(passage.to),
        quantilesM: { '5': q5, '25': q25, '50': q50, '75': q75, '95': q95 },
        probability: number(passage.probability),
      };
    }),
    possible: use.possible.map(({ individual, from, to, atM, probability }) => ({
      individual,
      from: time(from),
      to: time(to),
      atM: metres(atM),
      probability: number(probability),
    })),
    notes,
    ms: Math.round(ms * 1000) / 1000,
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

function formatCsv({ profile }: ReturnType<typeof describe>): string {
  const rows = profile.map(({ byMonth, ...row }) => ({ ...row, ...Object.fromEntries(MONTHS.map((month, i) => [month, byMonth[i] ?? null])) }));
  return writeCsv(rows, ['fromM', 'toM', 'crossingsPerYear', 'crossingsPerKmYear', ...MONTHS, 'individuals', 'failedPerYear']);
}

/** The profile as lines, structures as points, told apart by `kind`. */
function formatGeojson({ profile, structures, existing, alternatives }: ReturnType<typeof describe>, line: SitingLine): string {
  const point = (kind: string, { point: coordinates, ...properties }: Readonly<Record<string, unknown>> & { readonly point: [number, number] }): Feature => ({
    type: 'Feature',
    properties: { kind, ...properties },
    geometry: { type: 'Point', coordinates },
  });
  const round = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value);
  const features: Feature[] = [
    ...structures.map((one) => point('structure', one)),
    ...existing.map((one) => point('existing', one)),
    ...alternatives.flatMap(({ structures: places, worseBy }, i) => places.map((one) => point('alternative', { ...one, alternative: i + 1, worseBy }))),
    ...profile.flatMap((row): Feature[] => {
      const ways = stretchOfLine(line, row.fromM, row.toM);
      if (ways.length === 0) return [];
      return [{ type: 'Feature', properties: { kind: 'profile', ...row }, geometry: cutGeometry({ type: 'MultiLineString', coordinates: ways }) }];
    }),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', features }, round)}\n`;
}

/** Print what siting came to, or write it to a file and print what stands in it. @throws AtlasError where it cannot be written */
export function writeSiting(result: LineSiting, context: Written): void {
  const described = describe(result, context);
  const { out } = context;
  if (out === undefined) {
    console.log(JSON.stringify(described));
    return;
  }
  const content = out.endsWith('.csv')
    ? formatCsv(described)
    : out.endsWith('.geojson')
      ? formatGeojson(described, result.line)
      : `${JSON.stringify(described)}\n`;
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
  const { structures, shareServed, interval, individuals, notes, ms } = described;
  console.log(JSON.stringify({ structures, shareServed, interval, individuals, notes, ms }));
}
