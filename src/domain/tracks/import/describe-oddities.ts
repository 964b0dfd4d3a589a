import type { Track } from '../track.ts';
import type { FileTally } from './fix-store.ts';

/** What a person should know about tracks that can be drawn all the same: one sentence each. */
export function describeOddities(tracks: readonly Track[], files: readonly FileTally[]): string[] {
  const notes: string[] = [];
  for (const { file, fields, backwards, firstBackwards, duplicates, fixes } of files) {
    if (backwards > 0) notes.push(`${file}, row ${firstBackwards}: "${fields.time}" goes backwards in ${backwards} rows; fixes were put in time order.`);
    if (duplicates * 2 > fixes) notes.push(`${file}: ${duplicates} of ${fixes} fixes repeat an animal and instant ("${fields.individual}", "${fields.time}"); the first of each was kept.`);
  }
  const [file] = files;
  if (!file) return notes;
  const single = tracks.filter(({ time }) => time.length === 1);
  if (single.length > 0) notes.push(`${file.file}: ${single.length} of ${tracks.length} animals have one fix only ("${file.fields.individual}"), and no line.`);
  const [first] = tracks;
  if (first && tracks.every(({ lon, lat }) => lon.every((value) => value === first.lon[0]) && lat.every((value) => value === first.lat[0]))) {
    notes.push(`${file.file}: all fixes lie at one place, ${first.lon[0]!}, ${first.lat[0]!} ("${file.fields.lat}"); there is no movement to draw.`);
  }
  return notes;
}
