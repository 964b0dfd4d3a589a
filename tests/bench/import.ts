import process from 'node:process';
import Papa from 'papaparse';
import { importTracks } from '../../src/domain/tracks/import/import-tracks.ts';
import type { TrackingFile } from '../../src/domain/tracks/import/import-types.ts';
import { printResult } from './print-result.ts';

const ROWS = [1e4, 1e5, 1e6, 1e7] as const;
const ANIMALS = 40;
/** Rows made at once; each piece is made when it is asked for, so that no file lies in memory. */
const PIECE = 5000;
const HEADER = 'event-id,timestamp,location-long,location-lat,individual-taxon-canonical-name,individual-local-identifier,study-name\n';
const START = Date.UTC(2015, 0, 1);

/** A Movebank table, animal after animal, a fix an hour; coordinates wander by sines, so that making it takes little. */
function* pieces(rows: number): Generator<string> {
  yield HEADER;
  const each = rows / ANIMALS;
  for (let first = 0; first < rows; first += PIECE) {
    let text = '';
    for (let row = first; row < Math.min(rows, first + PIECE); row++) {
      const animal = Math.floor(row / each);
      const hour = row - animal * each;
      const time = new Date(START + hour * 600_000).toISOString();
      const lon = (10 + animal / 10 + Math.sin(hour / 500) / 2).toFixed(5);
      const lat = (60 + Math.sin(hour / 4000)).toFixed(5);
      text += `${row + 1},${time.slice(0, 10)} ${time.slice(11, 23)},${lon},${lat},Rangifer tarandus,animal ${animal},A study of moving animals\n`;
    }
    yield text;
  }
}

function makeFile(rows: number): TrackingFile {
  const encoder = new TextEncoder();
  const stream = (): ReadableStream<Uint8Array> => {
    const made = pieces(rows);
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = made.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
  };
  // Progress alone looks at the size.
  return { name: 'made.csv', size: rows * 100, stream };
}

/** Milliseconds that some work takes, and the most memory that the process holds meanwhile, MB. */
async function measure(work: () => Promise<void>): Promise<{ ms: number; peakMB: number }> {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  clearInterval(watch);
  return { ms, peakMB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 1e6) };
}

async function importRows(rows: number): Promise<void> {
  const result = await importTracks([makeFile(rows)]);
  if (result.kind !== 'tracks' || result.report.fixesKept !== rows) throw new Error(`${rows} rows went in, and others came out.`);
}

/** Papa Parse cuts the same text into rows, and keeps none: no times, no places, no animals. */
async function cutRows(rows: number): Promise<void> {
  let seen = 0;
  for (const piece of pieces(rows)) {
    const { data } = Papa.parse<string[]>(piece, { delimiter: ',', newline: '\n', skipEmptyLines: true });
    seen += data.length;
    // The importer gives way to others every 40 ms; so that memory is looked at here too.
    if (seen % (PIECE * 20) === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  if (seen !== rows + 1) throw new Error(`Papa Parse saw ${seen} of ${rows + 1} rows.`);
}

/** Making the text alone: part of both times. */
async function makeRows(rows: number): Promise<void> {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const piece of pieces(rows)) bytes += encoder.encode(piece).length;
  console.error(`import: ${rows.toExponential(0).replace('e+', 'e')} rows are ${Math.round(bytes / 1e6)} MB`);
}

/** A generated Movebank table from bytes to sorted tracks, against Papa Parse cutting it into rows; one run each, the making of the text taken off. */
export async function run(): Promise<void> {
  await importRows(ROWS[0]);
  await cutRows(ROWS[0]);
  for (const rows of ROWS) {
    const making = await measure(() => makeRows(rows));
    const ours = await measure(() => importRows(rows));
    const papa = await measure(() => cutRows(rows));
    printResult('import', `1e${Math.log10(rows)} rows`, ours.ms - making.ms, 'papaparse rows only', papa.ms - making.ms, { peakRssMB: ours.peakMB });
  }
}
