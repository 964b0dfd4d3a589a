// `npm run statements [CATALOG]`: what the atlas says of every population and layer of a catalog, by the rules of
// src/domain/statements, and how many pairs end in each sentence. One tab-separated line a pair, then the counts.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Layer } from '../src/domain/catalog/fields.ts';
import { listEntries } from '../src/domain/catalog/find-entries.ts';
import { BARRIER_TYPE, isAreaKind, isBarrierKind } from '../src/domain/catalog/layer-kinds.ts';
import { loadEntry } from '../src/domain/catalog/load-entry.ts';
import { openEntry } from '../src/domain/evidence/summarise-entry.ts';
import { layerOfKind, type OpenEntry } from '../src/domain/catalog/open-entry.ts';
import { parseCatalog } from '../src/domain/catalog/parse-catalog.ts';
import { measureCoverage } from '../src/domain/coverage/measure-coverage.ts';
import { findBarrierEvents } from '../src/domain/crossing-events/find-barrier-events.ts';
import { findCorridorCrossings } from '../src/domain/crossings/find-corridor-crossings.ts';
import { referToLayer } from '../src/domain/layers/layer-reference.ts';
import { answerEventsOfLayer } from '../src/domain/statements/answer-events.ts';
import { type Answer, answerOf } from '../src/domain/statements/judge-layer.ts';
import { judgeForEntry, sortRows } from '../src/domain/statements/of-entry.ts';
import { openFromFiles } from './open-files.ts';
import { readTracksParquet } from '../src/domain/tracks/read-tracks-parquet.ts';

const path = resolve(process.argv[2] ?? join(fileURLToPath(new URL('..', import.meta.url)), 'public', 'atlas', 'catalog.json'));
const base = pathToFileURL(path).href;
const catalog = parseCatalog(readFileSync(path, 'utf8'), path);

const { opener, close } = openFromFiles();

/** Sentences by what they are about. */
const counts = new Map<string, Map<string, number>>();

function tell(about: 'crossings' | 'coverage' | 'crossing events', entry: OpenEntry, layer: Layer, says: string, more: string): void {
  const known = counts.get(about) ?? new Map<string, number>();
  counts.set(about, known.set(says, (known.get(says) ?? 0) + 1));
  console.log([about, entry.row.id, layer.id, says, more].join('\t'));
}

function describe(answer: Answer): string {
  const parts = [
    'because' in answer ? answer.because : '',
    answer.says === 'found' ? `${answer.found} found` : '',
    'cautions' in answer ? answer.cautions.join(', ') : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

for (const found of listEntries(catalog)) {
  const file = await loadEntry(catalog, found.row.id, { catalogUrl: base, fetchBytes: async (url) => new Uint8Array(readFileSync(fileURLToPath(url))) });
  const entry = openEntry(found, file);
  const corridors = layerOfKind(file, 'corridors');
  const tracks = layerOfKind(file, 'tracks');
  const read = tracks && readFileSync(join(dirname(path), tracks.url));
  const fixes = read && (await readTracksParquet(new Uint8Array(read).buffer, tracks.url));
  for (const layer of catalog.layers) {
    const verdict = judgeForEntry(entry, layer);
    const { kind } = layer;
    const reference = referToLayer(layer, base);
    const looks = verdict.is === 'counted' && corridors !== undefined;
    if (isBarrierKind(kind)) {
      const barriers = opener.openBarriers({ ...reference, kind });
      const rows = looks ? await findCorridorCrossings({ corridors: opener.open(referToLayer(corridors, base)), barriers }) : [];
      const answer = answerOf(verdict, looks ? { looked: true, found: sortRows(entry, [layer], rows).counted.length } : { looked: false });
      tell('crossings', entry, layer, answer.says, describe(answer));
      if (!fixes) continue;
      if (verdict.is !== 'counted') {
        tell('crossing events', entry, layer, answer.says, describe(answer));
        continue;
      }
      const events = await findBarrierEvents({ tracks: fixes, barriers });
      const said = answerEventsOfLayer(events.all, events.individuals, verdict.cover);
      const { touching, stepsNear, stepsNearTooLong } = events.all;
      const figures = `touching ${touching.toFixed(3)}, ${stepsNear} steps near, ${stepsNearTooLong} too long`;
      tell(
        'crossing events',
        entry,
        layer,
        said.says === 'share' || said.says === 'at-least' ? 'found' : said.says,
        `${JSON.stringify(said)}; ${BARRIER_TYPE[kind]}; ${figures}`,
      );
    } else if (isAreaKind(kind)) {
      const answered = looks ? await measureCoverage({ corridors: opener.open(referToLayer(corridors, base)), areas: [opener.open(reference)] }) : undefined;
      const answer = answerOf(verdict, answered ? { looked: true, found: answered.byArea.length } : { looked: false });
      tell('coverage', entry, layer, answer.says, describe(answer));
    }
  }
}
for (const [about, sentences] of counts) console.log(`${about}: ${[...sentences].map(([says, n]) => `${says} ${n}`).join(', ')}`);
close();
