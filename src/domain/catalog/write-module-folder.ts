import type { SpeciesGroup } from '../evidence/kinds.ts';
import type { CorridorMethod } from '../movement/corridor-method.ts';
import { zipSync } from 'fflate';
import * as v from 'valibot';
import { id, isoDate } from './fields.ts';
import { AtlasError, type FaultCode } from '../errors.ts';
import type { SeasonPair, SequenceSummary } from '../movement/types.ts';
import { countsInCorridors, doubtsOf } from '../movement/sequences/flag-sequence.ts';
import type { Track } from '../tracks/track.ts';
import type { Rights } from '../formats/geojson.ts';
import { sha256Of } from '../formats/sha256.ts';
import { writeTracksCsv } from '../tracks/write-tracks-csv.ts';

/** What the custodian says of the data, and what the atlas computed from it. */
export interface ModuleFolder extends Rights {
  /** Lower-case letters, digits and hyphens; names the folder and the population. */
  readonly id: string;
  readonly title: string;
  readonly custodian: string;
  readonly summary: string;
  /** Where anyone can get the tracks: an address, or words that say whom to ask. */
  readonly url: string;
  readonly doi?: string;
  /** Day the tracks were read, YYYY-MM-DD. */
  readonly accessed: string;
  readonly population: {
    readonly name: string;
    readonly species: { readonly scientific: string; readonly common: string; readonly group: SpeciesGroup };
    readonly place: string;
    readonly topSpeedKmh: number;
    readonly seasons: SeasonPair;
    /** Month and day, MM-DD. */
    readonly yearStart?: string;
    /** Minutes. */
    readonly thinMin?: number;
    readonly method: CorridorMethod;
    readonly notes: readonly string[];
    /** Analysis zoom of the corridors, 0–15. */
    readonly maxZoom: number;
  };
  /** Every fix, as imported. */
  readonly tracks: readonly Track[];
  /** The sequences that were found or dated; the dates of those that count in corridors win over the model's. */
  readonly sequences: readonly SequenceSummary[];
}

const README = (id: string, title: string): string =>
  `# ${title}\n\nCopy this folder to \`data/modules/${id}\` of the atlas and run \`npm run data\`: \`module.json\` describes the tracks in \`tracks.csv\` and dates their migrations.\n`;

/** Fixes lie on whole milliseconds, so a date rounded up chooses the same fixes. */
const dateOf = (time: number): string => new Date(Math.ceil(time)).toISOString();

function check(input: ModuleFolder): void {
  const fail = (field: string, code: FaultCode): never => {
    throw new AtlasError(code, {}, { field });
  };
  if (!v.is(id, input.id)) fail('id', 'moduleFolder.badId');
  if (!v.is(isoDate, input.accessed)) fail('accessed', 'moduleFolder.badDay');
  const {
    title,
    custodian,
    summary,
    url,
    licence,
    attribution,
    citation,
    population: { name, place, species },
  } = input;
  const texts = { title, custodian, summary, url, licence, attribution, citation, name, place, scientific: species.scientific, common: species.common };
  for (const [field, text] of Object.entries(texts)) if (text.trim() === '') fail(field, 'moduleFolder.emptyField');
  if (!input.tracks.some((track) => track.time.length > 0)) fail('tracks', 'moduleFolder.noTracks');
}

/**
 * A module folder for `data/modules`, zipped: `<id>/module.json` (a manifest), `<id>/tracks.csv` (every fix, as Movebank
 * CSV) and `<id>/README.md`. The same input gives the same bytes in every time zone.
 * Needs Web Crypto: a secure context in browsers.
 * @throws AtlasError naming the field that is missing or not valid
 */
export async function writeModuleFolder(input: ModuleFolder): Promise<Uint8Array<ArrayBuffer>> {
  check(input);
  const { id, title, custodian, summary, url, doi, accessed, licence, attribution, citation, population, sequences } = input;
  const encoder = new TextEncoder();
  const tracks = encoder.encode(writeTracksCsv(input.tracks));
  const sha256 = await sha256Of(tracks);
  const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
  // What is in doubt is no date of a custodian's; what was confirmed is one, and a long one says on whose word.
  const accepted = sequences.filter(countsInCorridors);
  const long = [...new Set(accepted.filter((sequence) => doubtsOf(sequence).includes('long')).map(({ individual }) => individual))];
  const { name, species, place, topSpeedKmh, seasons, yearStart, thinMin, method, notes, maxZoom } = population;
  const manifest = {
    $schema: '../../manifest.schema.json',
    id,
    title,
    custodian,
    summary,
    ...rights,
    sources: [{ id: 'tracks', title: `Tracks: ${title}`, file: 'tracks.csv', url, sha256, accessed, ...rights }],
    populations: [
      {
        id,
        name,
        species,
        place,
        tracks: ['tracks'],
        topSpeedKmh,
        seasons,
        ...(yearStart === undefined ? {} : { yearStart }),
        ...(accepted.length === 0
          ? {}
          : { dates: accepted.map(({ individual, season, start, end }) => ({ individual, season, start: dateOf(start), end: dateOf(end) })) }),
        ...(long.length === 0 ? {} : { confirmations: [{ flags: ['long'], individuals: long, source: { citation, url } }] }),
        ...(thinMin === undefined ? {} : { thinMin }),
        method,
        notes,
        maxZoom,
      },
    ],
  };
  // ZIP keeps local time: this date reads the same in every time zone.
  const mtime = new Date(1980, 0, 1);
  const zip = zipSync(
    {
      [`${id}/README.md`]: encoder.encode(README(id, title)),
      [`${id}/module.json`]: encoder.encode(`${JSON.stringify(manifest, undefined, 2)}\n`),
      [`${id}/tracks.csv`]: tracks,
    },
    { mtime },
  );
  return Uint8Array.from(zip);
}
