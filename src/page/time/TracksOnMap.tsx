import '../styles/time.css';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { describeError } from '../../domain/errors.ts';
import type { MapController, TrackUnderPointer } from '../../map/map-controller.ts';
import { trackColour } from '../../map/tracks/lay-out-tracks.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { playbackStore, trailFor } from '../../state/playback-store.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { useThemeName } from '../shared/theme.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { type AnimalMoment, animalAt, saySpeed } from './say-moment.ts';
import { useIsCoarse } from './use-is-coarse.ts';
import { useMigrations } from './use-migrations.ts';
import { useDrawnTracks } from './use-tracks.ts';

const DAY_MS = 86_400_000;

/** Tracks on the map, up to the moment that was chosen, and what is told of the one that is pointed at. */
export function TracksOnMap({ map }: { readonly map: MapController }) {
  const shown = useDrawnTracks();
  const { drawn, months } = shown;
  const time = useAtlas((state) => state.view.time);
  const playback = useStore(playbackStore);
  const [met, setMet] = useState<{ readonly of: typeof drawn; readonly how: 'hover' | 'click'; readonly track: TrackUnderPointer } | undefined>();
  const migrations = useMigrations(met !== undefined);
  useEffect(() => {
    map.setTracks(drawn).catch((error: unknown) => reportFault(describeError(error)));
  }, [map, drawn]);
  useEffect(() => map.setTime(time), [map, time]);
  useEffect(() => map.setTrail(trailFor(playback, months !== undefined) * DAY_MS), [map, playback, months]);
  useEffect(() => {
    map.watchTracks((track, how) =>
      setMet((before) => {
        // What was clicked on stays until something else is.
        if (how === 'hover' && before?.how === 'click') return before;
        return track && { of: drawn, how, track };
      }),
    );
    return () => map.watchTracks(undefined);
  }, [map, drawn]);
  // What failed to load was told of when it was asked for.
  useEffect(() => () => void map.setTracks([]).catch(() => undefined), [map]);
  const moment = met?.of === drawn ? animalAt(shown, met.track.track, met.track.ms, migrations) : undefined;
  if (!met || !moment) return null;
  return met.how === 'click' ? <TrackCard moment={moment} onClose={() => setMet(undefined)} /> : <TrackTip moment={moment} at={met.track.at} />;
}

function Told({ moment }: { readonly moment: AnimalMoment }) {
  const translator = useTranslator();
  const isCoarse = useIsCoarse();
  const theme = useThemeName();
  const speed = saySpeed(moment, isCoarse, translator);
  return (
    <>
      <p className="popup-name">
        <span className="track-dot" style={{ background: trackColour(theme, moment.track) }} /> <bdi>{moment.individual}</bdi>
      </p>
      <p>{translator.date(moment.ms)}</p>
      {moment.season && <p>{translator.t(`track.${moment.season}`)}</p>}
      {speed !== undefined && <p className="quiet">{speed}</p>}
    </>
  );
}

/** Beside the pointer, and never under it; whoever has no pointer finds the same in the table of the page. */
function TrackTip({ moment, at }: { readonly moment: AnimalMoment; readonly at: { readonly x: number; readonly y: number } }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    const canvas = current?.parentElement?.querySelector('.map-canvas')?.getBoundingClientRect();
    const around = current?.parentElement?.getBoundingClientRect();
    if (!current || !canvas || !around) return;
    const { width, height } = current.getBoundingClientRect();
    const [x, y] = [canvas.left - around.left + at.x, canvas.top - around.top + at.y];
    const left = x + 14 + width > canvas.right - around.left ? x - 14 - width : x + 14;
    current.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(8, y - height - 10))}px)`;
  });
  return (
    <div ref={box} className="track-tip" aria-hidden="true">
      <Told moment={moment} />
    </div>
  );
}

/** What was clicked on. */
function TrackCard({ moment, onClose }: { readonly moment: AnimalMoment; readonly onClose: () => void }) {
  const { t } = useTranslator();
  return (
    <div className="popup" aria-label={t('track.label')} role="status">
      <button type="button" className="icon-button" aria-label={t('track.close')} onClick={onClose}>
        <CloseIcon />
      </button>
      <Told moment={moment} />
    </div>
  );
}
