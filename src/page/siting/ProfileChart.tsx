import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { flushSync } from 'react-dom';
import { meanBarM, type ProfileBar } from '../../domain/siting/move-structures.ts';
import type { Move } from '../../domain/siting/place-by-hand.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import { LazyChart, LazyOwnChart } from '../downloads/LazyChart.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

const [WIDTH, LEFT, RIGHT, TOP] = [352, 34, 8, 12];
const [UP, DOWN, GAP, BOTTOM] = [96, 44, 4, 20];
/** Where crossings begin. */
const ZERO = TOP + UP;
/** A finger's width, in units of the drawing. */
const GRIP = 24;

interface ProfileChartProps {
  /** Of the line. */
  readonly name: string;
  /** Id of the population whose tracks it is made of; undefined for a person's own. */
  readonly of: string | undefined;
  readonly bars: readonly ProfileBar[];
  readonly lengthM: number;
  readonly places: readonly Stretch[];
  /** What each structure serves, 0–1. */
  readonly shares: readonly number[];
  /** How far an arrow key moves one, and how far Page Up and Down do, metres. */
  readonly stepM: number;
  readonly spanM: number;
  /** Measures of structures that stand already. */
  readonly existing: readonly { readonly atM: number }[];
  /** Stretches where nothing can be built. */
  readonly closed: readonly Stretch[];
  /** Takes the next stretch that is pulled along the profile, in place of a structure; undefined while none is to be. */
  readonly onClose: ((stretch: Stretch) => void) | undefined;
  /** A new middle of one. @param isLetGo whether that is where it is left */
  readonly onMove: (move: Move, isLetGo: boolean) => void;
  /** One that was held was let go. */
  readonly onDrop: () => void;
}

/** The stretch that was pulled over, on the line, to ten metres. */
function stretchBetween({ from, to }: { readonly from: number; readonly to: number }, lengthM: number): Stretch {
  const within = (m: number): number => Math.max(0, Math.min(lengthM, Math.round(m / 10) * 10));
  return { fromM: within(Math.min(from, to)), toM: within(Math.max(from, to)) };
}

/** A round length of which at most four fit. */
function niceStep(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1e-9, most / 3)));
  return [1, 2, 5, 10].map((times) => times * size).find((step) => most / step <= 4) ?? size * 10;
}

function xOf(m: number, lengthM: number): number {
  return LEFT + (m / lengthM) * (WIDTH - LEFT - RIGHT);
}

/** All bars of a kind as one shape: a browser takes longer to make hundreds. */
function drawBars(bars: readonly ProfileBar[], lengthM: number) {
  const most = bars.reduce((max, { crossingsPerKmYear }) => Math.max(max, crossingsPerKmYear), 0);
  const mostFailed = bars.reduce((max, { failedPerKmYear }) => Math.max(max, failedPerKmYear ?? 0), 0);
  const draw = (heightOf: (bar: ProfileBar) => number, from: number): string =>
    bars
      .map((bar) => {
        const height = heightOf(bar);
        const wide = Math.max(0.4, xOf(bar.toM, lengthM) - xOf(bar.fromM, lengthM));
        return height === 0 ? '' : `M${xOf(bar.fromM, lengthM)} ${from}v${height}h${wide}v${-height}z`;
      })
      .join('');
  return {
    isTold: bars.some(({ failedPerKmYear }) => failedPerKmYear !== null),
    most,
    mostFailed,
    crossed: most > 0 ? draw(({ crossingsPerKmYear }) => -(crossingsPerKmYear / most) * UP, ZERO) : '',
    failed: mostFailed > 0 ? draw(({ failedPerKmYear }) => ((failedPerKmYear ?? 0) / mostFailed) * DOWN, ZERO + GAP) : '',
  };
}

/** Crossings along a line upwards, failed encounters downwards, and structures as stretches that can be moved. */
export function ProfileChart({ name, of, bars, lengthM, places, shares, existing, closed, stepM, spanM, onMove, onDrop, onClose }: ProfileChartProps) {
  const { t, number, percent, kmFigure } = useTranslator();
  const svg = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<{ readonly which: number; readonly offM: number } | undefined>();
  /** Moved last: where structures overlap, a pointer takes this one. */
  const [touched, setTouched] = useState<number | undefined>();
  const [pulled, setPulled] = useState<{ readonly from: number; readonly to: number } | undefined>();
  // A structure that is dragged leaves the bars as they are.
  const { isTold, most, mostFailed, crossed, failed } = useMemo(() => drawBars(bars, lengthM), [bars, lengthM]);
  const floor = isTold ? ZERO + GAP + DOWN : ZERO;
  const x = (m: number): number => xOf(m, lengthM);
  /** What a pointer moves by at least, metres. */
  const pointM = (): number => (WIDTH / Math.max(1, svg.current?.getBoundingClientRect().width ?? 0) / (WIDTH - LEFT - RIGHT)) * lengthM;
  const measureAt = (clientX: number): number => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    return ((((clientX - box.left) / box.width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT)) * lengthM;
  };
  const middleOf = ({ fromM, toM }: Stretch): number => (fromM + toM) / 2;
  const nudge = (event: KeyboardEvent, which: number, place: Stretch): void => {
    const by = { ArrowLeft: -stepM, ArrowDown: -stepM, ArrowRight: stepM, ArrowUp: stepM, PageDown: -spanM, PageUp: spanM, Home: -lengthM, End: lengthM }[
      event.key
    ];
    if (by === undefined) return;
    event.preventDefault();
    setTouched(which);
    onMove({ which, atM: middleOf(place) + by, toward: Math.sign(by) }, true);
  };
  const take = (event: PointerEvent<SVGGElement>, which: number): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = measureAt(event.clientX);
    const last = touched === undefined ? undefined : places[touched];
    const taken = touched !== undefined && last && last.fromM <= at && at <= last.toM ? touched : which;
    const place = places[taken];
    if (place) setHeld({ which: taken, offM: middleOf(place) - at });
  };
  /** Written before the event is over: it is seen in this frame, not in the next. */
  const pull = (clientX: number): void => {
    if (held) flushSync(() => onMove({ which: held.which, atM: measureAt(clientX) + held.offM, withinM: pointM() }, false));
  };
  const letGo = (): void => {
    if (held) onDrop();
    setHeld(undefined);
  };
  const stepKm = niceStep(lengthM / 1000);
  const captions = [
    t('siting.page.axis.crossings'),
    ...(isTold ? [t('siting.page.axis.failed')] : []),
    t('siting.page.axis.bar', { m: number(meanBarM(bars), 0) }),
  ];
  const picture = {
    chart: svg,
    what: t('siting.page.chart', { name }),
    captions,
  };
  return (
    <figure className="siting-chart">
      <figcaption className="quiet">{captions.join(' ')}</figcaption>
      <svg ref={svg} viewBox={`0 0 ${WIDTH} ${floor + BOTTOM}`} aria-label={t('siting.page.chart', { name })} role="group">
        {[...closed, ...(pulled ? [stretchBetween(pulled, lengthM)] : [])].map(({ fromM, toM }) => (
          <rect
            key={`${fromM} ${toM}`}
            className="closed"
            x={x(fromM)}
            y={TOP}
            width={Math.max(1, x(Math.min(lengthM, toM)) - x(fromM))}
            height={floor - TOP}
          />
        ))}
        {places.map(({ fromM, toM }, which) => (
          <rect key={which} className="span" x={x(fromM)} y={TOP} width={Math.max(2, x(toM) - x(fromM))} height={floor - TOP} />
        ))}
        {most > 0 && <path className="crossed" d={crossed} />}
        {mostFailed > 0 && <path className="failed" d={failed} />}
        <g className="axis">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={ZERO} y2={ZERO} />
          <text x={LEFT - 4} y={TOP + 8} textAnchor="end">
            {number(most, most < 10 ? 2 : 0)}
          </text>
          <text x={LEFT - 4} y={ZERO} textAnchor="end">
            0
          </text>
          {isTold && mostFailed > 0 && (
            <text x={LEFT - 4} y={floor} textAnchor="end">
              {number(mostFailed, mostFailed < 10 ? 2 : 0)}
            </text>
          )}
          {Array.from({ length: Math.floor(lengthM / 1000 / stepKm + 1e-9) + 1 }, (_, i) => i * stepKm).map((km) => (
            <text key={km} x={x(km * 1000)} y={floor + 14} textAnchor="middle">
              {number(km, 2)}
            </text>
          ))}
        </g>
        {existing.map(({ atM }, i) => (
          // Two may stand at one place.
          // oxlint-disable-next-line react/no-array-index-key
          <path key={i} className="standing" d={`M ${x(atM)} ${ZERO} l -4 8 h 8 z`} />
        ))}
        {places.map((place, which) => {
          const [from, to] = [x(place.fromM), x(place.toM)];
          const widened = Math.max(0, GRIP - (to - from)) / 2;
          return (
            <g
              key={which}
              className="structure"
              role="slider"
              tabIndex={0}
              aria-label={t('siting.page.slider', { n: which + 1 })}
              aria-valuemin={0}
              aria-valuemax={Math.round(lengthM)}
              aria-valuenow={Math.round(middleOf(place))}
              aria-valuetext={t('siting.page.sliderValue', { km: kmFigure(middleOf(place) / 1000), share: percent(shares[which] ?? 0) })}
              onPointerDown={(event) => take(event, which)}
              onPointerMove={(event) => pull(event.clientX)}
              onPointerUp={() => {
                setTouched(held?.which);
                letGo();
              }}
              onPointerCancel={letGo}
              onKeyDown={(event) => nudge(event, which, place)}
            >
              <rect className="grip" x={from - widened} y={TOP - 10} width={to - from + 2 * widened} height={floor - TOP + 10} />
              <rect className="bar" x={from} y={TOP - 8} width={Math.max(2, to - from)} height={6} />
            </g>
          );
        })}
        {onClose && (
          <rect
            className="puller"
            x={LEFT}
            y={0}
            width={WIDTH - LEFT - RIGHT}
            height={floor + BOTTOM}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              const at = measureAt(event.clientX);
              setPulled({ from: at, to: at });
            }}
            onPointerMove={(event) => pulled && setPulled({ ...pulled, to: measureAt(event.clientX) })}
            onPointerUp={() => {
              setPulled(undefined);
              const stretch = pulled && stretchBetween(pulled, lengthM);
              if (stretch && stretch.toM > stretch.fromM) onClose(stretch);
            }}
            onPointerCancel={() => setPulled(undefined)}
          />
        )}
      </svg>
      {of === undefined ? <LazyOwnChart {...picture} /> : <LazyChart {...picture} of={of} />}
      {(existing.length > 0 || closed.length > 0) && <p className="quiet">{t('siting.page.chartMarks')}</p>}
      <p className="quiet">{t('siting.page.chartHow')}</p>
    </figure>
  );
}
