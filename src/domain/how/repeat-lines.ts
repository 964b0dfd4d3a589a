import type { Layer } from '../catalog/fields.ts';
import { layerOfKind, type OpenEntry } from '../catalog/open-entry.ts';
import type { SitingPlan } from '../siting/siting-plan.ts';
import { corridorsFile, linesFile, type NamedFile, ownFiles, type Repeat, tracksOf, wordsOf } from './repeat.ts';

/**
 * What tracks did at a layer's barriers: behaviours, the barriers ranked, and which parts of the corridor each keeps apart.
 * @param distanceM what counts as near, metres
 * @param own names of a person's own files, where the tracks are these
 */
export function repeatCrossingEvents(entry: OpenEntry, layer: Pick<Layer, 'id' | 'title'>, distanceM: number, own?: readonly string[]): Repeat {
  const tracks = tracksOf(entry, own);
  const lines = linesFile(layer);
  const corridors = own ? undefined : corridorsFile(entry);
  return {
    words: wordsOf('crossing-events', tracks, { barriers: lines.name, corridors: corridors?.name, distance: distanceM, out: `${layer.id}-events.csv` }),
    files: [...tracks, lines, ...(corridors ? [corridors] : [])],
  };
}

/** A line that crossings are sited on, as a file. */
export interface LineFile extends NamedFile {
  /** The line's own name or id in the file, where that holds several. */
  readonly group?: string | undefined;
}

interface SitingAsked extends SitingPlan {
  /** Standard deviation of fixes that have none of their own, metres. */
  readonly locationErrorM: number;
}

/**
 * Where along a line tracked animals cross and where structures serve most of it, from the tracks that an entry offers for download.
 * @param tracks the entry whose tracks were asked, or the names of a person's own files
 */
export function repeatSiting(tracks: OpenEntry | readonly string[], line: LineFile, asked: SitingAsked): Repeat {
  const files = 'file' in tracks ? tracksDownload(tracks) : ownFiles(tracks);
  const { structures, spanM, accuracyM, existing, closed, months, locationErrorM } = asked;
  return {
    words: [
      ...wordsOf('siting', files, {
        line: line.name,
        structures,
        span: spanM,
        'line-accuracy': accuracyM === 0 ? undefined : accuracyM,
        'location-error': locationErrorM,
        months: months?.join(','),
        out: 'siting.json',
      }),
      // A name may begin with a dash, and so may a longitude.
      ...(existing.length === 0 ? [] : [`--existing-at=${existing.map((place) => place.map(writeNumber).join(',')).join(';')}`]),
      ...(closed.length === 0 ? [] : [`--exclude-at=${closed.map(({ fromM, toM }) => `${writeNumber(fromM)}-${writeNumber(toM)}`).join(';')}`]),
      ...(line.group === undefined ? [] : [`--group=${line.group}`]),
    ],
    files: [...files, line],
  };
}

/** As short as it can be, never with an exponent, which would be taken for a range. */
function writeNumber(value: number): string {
  return String(Number(value.toFixed(7)));
}

/** The tracks that the page itself asks: they are among the downloads. */
function tracksDownload({ file }: OpenEntry): NamedFile[] {
  const name = layerOfKind(file, 'tracks')?.url.split('/').at(-1);
  return name === undefined ? [] : [{ name, is: 'corridors' }];
}
