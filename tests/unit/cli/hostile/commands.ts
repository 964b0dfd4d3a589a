import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

// Commands given hostile files, each in a process of its own.

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const catalogUrl = new URL('../../../../public/atlas/', import.meta.url);
/** A guard against what never ends, and no measure of speed: other work may share the machine. */
export const HANGING_MS = 90_000;

/**
 * The process itself says at its end, on a channel of its own, how much memory it had at the most, kB, and how long it
 * computed, µs. Linux hands the peak of the process that started it down in `maxRSS`; `VmHWM` is its own.
 */
const WATCH = `data:text/javascript,${encodeURIComponent(
  `import { existsSync, readFileSync, writeSync } from 'node:fs';
  const own = '/proc/self/status';
  process.on('exit', () => {
    const said = existsSync(own) ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(own, 'utf8'))?.[1] : undefined;
    const { user, system } = process.cpuUsage();
    writeSync(3, (said ?? String(process.resourceUsage().maxRSS)) + ' ' + (user + system));
  });`,
)}`;

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Peak of memory, MB. */
  readonly mb: number;
  /** Time of its own on all cores, and on the clock, s. */
  readonly cpuS: number;
  readonly wallS: number;
  /** Why it did not end by itself. */
  readonly fault: Error | undefined;
}

/** Run `atlas` with the arguments, in the project's root, to its end. */
export function runWatched(args: readonly string[], timeout = HANGING_MS): Answer {
  const started = performance.now();
  const { status, output, error } = spawnSync(process.execPath, ['--import', WATCH, 'bin/atlas.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const [, out = '', err = '', watched = ''] = (output ?? []).map((text) => text ?? '');
  const [kb = 0, cpu = 0] = watched.split(' ').map(Number);
  return { code: status, out, err, mb: kb / 1024, cpuS: cpu / 1e6, wallS: (performance.now() - started) / 1000, fault: error };
}

const Opened = v.looseObject({ baseMap: v.looseObject({}), layers: v.array(v.looseObject({})) });
const Entry = v.looseObject({ layers: v.array(v.looseObject({ format: v.string() })) });

/** A catalog whose base map, or one of whose layers, the file is. */
function writeCatalog(folder: string, path: string, name: string): string {
  copyFileSync(path, join(folder, name));
  const catalog = v.parse(Opened, JSON.parse(readFileSync(new URL('catalog.json', catalogUrl), 'utf8')));
  const entry = v.parse(Entry, JSON.parse(readFileSync(new URL('elk-ya-ha-tinda/elk-ya-ha-tinda.json', catalogUrl), 'utf8')));
  const at = ({ sha256: _sha, bytes: _bytes, ...layer }: Record<string, unknown>): Record<string, unknown> => ({ ...layer, url: name });
  const tracks = entry.layers.find(({ format }) => format === 'parquet') ?? {};
  const isArchive = name.endsWith('.pmtiles');
  const own = {
    entries: [],
    species: [],
    known: undefined,
    stac: undefined,
    overview: undefined,
    headlines: undefined,
    ...(isArchive ? { baseMap: at(catalog.baseMap), layers: [] } : { layers: [at(tracks)] }),
  };
  const written = join(folder, `${name}.json`);
  writeFileSync(written, JSON.stringify({ ...catalog, ...own }));
  return written;
}

/**
 * The commands that take a file of this name.
 * @param folder for what they write; it holds a valid `tracks.csv`
 */
export function commandsFor(folder: string, path: string, name = basename(path)): readonly (readonly string[])[] {
  const out = ['--out', join(folder, 'out.geojson')];
  const folderOut = ['--out', join(folder, 'out')];
  const grid = ['--origin', '0,0', '--size', '10x10', '--cell', '10', '--out', join(folder, 'out.csv')];
  if (name.endsWith('euring.txt')) return [['network', path, ...folderOut]];
  if (/\.(csv|gpx|diag)(\.gz)?$/.test(name)) {
    const tracks = [
      ['corridors', path, ...folderOut],
      ['network', path, ...folderOut],
    ];
    if (name.includes('.gpx')) return [...tracks, ['lines', path, ...out]];
    return name.includes('.csv') ? [...tracks, ['bbmm', path, ...grid]] : tracks;
  }
  if (/\.(parquet|pmtiles)$/.test(name)) return [['check', writeCatalog(folder, path, name)]];
  if (name.endsWith('catalog.json')) return [['check', path]];
  if (name.endsWith('population.json')) return [['corridors', join(folder, 'tracks.csv'), '--population', path, ...folderOut]];
  const layers = [
    ['lines', path, ...out],
    ['areas', path, ...out],
  ];
  if (!/\.geojson(\.gz)?$/.test(name)) return name.endsWith('.fgb') ? layers.slice(0, 1) : layers;
  return [
    ...layers,
    ['tiles', path, '--layer', 'a', '--maxzoom', '6', '--out', join(folder, 'out.pmtiles')],
    ['crossings', '--corridors', path, '--barriers', path],
    ['crossing-events', join(folder, 'tracks.csv'), '--barriers', path],
  ];
}
