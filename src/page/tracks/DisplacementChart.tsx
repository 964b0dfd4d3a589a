import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { MigrationSequence } from '../../domain/movement/types.ts';
import type { MigrationYearSummary } from '../../domain/movement/sequences/describe-migration-years.ts';
import { LazyOwnChart } from '../downloads/LazyChart.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

const [WIDTH, HEIGHT] = [352, 150];
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 8, 8, 20];
const DAY_MS = 86_400_000;

interface DisplacementChartProps {
  readonly individual: string;
  readonly years: readonly MigrationYearSummary[];
  readonly sequences: readonly MigrationSequence[];
  /** New times of a sequence, ms since 1970 UTC. */
  readonly onMove: (sequence: MigrationSequence, start: number, end: number) => void;
}

/** A round number of about a third of `most`, for the axis. */
function niceStep(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1e-6, most / 3)));
  return [1, 2, 5, 10].map((times) => times * size).find((step) => most / step <= 4) ?? size * 10;
}

/** Distance from the first position over time, the fitted models, and the migrations with edges to drag. */
export function DisplacementChart({ individual, years, sequences, onMove }: DisplacementChartProps) {
  const { t, number, date, lang } = useTranslator();
  const svg = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<{ readonly id: string; readonly edge: 'start' | 'end'; readonly time: number } | undefined>();
  const from = Math.min(...years.map(({ start }) => start));
  const to = Math.max(...years.map(({ end }) => end));
  const most = Math.max(1, ...years.map(({ curve }) => curve.km.reduce((a, b) => Math.max(a, b), 0)));
  const x = (time: number): number => LEFT + ((time - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (km: number): number => HEIGHT - BOTTOM - (km / most) * (HEIGHT - TOP - BOTTOM);
  const timeAt = (clientX: number): number => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || box.width === 0) return from;
    const share = (((clientX - box.left) / box.width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
  const path = (times: Float64Array, km: Float64Array): string =>
    Array.from(times, (time, i) => `${i === 0 ? 'M' : 'L'}${x(time).toFixed(1)} ${y(km[i] ?? 0).toFixed(1)}`).join('');
  const placed = sequences.map((sequence) => {
    const edited = held?.id === sequence.id ? { [held.edge]: held.time } : {};
    return { sequence, start: edited['start'] ?? sequence.start, end: edited['end'] ?? sequence.end };
  });
  const release = (): void => {
    const moved = placed.find(({ sequence }) => sequence.id === held?.id);
    setHeld(undefined);
    if (moved && moved.start < moved.end && (moved.start !== moved.sequence.start || moved.end !== moved.sequence.end))
      onMove(moved.sequence, moved.start, moved.end);
  };
  const nudge = (event: KeyboardEvent, sequence: MigrationSequence, edge: 'start' | 'end'): void => {
    const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 }[event.key];
    if (days === undefined) return;
    event.preventDefault();
    const time = sequence[edge] + days * DAY_MS;
    const [start, end] = edge === 'start' ? [time, sequence.end] : [sequence.start, time];
    if (start < end) onMove(sequence, start, end);
  };
  const step = niceStep(most);
  const months = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const spanMonths = Math.max(1, Math.ceil((to - from) / (30 * DAY_MS) / 6));
  const ticks: number[] = [];
  for (let tick = Date.UTC(new Date(from).getUTCFullYear(), new Date(from).getUTCMonth() + 1, 1); tick < to;) {
    ticks.push(tick);
    const day = new Date(tick);
    tick = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + spanMonths, 1);
  }
  return (
    <figure className="displacement">
      <figcaption className="quiet">{t('tracks.chart.km')}</figcaption>
      <svg ref={svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-label={t('tracks.chart', { individual })} role="group">
        {placed.map(({ sequence, start, end }) => (
          <rect key={sequence.id} className="span" x={x(start)} y={TOP} width={Math.max(1, x(end) - x(start))} height={HEIGHT - TOP - BOTTOM} />
        ))}
        {Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).map((km) => (
          <g key={km} className="axis">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(km)} y2={y(km)} />
            <text x={LEFT - 4} y={y(km) + 4} textAnchor="end">
              {number(km)}
            </text>
          </g>
        ))}
        {ticks.map((tick) => (
          <text key={tick} className="axis" x={x(tick)} y={HEIGHT - 5} textAnchor="middle">
            {months.format(tick)}
          </text>
        ))}
        {years.map(({ start, curve, fit }) => (
          <g key={start}>
            <path className="curve" d={path(curve.times, curve.km)} />
            {fit && <path className="fitted" d={path(fit.times, fit.km)} />}
          </g>
        ))}
        {placed.map(({ sequence, start, end }) =>
          (['start', 'end'] as const).map((edge) => {
            const time = edge === 'start' ? start : end;
            // Wide enough for a finger to the outside; to the inside the two edges share what there is.
            const inside = Math.min(10, (x(end) - x(start)) / 2);
            const within = (to: number): number => (edge === 'start' ? Math.min(to, end - DAY_MS) : Math.max(to, start + DAY_MS));
            return (
              <g
                key={`${sequence.id} ${edge}`}
                className="edge"
                role="slider"
                tabIndex={0}
                transform={`translate(${x(time)} 0)`}
                aria-label={t(`tracks.sequences.${edge}`, { sequence: sequence.id })}
                aria-valuemin={from}
                aria-valuemax={to}
                aria-valuenow={time}
                aria-valuetext={date(time)}
                onPointerDown={(event: PointerEvent<SVGGElement>) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setHeld({ id: sequence.id, edge, time });
                }}
                onPointerMove={(event) => held?.id === sequence.id && held.edge === edge && setHeld({ ...held, time: within(timeAt(event.clientX)) })}
                onPointerUp={release}
                onPointerCancel={() => setHeld(undefined)}
                onKeyDown={(event) => nudge(event, sequence, edge)}
              >
                <rect x={edge === 'start' ? -14 : -inside} y={TOP} width={14 + inside} height={HEIGHT - TOP - BOTTOM} className="grip" />
                <line y1={TOP} y2={HEIGHT - BOTTOM} />
                <circle cy={HEIGHT - BOTTOM} r={4} />
              </g>
            );
          }),
        )}
      </svg>
      <LazyOwnChart chart={svg} what={t('tracks.chart', { individual })} captions={[t('tracks.chart.km')]} />
      <p className="quiet">{t('tracks.chart.hint')}</p>
    </figure>
  );
}
