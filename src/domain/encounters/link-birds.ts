import geodesic from 'geographiclib-geodesic';
import type { Feature, LineString, MultiLineString, Point, Position } from 'geojson';
import { cutLine } from '../geometry/antimeridian.ts';
import { geodesicM } from '../geometry/distances.ts';
import type { EncounterPlace } from './encounter.ts';
import { type Bird, placeOf } from './join-birds.ts';

const { WGS84 } = geodesic.Geodesic;
/** Length of a straight piece of a drawn link, km. */
const PIECE_KM = 100;
/** Places are told apart to five decimals, about a metre. */
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** The shortest line between two places on WGS 84, cut at the antimeridian; undefined for one place alone. [lon, lat]. */
export function drawGeodesic(from: Pick<EncounterPlace, 'lon' | 'lat'>, to: Pick<EncounterPlace, 'lon' | 'lat'>): LineString | MultiLineString | undefined {
  const line = WGS84.InverseLine(from.lat, from.lon, to.lat, to.lon);
  const metres = geodesicM(from.lon, from.lat, to.lon, to.lat);
  if (metres < 1) return undefined;
  const pieces = Math.max(1, Math.ceil(metres / 1000 / PIECE_KM));
  const positions = Array.from({ length: pieces + 1 }, (_, i): Position => {
    if (i === 0) return [round(from.lon), round(from.lat)];
    if (i === pieces) return [round(to.lon), round(to.lat)];
    const { lon2 = 0, lat2 = 0 } = line.Position((metres * i) / pieces);
    return [round(lon2), round(lat2)];
  });
  const parts = cutLine(positions);
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  return others.length === 0 ? { type: 'LineString', coordinates: first } : { type: 'MultiLineString', coordinates: parts };
}

export interface LinkProperties {
  readonly individuals: number;
  readonly encounters: number;
  readonly distanceKm: number;
}
export interface NodeProperties {
  readonly ringed: number;
  readonly encountered: number;
  /** The poorest accuracy of the events there, metres. */
  readonly radiusM: number;
}

/** What a map shows of marked birds: places, and the shortest lines from where each was ringed to where it was encountered. */
export function drawBirds(birds: readonly Bird[]): {
  readonly nodes: Feature<Point, NodeProperties>[];
  readonly links: Feature<LineString | MultiLineString, LinkProperties>[];
} {
  const nodes = new Map<string, { at: EncounterPlace; ringed: number; encountered: number; radiusM: number }>();
  const links = new Map<string, { from: EncounterPlace; to: EncounterPlace; birds: Set<string>; encounters: number }>();
  const keyOf = ({ lon, lat }: EncounterPlace): string => `${round(lon)} ${round(lat)}`;
  const note = (at: EncounterPlace, what: 'ringed' | 'encountered'): void => {
    const known = nodes.get(keyOf(at)) ?? { at, ringed: 0, encountered: 0, radiusM: 0 };
    known[what] += 1;
    known.radiusM = Math.max(known.radiusM, at.radiusM ?? 0);
    nodes.set(keyOf(at), known);
  };
  for (const { bird, ringing, encounters } of birds) {
    const from = ringing && placeOf(ringing);
    if (from) note(from, 'ringed');
    for (const encounter of encounters) {
      const to = placeOf(encounter);
      if (!to) continue;
      note(to, 'encountered');
      if (!from) continue;
      const key = `${keyOf(from)} ${keyOf(to)}`;
      const known = links.get(key) ?? { from, to, birds: new Set<string>(), encounters: 0 };
      known.birds.add(bird);
      known.encounters += 1;
      links.set(key, known);
    }
  }
  return {
    nodes: [...nodes.values()].map(({ at, ringed, encountered, radiusM }) => ({
      type: 'Feature',
      properties: { ringed, encountered, radiusM },
      geometry: { type: 'Point', coordinates: [round(at.lon), round(at.lat)] },
    })),
    links: [...links.values()].flatMap(({ from, to, birds: several, encounters }): Feature<LineString | MultiLineString, LinkProperties>[] => {
      const geometry = drawGeodesic(from, to);
      if (geometry === undefined) return [];
      const distanceKm = Math.round(geodesicM(from.lon, from.lat, to.lon, to.lat) / 100) / 10;
      return [{ type: 'Feature', properties: { individuals: several.size, encounters, distanceKm }, geometry }];
    }),
  };
}
