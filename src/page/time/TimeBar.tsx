import { useEffect, useRef, useState } from 'react';
import type { Track } from '../../domain/tracks/track.ts';
import { chooseTime } from '../../state/atlas-store.ts';
import { PauseIcon, PlayIcon } from '../shared/icons.tsx';
import { currentMap } from '../shared/current-map.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { useTracks } from './use-tracks.ts';

/** A whole set of tracks plays in this long, ms, however many years it spans. */
const PLAY_MS = 45_000;
/** The slider's step, ms: the tracks that ship hold at most four positions a day. */
const SLIDER_STEP_MS = 6 * 3_600_000;
/** Without motion, time goes on in steps of this length, ms. */
const STILL_STEP_MS = 1000;

/** The time slider of the tracks, with play; it is there while tracks are on the map. */
export function TimeBar() {
  const tracks = useTracks();
  const population = useAtlas((state) => entryOf(state.view));
  return tracks.length === 0 ? null : <TimeSlider key={population} tracks={tracks} />;
}

function TimeSlider({ tracks }: { readonly tracks: readonly Track[] }) {
  const { t, date } = useTranslator();
  const chosen = useAtlas((state) => state.view.time);
  const from = tracks.reduce((least, { time }) => Math.min(least, time[0] ?? least), Number.POSITIVE_INFINITY);
  const to = tracks.reduce((most, { time }) => Math.max(most, time.at(-1) ?? most), Number.NEGATIVE_INFINITY);
  const [playing, setPlaying] = useState<number | undefined>();
  const present = useRef(to);
  const now = playing ?? chosen ?? to;
  const isPlaying = playing !== undefined;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const inSteps = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const speed = (to - from) / PLAY_MS;
    let last: number | undefined;
    let frame = requestAnimationFrame(function tick(stamp: number): void {
      const passed = last === undefined ? 0 : stamp - last;
      frame = requestAnimationFrame(tick);
      if (inSteps && last !== undefined && passed < STILL_STEP_MS) return;
      last = stamp;
      present.current += passed * speed;
      if (present.current >= to) {
        cancelAnimationFrame(frame);
        setPlaying(undefined);
        chooseTime(undefined);
        return;
      }
      // The map is told directly: an address a frame would be too many.
      currentMap()?.setTime(present.current);
      setPlaying(present.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, from, to]);

  const play = (): void => {
    present.current = now >= to ? from : now;
    setPlaying(present.current);
  };
  const pause = (): void => {
    setPlaying(undefined);
    chooseTime(playing);
  };
  const choose = (time: number): void => {
    setPlaying(undefined);
    chooseTime(time >= to - SLIDER_STEP_MS ? undefined : time);
  };
  return (
    <section className="time-bar" aria-label={t('time.label')}>
      <button type="button" className="icon-button" aria-label={t(isPlaying ? 'time.pause' : 'time.play')} onClick={isPlaying ? pause : play}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <input
        type="range"
        aria-label={t('time.slider')}
        min={from}
        max={to}
        step={SLIDER_STEP_MS}
        value={now}
        aria-valuetext={date(now)}
        onChange={(event) => choose(Number(event.target.value))}
      />
      <output>{date(now)}</output>
    </section>
  );
}
