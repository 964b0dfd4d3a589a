import '../styles/time.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { countMonths, spanOf } from '../../domain/tracks/months.ts';
import { atlasStore, chooseTime } from '../../state/atlas-store.ts';
import { paceFor, playbackStore } from '../../state/playback-store.ts';
import { entryOf } from '../../state/view.ts';
import { BackIcon, NextIcon, PauseIcon, PlayIcon } from '../shared/icons.tsx';
import { currentMap } from '../shared/current-map.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { TimeSettings } from './TimeSettings.tsx';
import { type DrawnTracks, useDrawnTracks } from './use-tracks.ts';
import { useSayDate } from './use-say-date.ts';

const DAY_MS = 86_400_000;
/** The slider's step, ms. */
const STEP_MS = DAY_MS;
/** Without motion, time goes on in steps of this length, ms. */
const STILL_STEP_MS = 1000;

/** The time slider of the tracks, with play; it is there while tracks are on the map. */
export function TimeBar() {
  const shown = useDrawnTracks();
  const population = useAtlas((state) => entryOf(state.view));
  return shown.tracks.length === 0 ? null : <TimeSlider key={population} shown={shown} />;
}

/** First and last moment that can be shown, ms in the time of what is drawn. */
function endsOf({ drawn, months }: DrawnTracks): { readonly from: number; readonly to: number } {
  if (months !== undefined) {
    const { from, to } = spanOf(months);
    return { from, to: to - 1 };
  }
  return {
    from: drawn.reduce((least, { time }) => Math.min(least, time[0] ?? least), Number.POSITIVE_INFINITY),
    to: drawn.reduce((most, { time }) => Math.max(most, time.at(-1) ?? most), Number.NEGATIVE_INFINITY),
  };
}

function TimeSlider({ shown }: { readonly shown: DrawnTracks }) {
  const { t } = useTranslator();
  const sayDate = useSayDate(shown.months !== undefined);
  const chosen = useAtlas((state) => state.view.time);
  // While they play this is drawn every frame.
  const { from, to } = useMemo(() => endsOf(shown), [shown]);
  const pace = paceFor(useStore(playbackStore), (to - from) / DAY_MS, shown.months !== undefined);
  /** What plays, and where it is: other tracks, or other months of them, do not play on. */
  const [played, setPlayed] = useState<{ readonly of: DrawnTracks; readonly ms: number } | undefined>();
  const playing = played?.of === shown ? played.ms : undefined;
  const present = useRef(to);
  const now = Math.min(to, Math.max(from, playing ?? chosen ?? to));
  const isPlaying = playing !== undefined;
  const goesRound = shown.months !== undefined && countMonths(shown.months) === 12;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const inSteps = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let last: number | undefined;
    let frame = requestAnimationFrame(function tick(stamp: number): void {
      const passed = last === undefined ? 0 : stamp - last;
      frame = requestAnimationFrame(tick);
      if (inSteps && last !== undefined && passed < STILL_STEP_MS) return;
      last = stamp;
      present.current += (passed / 1000) * pace * DAY_MS;
      // The whole year goes round, as it does: from New Year's Eve to New Year.
      if (present.current >= to && goesRound) present.current = from + ((present.current - to) % (to - from));
      if (present.current >= to) {
        cancelAnimationFrame(frame);
        setPlayed(undefined);
        chooseTime(undefined);
        return;
      }
      // The map is told directly: an address a frame would be too many.
      currentMap()?.setTime(present.current);
      setPlayed({ of: shown, ms: present.current });
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, shown, pace, from, to, goesRound]);
  // Whoever leaves while it plays comes back to where it was.
  useEffect(() => () => currentMap()?.setTime(atlasStore.getState().view.time), []);

  const play = (): void => {
    present.current = now >= to ? from : now;
    setPlayed({ of: shown, ms: present.current });
  };
  const pause = (): void => {
    setPlayed(undefined);
    chooseTime(playing);
  };
  /** The end shows tracks whole. */
  const choose = (time: number): void => {
    setPlayed(undefined);
    chooseTime(time > to - STEP_MS ? undefined : Math.max(from, time));
  };
  return (
    <section className="time-bar" aria-label={t('time.label')}>
      <button type="button" className="icon-button" aria-label={t(isPlaying ? 'time.pause' : 'time.play')} onClick={isPlaying ? pause : play}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <button type="button" className="icon-button turns" aria-label={t('time.back')} disabled={now <= from} onClick={() => choose(now - STEP_MS)}>
        <BackIcon />
      </button>
      <button type="button" className="icon-button turns" aria-label={t('time.forward')} disabled={now >= to} onClick={() => choose(now + STEP_MS)}>
        <NextIcon />
      </button>
      <input
        type="range"
        aria-label={t('time.slider')}
        min={from}
        max={to}
        step={STEP_MS}
        value={now}
        aria-valuetext={sayDate(now)}
        onChange={(event) => choose(Number(event.target.value))}
      />
      <output>{sayDate(now)}</output>
      <TimeSettings pace={pace} months={shown.months} />
    </section>
  );
}
