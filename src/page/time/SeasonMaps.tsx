import { useEffect, useMemo, useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import { layOverYears } from '../../domain/tracks/lay-over-years.ts';
import { formatMonths, type Months } from '../../domain/tracks/months.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import { chooseSpan, reportFault, switchLayers } from '../../state/atlas-store.ts';
import { useBaseMap } from '../map/use-map-data.ts';
import { LazyChart } from '../downloads/LazyChart.tsx';
import { useThemeName } from '../shared/theme.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { drawGround, drawTracks } from './draw-season-map.ts';
import { frameAround, kmAcross, type MercatorFrame } from './mercator-frame.ts';
import { type Ground, readGround } from './read-coast.ts';
import { useSayMonths } from './use-say-months.ts';

/** Width of a small map in its own pixels: sharp on a screen of two pixels a CSS pixel. */
const WIDTH_PX = 360;

/** The ground under a frame, once it is there; undefined meanwhile, and where the base map does not arrive. */
function useGround(frame: MercatorFrame): Ground | undefined {
  const { url } = useBaseMap();
  const [ground, setGround] = useState<{ readonly of: MercatorFrame; readonly ground: Ground } | undefined>();
  useEffect(() => {
    const stop = new AbortController();
    readGround(url, frame, stop.signal).then(
      (read) => setGround({ of: frame, ground: read }),
      (error: unknown) => {
        if (!stop.signal.aborted) reportFault(describeError(error));
      },
    );
    return () => stop.abort();
  }, [url, frame]);
  return ground?.of === frame ? ground.ground : undefined;
}

interface SeasonMapsProps {
  readonly tracks: readonly Track[];
  readonly groups: readonly Months[];
}

/** A small map for each group of months, all of the same place; one that is pressed is opened on the big map. */
export function SeasonMaps({ tracks, groups }: SeasonMapsProps) {
  const { t, number } = useTranslator();
  const sayMonths = useSayMonths();
  const span = useAtlas((state) => state.view.span);
  const look = MAP_THEMES[useThemeName()];
  const frame = useMemo(() => frameAround(bboxOfTracks(tracks)), [tracks]);
  const ground = useGround(frame);
  const maps = useRef<HTMLUListElement>(null);
  const heightPx = Math.round((WIDTH_PX * frame.height) / frame.width);
  /** What all of them have in common, drawn once. */
  const base = useMemo(() => {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH_PX;
    canvas.height = heightPx;
    const context = canvas.getContext('2d');
    if (context) drawGround(context, frame, WIDTH_PX, ground, tracks, look);
    return canvas;
  }, [frame, ground, tracks, look, heightPx]);
  return (
    <>
      <p className="quiet">{t('seeing.lead', { km: number(kmAcross(frame), 0) })}</p>
      <ul ref={maps} className="season-maps">
        {groups.map((months) => {
          const written = formatMonths(months);
          return (
            <li key={written}>
              <button
                type="button"
                aria-pressed={span === written}
                aria-label={t('seeing.open', { months: sayMonths(months) })}
                onClick={() => {
                  switchLayers(['tracks'], true);
                  chooseSpan(span === written ? undefined : written);
                }}
              >
                <SmallMap tracks={tracks} months={months} frame={frame} base={base} look={look} />
                <span>{sayMonths(months)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <LazyChart chart={maps} what={t('seeing.title')} captions={[t('seeing.lead', { km: number(kmAcross(frame), 0) })]} ofBoxes />
    </>
  );
}

interface SmallMapProps {
  readonly tracks: readonly Track[];
  readonly months: Months;
  readonly frame: MercatorFrame;
  readonly base: HTMLCanvasElement;
  readonly look: (typeof MAP_THEMES)['light'];
}

function SmallMap({ tracks, months, frame, base, look }: SmallMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pieces = useMemo(() => layOverYears(tracks, months), [tracks, months]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.drawImage(base, 0, 0);
    drawTracks(context, frame, WIDTH_PX, pieces, look);
  }, [base, frame, pieces, look]);
  return <canvas ref={canvas} width={base.width} height={base.height} aria-hidden="true" />;
}
