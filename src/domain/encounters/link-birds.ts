import type { Feature, MultiLineString, Point } from 'geojson';
import { geodesicM } from '../geometry/distances.ts';
import { layLink } from '../network/lay-link.ts';
import type { EncounterPlace } from './encounter.ts';
import { type Bird, placeOf } from './join-birds.ts';

/** Places are told apart to five decimals, about a metre. */
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

export interface LinkProperties {
  readonly individuals: number;
  readonly encounters: number;
  readonly distanceKm: number;
}
export interface NodeProperties {
  /** Birds ringed or encountered there. */
  readonly individuals: number;
  readonly ringed: number;
  readonly encountered: number;
  /** The poorest accuracy of the events there, metres. */
  readonly radiusM: number;
}

/** What a map shows of marked birds: places, and bows from where each was ringed to where it was encountered, which are no routes. */
export function drawBirds(birds: readonly Bird[]): {
  readonly nodes: Feature<Point, NodeProperties>[];
  readonly links: Feature<MultiLineString, LinkProperties>[];
} {
  const nodes = new Map<string, { at: EncounterPlace; birds: Set<string>; ringed: number; encountered: number; radiusM: number }>();
  const links = new Map<string, { from: EncounterPlace; to: EncounterPlace; birds: Set<string>; encounters: number }>();
  const keyOf = ({ lon, lat }: EncounterPlace): string => `${round(lon)} ${round(lat)}`;
  const note = (bird: string, at: EncounterPlace, what: 'ringed' | 'encountered'): void => {
    const known = nodes.get(keyOf(at)) ?? { at, birds: new Set<string>(), ringed: 0, encountered: 0, radiusM: 0 };
    known.birds.add(bird);
    known[what] += 1;
    known.radiusM = Math.max(known.radiusM, at.radiusM ?? 0);
    nodes.set(keyOf(at), known);
  };
  for (const { bird, ringing, encounters } of birds) {
    const from = ringing && placeOf(ringing);
    if (from) note(bird, from, 'ringed');
    for (const encounter of encounters) {
      const to = placeOf(encounter);
      if (!to) continue;
      note(bird, to, 'encountered');
      if (!from) continue;
      const key = `${keyOf(from)} ${keyOf(to)}`;
      const known = links.get(key) ?? { from, to, birds: new Set<string>(), encounters: 0 };
      known.birds.add(bird);
      known.encounters += 1;
      links.set(key, known);
    }
  }
  return {
    nodes: [...nodes.values()].map(({ at, birds: several, ringed, encountered, radiusM }) => ({
      type: 'Feature',
      properties: { individuals: several.size, ringed, encountered, radiusM },
      geometry: { type: 'Point', coordinates: positionOf(at) },
    })),
    links: [...links.values()].flatMap(({ from, to, birds: several, encounters }): Feature<MultiLineString, LinkProperties>[] => {
      const coordinates = layLink(positionOf(from), positionOf(to));
      if (coordinates.length === 0) return [];
      const distanceKm = Math.round(geodesicM(from.lon, from.lat, to.lon, to.lat) / 100) / 10;
      return [{ type: 'Feature', properties: { individuals: several.size, encounters, distanceKm }, geometry: { type: 'MultiLineString', coordinates } }];
    }),
  };
}

const positionOf = ({ lon, lat }: EncounterPlace): [number, number] => [round(lon), round(lat)];
