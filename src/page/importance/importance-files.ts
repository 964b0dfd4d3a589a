import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import { writeCsv } from '../../domain/formats/csv.ts';
import { CELL_KM2, GRID_NAME, middleOfCell } from '../../domain/importance/equal-area-grid.ts';
import { outlineRanking } from '../../domain/importance/outline-cells.ts';
import type { RankedCountry } from '../../domain/importance/rank-countries.ts';
import type { Ranking } from '../../domain/importance/rank-cells.ts';
import type { ImportanceChoice } from '../../state/importance-store.ts';

/** Licence and citation of every module whose populations are in a ranking. */
function rightsOf({ additions }: Ranking, { entries, modules }: Catalog) {
  const used = new Set(additions.map(({ id }) => entries.find((row) => row.id === id)?.module));
  return modules.filter(({ id }) => used.has(id)).map(({ id, licence, attribution, citation }) => ({ module: id, licence, attribution, citation }));
}

const AREA_COLUMNS = [
  'rank',
  'rank_low',
  'rank_high',
  'cells_ranked',
  'score',
  'area_km2',
  'lon',
  'lat',
  'populations',
  'uses',
  'licences',
  'citations',
] as const;

/** Ranked areas as CSV (RFC 4180), an area a row, with the licences and citations of the modules that it rests on. */
export function formatAreasCsv(ranking: Ranking, catalog: Catalog): string {
  const moduleOf = new Map(catalog.entries.map(({ id, module }) => [id, module]));
  const modules = new Map(catalog.modules.map((one) => [one.id, one]));
  return writeCsv(
    ranking.areas.map(({ cells, held, score, rank, rankInterval: [low, high] }) => {
      const [lon, lat] = middleOfCell(cells[0] ?? 0);
      const used = [...new Set(held.map(({ id }) => moduleOf.get(id)))].flatMap((id) => modules.get(id ?? '') ?? []);
      return {
        rank,
        rank_low: low,
        rank_high: high,
        cells_ranked: ranking.cells,
        score: Math.round(score * 1000) / 1000,
        area_km2: Math.round(cells.length * CELL_KM2),
        lon: Math.round(lon * 1e4) / 1e4,
        lat: Math.round(lat * 1e4) / 1e4,
        populations: held.map(({ id }) => id).join(' '),
        uses: held.map(({ use }) => use).join(' '),
        licences: [...new Set(used.map(({ licence }) => licence))].join('; '),
        citations: used.map(({ citation }) => citation).join(' | '),
      };
    }),
    AREA_COLUMNS,
  );
}

/** Ranked cells as GeoJSON (RFC 7946), with the weights, the grid, and the rights of every module. */
export function formatCellsGeojson(ranking: Ranking, catalog: Catalog, { animals, by, weights }: ImportanceChoice): string {
  const { features } = outlineRanking(ranking);
  const held = ranking.areas.map((area) => area.held.map(({ id, use }) => `${id}:${use}`).join(' '));
  return `${JSON.stringify({
    type: 'FeatureCollection',
    grid: GRID_NAME,
    animals,
    countedBy: by,
    weights,
    rights: rightsOf(ranking, catalog),
    features: features.map(({ properties: { id, rank, score, area }, ...rest }) => ({ ...rest, properties: { id, rank, score, held: held[area] } })),
  })}\n`;
}

const COUNTRY_COLUMNS = [
  'iso3',
  'share',
  'share_low',
  'share_high',
  'cells',
  'area_km2',
  'cells_highest_tenth',
  'populations',
  'licences',
  'citations',
] as const;

/** Countries as CSV (RFC 4180), a country a row, without a code what lies at sea, with the licences and citations of what they rest on. */
export function formatCountriesCsv(countries: readonly RankedCountry[], { entries, modules }: Catalog): string {
  const moduleOf = new Map(entries.map(({ id, module }) => [id, module]));
  const round = (share: number): number => Math.round(share * 1e5) / 1e5;
  return writeCsv(
    countries.map(({ iso3 = '', cells, highest, populations, share, shareInterval: [low, high] }) => {
      const ids = new Set(populations.map((id) => moduleOf.get(id)));
      const used = modules.filter(({ id }) => ids.has(id));
      return {
        iso3,
        share: round(share),
        share_low: round(low),
        share_high: round(high),
        cells,
        area_km2: Math.round(cells * CELL_KM2),
        cells_highest_tenth: highest,
        populations: populations.join(' '),
        licences: [...new Set(used.map(({ licence }) => licence))].join('; '),
        citations: used.map(({ citation }) => citation).join(' | '),
      };
    }),
    COUNTRY_COLUMNS,
  );
}
