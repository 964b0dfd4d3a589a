import { useEffect, useRef, useState } from 'react';
import { chooseTime } from '../../state/atlas-store.ts';
import { PauseIcon, PlayIcon } from '../icons.tsx';
import { currentMap } from '../map/current-map.ts';
import { useAtlas, useTranslator } from '../use-atlas.ts';
import { useTracks } from './use-tracks.ts';

/** A whole set of tracks plays in this long, ms, however many years it spans. */
const PLAY_MS = 45_000;
const DAY_MS = 86_400_000;
/** Without motion, time goes on in steps of this length, ms. */
const STEP_MS = 1000;

/** The time slider of the tracks, with play; it is there while tracks are on the map. */
export function TimeBar() {
  const tracks = useTracks();
  const { t, date } = useTranslator();
  const chosen = useAtlas((state) => state.view.time);
  const [playing, setPlaying] = useState<number | undefined>();
  const frame = useRef(0);
  const last = useRef<number | undefined>(undefined);
  const from = tracks.reduce((least, { time }) => Math.min(least, time[0] ?? least), Number.POSITIVE_INFINITY);
  const to = tracks.reduce((most, { time }) => Math.max(most, time.at(-1) ?? most), Number.NEGATIVE_INFINITY);
  const now = playing ?? chosen ?? to;
  const isPlaying = playing !== undefined;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const steps = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const speed = (to - from) / PLAY_MS;
    const tick = (stamp: number): void => {
      const passed = last.current === undefined ? 0 : stamp - last.current;
      if (!steps || passed >= STEP_MS || last.current === undefined) {
        last.current = stamp;
        setPlaying((present) => (present === undefined ? present : present + passed * speed));
      }
      frame.current = requestAnimationFrame(tick);
    };
    frame.current = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(frame.current);
      last.current = undefined;
    };
  }, [isPlaying, from, to]);

  useEffect(() => {
    if (playing === undefined) return;
    if (playing >= to) {
      setPlaying(undefined);
      chooseTime(undefined);
    } else currentMap()?.setTime(playing);
  }, [playing, to]);

  useEffect(() => setPlaying(undefined), [tracks]);
  if (tracks.length === 0) return null;
  const pause = (): void => {
    setPlaying(undefined);
    chooseTime(playing);
  };
  return (
    <div className="time-bar" role="group" aria-label={t('time.label')}>
      <button type="button" className="icon-button" aria-label={t(isPlaying ? 'time.pause' : 'time.play')} onClick={() => (isPlaying ? pause() : setPlaying(now >= to ? from : now))}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <input
        type="range"
        aria-label={t('time.slider')}
        min={from}
        max={to}
        step={DAY_MS / 4}
        value={now}
        aria-valuetext={date(now)}
        onChange={(event) => {
          setPlaying(undefined);
          const time = Number(event.target.value);
          chooseTime(time >= to - DAY_MS / 4 ? undefined : time);
        }}
      />
      <output>{date(now)}</output>
    </div>
  );
}
