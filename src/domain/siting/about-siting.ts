import type { OpenEntry } from '../catalog/open-entry.ts';
import { writeCommand } from '../how/repeat.ts';
import { type LineFile, repeatSiting } from '../how/repeat-lines.ts';
import { POSITIONS_A_DAY } from '../tracks/thin.ts';
import type { SitingAnswer } from './answer-siting.ts';
import type { SitingPlan } from './siting-plan.ts';

interface Found {
  /** The entry whose tracks were asked, or the names of a person's own files. */
  readonly tracks: OpenEntry | readonly string[];
  readonly answer: Pick<SitingAnswer, 'intervalHours' | 'failedPerYear'>;
  /** With the accuracy of the line that it was asked with. */
  readonly plan: SitingPlan;
  readonly file: LineFile;
  readonly locationErrorM: number;
}

/** What a file of places rests on: whose tracks, how often they have a fix, by which papers, and the command that finds them again. */
export type SitingAbout = ReturnType<typeof aboutSiting>;

const doi = (name: string): string => `https://doi.org/${name}`;

export function aboutSiting({ tracks, answer, plan, file, locationErrorM }: Found) {
  const whose =
    'file' in tracks
      ? { population: tracks.row.id, name: tracks.row.name, positionsADayAtMost: POSITIONS_A_DAY }
      : { ownFiles: [...tracks], positionsADayAtMost: null };
  return {
    tracks: whose,
    medianHoursBetweenFixes: answer.intervalHours,
    locationErrorM,
    papers: [
      { for: 'first and last passage of the Brownian bridges between fixes', doi: doi('10.1890/06-0957.1') },
      ...(answer.failedPerYear === null ? [] : [{ for: 'failed encounters', doi: doi('10.1111/1365-2664.13806') }]),
      { for: 'spans that structures serve', doi: doi('10.1080/13658816.2015.1083995') },
    ],
    command: writeCommand(repeatSiting(tracks, file, { ...plan, locationErrorM })),
  };
}
