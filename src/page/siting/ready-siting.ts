import type { ToldEncounter } from '../../domain/crossing-events/told-encounters.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { packLines } from '../../domain/siting/pack-lines.ts';
import { READING_SHARE, type SitingPlan } from '../../domain/siting/siting-plan.ts';
import type { PackedTracks } from '../../domain/tracks/pack-tracks.ts';
import type { SitingRequest, TracksReference } from '../../workers/layers-requests.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

/** What is asked of a line. */
export interface SitingQuestion extends SitingPlan {
  /** [lon, lat] degrees. */
  readonly lines: readonly (readonly LonLat[])[];
  readonly tracks: TracksReference | PackedTracks;
  readonly locationErrorM: number;
  readonly maxLagHours: number;
  /** Failed encounters that the build found with the line's barrier, at full rate. */
  readonly told?: readonly ToldEncounter[] | undefined;
}

type Ask = (request: SitingRequest, options: JobOptions) => Promise<SitingAnswer>;

/** An answer that is on its way, or there, before somebody has asked. */
interface Ready {
  readonly question: SitingQuestion;
  readonly answer: Promise<SitingAnswer>;
  readonly given: AbortController;
  state: 'waiting' | 'begun' | 'there';
  /** Who waits for it by now hears how far it is. */
  onProgress: JobOptions['onProgress'];
}

/** More answers than a project has alternatives that somebody looks at. */
const MOST_READY = 6;

/**
 * Profiles and places of lines that a person looks at, found before they are asked for: one after another, those that were readied
 * last. How sure they are is left until somebody asks.
 * @param ask finds an answer; rejects with AbortError when aborted
 */
export function createReadySitings(ask: Ask) {
  const ready = new Map<string, Ready>();
  let before: Promise<unknown> = Promise.resolve();

  // How sure places are takes many draws, and comes after.
  const askFor = (question: SitingQuestion, options: JobOptions): Promise<SitingAnswer> => ask({ ...packed(question), bootstraps: 0 }, options);

  return {
    /**
     * Find an answer that nobody waits for. What was begun for the same place, of another question, is given up.
     * @param place what it is the answer of: an alternative
     */
    ready(place: string, question: SitingQuestion): void {
      const known = ready.get(place);
      if (known && !known.given.signal.aborted && isSame(known.question, question)) return;
      if (known?.state !== 'there') known?.given.abort();
      ready.delete(place);
      const given = new AbortController();
      const { signal } = given;
      const answer = before.then(() => {
        signal.throwIfAborted();
        begun.state = 'begun';
        return askFor(question, { signal, onProgress: (done, total) => begun.onProgress?.(done, total) });
      });
      const begun: Ready = { question, answer, given, state: 'waiting', onProgress: undefined };
      before = answer.then(
        () => (begun.state = 'there'),
        // Whoever asks for it hears why; a later question is not kept from another try.
        () => {
          if (ready.get(place) === begun) ready.delete(place);
        },
      );
      ready.set(place, begun);
      for (const oldest of ready.keys()) if (ready.size > MOST_READY) ready.delete(oldest);
    },

    /** The answer of a question: the one that is there or on its way, else found now. */
    async ask(question: SitingQuestion, options: JobOptions): Promise<SitingAnswer> {
      const known = [...ready.values()].find((each) => !each.given.signal.aborted && isSame(each.question, question));
      const onProgress: JobOptions['onProgress'] = (done, total) => options.onProgress?.(Math.min(done, READING_SHARE * total), total);
      if (known?.state === 'waiting') known.given.abort();
      if (!known || known.state === 'waiting') return askFor(question, { ...options, onProgress });
      known.onProgress = onProgress;
      // It is theirs now: who cancels it cancels the work.
      if (known.state === 'begun') options.signal?.addEventListener('abort', () => known.given.abort(), { once: true });
      return known.answer;
    },

    /** The same with how sure places are, by draws of herds; what the tracks tell is not read again where it was asked about last. */
    askSureness: (question: SitingQuestion, options: JobOptions): Promise<SitingAnswer> => ask(packed(question), options),
  };
}

function packed({ lines, ...question }: SitingQuestion): Omit<SitingRequest, 'bootstraps'> {
  return { ...question, lines: packLines(lines) };
}

/** What tells one question from another. */
function keyOf({ tracks, locationErrorM, maxLagHours, structures, spanM, accuracyM, existing, closed, months, told }: SitingQuestion): string {
  const whose = 'key' in tracks ? [tracks.key] : [tracks.url, tracks.bytes, tracks.sha256];
  const shut = closed.map(({ fromM, toM }) => [fromM, toM]);
  return JSON.stringify([whose, locationErrorM, maxLagHours, structures, spanM, accuracyM, existing, shut, months, told?.length]);
}

function isSame(a: SitingQuestion, b: SitingQuestion): boolean {
  return a.lines === b.lines && keyOf(a) === keyOf(b);
}
