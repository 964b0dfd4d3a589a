/** topojson-server 3 ships no types; only what this project calls is declared. */
declare module 'topojson-server' {
  import type { FeatureCollection, GeoJsonProperties, MultiPolygon } from 'geojson';
  import type { GeometryCollection, MultiPolygon as MultiPolygonArcs, Topology } from 'topojson-specification';

  /** Cuts shared boundaries into arcs. Features become geometries in the same order, ids and properties kept. */
  export function topology<P extends NonNullable<GeoJsonProperties>, K extends string>(
    objects: Record<K, FeatureCollection<MultiPolygon, P>>,
  ): Topology<Record<K, Omit<GeometryCollection<P>, 'geometries'> & { geometries: MultiPolygonArcs<P>[] }>>;
}
