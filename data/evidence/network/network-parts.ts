import type { Feature, MultiLineString, Point } from 'geojson';
import type { NetworkFigures } from '../../../src/domain/evidence/network/network-figures.ts';
import { writeCsv } from '../../../src/domain/formats/csv.ts';
import { type Rights, writeFeatureCollection } from '../../../src/domain/formats/geojson.ts';
import { layLink } from '../../../src/domain/network/lay-link.ts';
import { writeContributions } from '../../../src/domain/network/write-contributions.ts';
import { type FurtherFile, tableFile } from '../assemble-entry.ts';

/** A network as the map draws it and files hold it. */
export interface NetworkParts {
  readonly nodes: readonly Feature<Point>[];
  /** Bows from node to node, one for all links of two nodes in one direction: a diagram, which no file offers as data. */
  readonly links: readonly Feature<MultiLineString>[];
  /** links.csv */
  readonly table: FurtherFile;
  /** contributions.csv, where they are told. */
  readonly contributions: readonly FurtherFile[];
}

/** @param entry the id of the entry, for names of files */
export function describeParts({ nodes, links, contributions }: NetworkFigures, entry: string): NetworkParts {
  const adds = new Map(contributions?.nodes.map(({ id, chains }) => [id, chains.value]));
  const places = new Map(nodes.map(({ id, point }) => [id, point]));
  const most = new Map<string, { from: string; to: string; individuals: number | undefined }>();
  for (const { from, to, individuals } of links) {
    const key = JSON.stringify([from, to]);
    const known = most.get(key)?.individuals;
    most.set(key, { from, to, individuals: known === undefined ? individuals : Math.max(known, individuals ?? 0) });
  }
  return {
    nodes: nodes.map(({ point, activities, otherActivities, months, ...node }) => ({
      type: 'Feature',
      properties: {
        ...node,
        node: node.id,
        ...(adds.has(node.id) ? { addsPercent: Math.round(100 * (adds.get(node.id) ?? 0)) } : {}),
        ...(activities.length === 0 ? {} : { activities: activities.join(';') }),
        ...(otherActivities === undefined ? {} : { otherActivities: otherActivities.join(';') }),
        ...(months === undefined ? {} : { months: months.join(' ') }),
      },
      geometry: { type: 'Point', coordinates: point },
    })),
    links: [...most.values()].flatMap(({ from, to, individuals }): Feature<MultiLineString>[] => {
      const coordinates = layLink(places.get(from)!, places.get(to)!);
      if (coordinates.length === 0) return [];
      return [
        {
          type: 'Feature',
          properties: { from, to, ...(individuals === undefined ? {} : { individuals }) },
          geometry: { type: 'MultiLineString', coordinates },
        },
      ];
    }),
    table: tableFile(
      `${entry}-links.csv`,
      'links',
      'Links (CSV)',
      writeCsv(
        links.map(({ heading, season, months, ...link }) => ({ ...link, season: season ?? heading, months: months?.join(' ') })),
        ['from', 'to', 'individuals', 'season', 'movements', 'months'],
      ),
    ),
    contributions:
      contributions === undefined
        ? []
        : [tableFile(`${entry}-contributions.csv`, 'contributions', 'What each site adds (CSV)', writeContributions(contributions))],
  };
}

/** nodes.geojson, where nodes are no layer of the map. */
export function describeNodesFile({ nodes }: NetworkParts, entry: string, rights: Rights): FurtherFile {
  return { name: `${entry}-nodes.geojson`, bytes: writeFeatureCollection(nodes, rights), content: 'nodes', format: 'geojson', label: 'Nodes (GeoJSON)' };
}
