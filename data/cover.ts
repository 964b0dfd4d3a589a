import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { readGeojson } from '../src/cli/read-geojson.ts';
import { type CoverFile, encodeCells } from '../src/domain/catalog/cover-file.ts';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';
import type { EntryRow } from '../src/domain/catalog/index-schema.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import { coverCells } from '../src/domain/importance/cover-cells.ts';
import { GRID_NAME } from '../src/domain/importance/equal-area-grid.ts';
import { CELL_USES, type CellUse } from '../src/domain/importance/weights.ts';
import { describeFile } from './describe-file.ts';
import { type ModulePart, OVERVIEW_FILE } from './module-part.ts';
import { writeWhole } from './write-files.ts';

const COVER_FILE = 'cover.json';

/** Kinds of evidence whose places are sites: of rings and of receivers they are where people stood. */
const SITES: readonly EntryRow['evidence'][] = ['network', 'sites'];

/**
 * The cells of an equal-area grid that each entry holds, from its generalised corridors, routes and movement, and from the
 * nodes of networks and lists of sites.
 * @param output the folder of the atlas
 * @returns undefined where no entry holds any
 */
export function buildCover(parts: readonly ModulePart[], output: string): CatalogFile | undefined {
  const held = new Map<string, Map<CellUse, Set<number>>>();
  const hold = (entry: string, use: CellUse, { geometry }: Feature): void => {
    const uses = held.get(entry) ?? new Map<CellUse, Set<number>>();
    held.set(entry, uses);
    const cells = uses.get(use) ?? new Set<number>();
    uses.set(use, cells);
    for (const cell of coverCells(geometry)) cells.add(cell);
  };
  for (const { module, overview, entries } of parts) {
    if (overview > 0) {
      for (const feature of readGeojson(join(output, module.id, OVERVIEW_FILE)).features) {
        const { entry, use } = feature.properties ?? {};
        if (typeof entry === 'string') hold(entry, CELL_USES.find((one) => one === use) ?? 'line', feature);
      }
    }
    for (const row of entries) {
      if (!SITES.includes(row.evidence) || !row.file) continue;
      const { downloads } = parseEntry(readFileSync(join(output, row.file.url), 'utf8'), row.file.url, row);
      const sites = downloads.find(({ content, format }) => (content === 'nodes' || content === 'sites') && format === 'geojson');
      if (sites) for (const feature of readGeojson(join(output, sites.url)).features) hold(row.id, 'site', feature);
    }
  }
  const path = join(output, COVER_FILE);
  if (held.size === 0) {
    if (existsSync(path)) rmSync(path);
    return undefined;
  }
  const entries: CoverFile['entries'] = {};
  for (const [entry, uses] of [...held].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[entry] = Object.fromEntries(CELL_USES.flatMap((use) => (uses.has(use) ? [[use, encodeCells([...uses.get(use)!].sort((a, b) => a - b))]] : [])));
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify({ version: 1, grid: GRID_NAME, entries } satisfies CoverFile)}\n`);
  writeWhole(path, bytes);
  return describeFile('', COVER_FILE, bytes);
}
