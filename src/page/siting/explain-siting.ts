import type { NamedBarrier } from '../../domain/assessment/project.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { NEAR_M } from '../../domain/crossing-events/limits.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { type LineFile, repeatSiting } from '../../domain/how/repeat-lines.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import type { HowTopic } from '../how/how-topic.ts';

/** Where a line came from, and how a command gets it. */
export interface LineOrigin {
  /** That it was read from; undefined of a line that a person drew or loaded. */
  readonly layer?: Layer | undefined;
  /** The barrier of the map that it is. */
  readonly barrier?: NamedBarrier | undefined;
  /** How far it may lie off by the word of its layer or file, metres. */
  readonly accuracyM?: number | undefined;
  readonly file: LineFile;
}

interface SitingExplained {
  readonly answer: Pick<
    SitingAnswer,
    | 'placeErrorM'
    | 'interval90M'
    | 'intervalHours'
    | 'individuals'
    | 'individualsCrossed'
    | 'spanM'
    | 'stepsNear'
    | 'stepsNearTooLong'
    | 'edges'
    | 'failedPerYear'
    | 'notes'
  >;
  /** With the line's own accuracy where nobody said another. */
  readonly plan: SitingPlan;
  readonly origin: LineOrigin;
  /** The entry whose tracks were asked, or the names of a person's own files. */
  readonly tracks: OpenEntry | readonly string[];
  readonly locationErrorM: number;
}

/** How it was found where a line is crossed and where structures serve most of it. */
export function explainSiting({ answer, plan, origin, tracks, locationErrorM }: SitingExplained): HowTopic {
  const { layer, file } = origin;
  const entry = 'file' in tracks ? tracks : undefined;
  return {
    of: 'lines',
    entry,
    layers: layer ? [layer] : [],
    found: ({ t, number }) => {
      const { placeErrorM, interval90M, intervalHours, individuals, individualsCrossed, spanM, stepsNear, stepsNearTooLong, edges } = answer;
      return {
        how: [
          t('siting.how.crossings'),
          ...(answer.failedPerYear === null ? [] : [t('siting.how.failed', { distance: number(NEAR_M) })]),
          t('siting.how.structures', { span: number(spanM), cell: number((edges[1] ?? 0) - (edges[0] ?? 0), 0) }),
        ],
        data: entry ? [] : [{ text: t('siting.page.ownTracks') }],
        sample: [
          t('siting.page.animals', { crossed: individualsCrossed, of: individuals }),
          t('siting.how.steps', { steps: number(stepsNear), tooLong: number(stepsNearTooLong) }),
        ],
        unsure: [
          ...(placeErrorM === null || interval90M === null
            ? []
            : [t('siting.page.error', { half: number(placeErrorM, 0), wide: number(interval90M, 0), hours: number(intervalHours) })]),
          t('siting.how.tried'),
          t('siting.page.intervalHow'),
          t('siting.how.least'),
        ],
        repeats: [repeatSiting(tracks, file, { ...plan, locationErrorM })],
        notes: [
          ...(layer ? [t('siting.how.line')] : []),
          ...(answer.notes.some(({ code }) => code === 'siting.failedAtFullRate') ? [t('siting.how.failedSource')] : []),
          ...(plan.existing.length > 0 || plan.closed.length > 0 ? [t('siting.how.marks')] : []),
          ...(entry ? [] : [t('siting.how.ownColumns')]),
          t('siting.how.byHand'),
        ],
        individuals,
        restsOn: individualsCrossed,
        intervalHours,
        fromSource: false,
      };
    },
  };
}
