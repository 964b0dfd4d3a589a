import type { CanvasElement, Content } from 'pdfmake/interfaces';
import { barsOf, crossingsByMonth, meanBarM, shareOfStretches } from '../../domain/siting/move-structures.ts';
import { placeAtMeasure } from '../../domain/siting/siting-line.ts';
import { POSITIONS_A_DAY } from '../../domain/tracks/thin.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { sayPlace } from '../../i18n/say-place.ts';
import { saySitingNote } from '../../i18n/say-siting-note.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { INK, PAGE } from '../style.ts';
import { listWords, wrapWords } from '../words.ts';
import type { ReportInput, ReportSiting } from './report-input.ts';

const [UP, DOWN, GAP, TOP] = [70, 30, 3, 8];
const COLOUR = { crossed: '#0B5D4B', failed: '#C8553D', span: '#E4E7E8', closed: '#9AA3A8', structure: '#111111' } as const;

/** The profile drawn to the width of the page: crossings upwards, failed encounters downwards, structures above. */
function drawProfile({ answer, places, closed }: ReportSiting, dir: 'ltr' | 'rtl'): CanvasElement[] {
  const { line, profile, existing } = answer;
  const bars = barsOf(profile);
  const isTold = bars.some(({ failedPerKmYear }) => failedPerKmYear !== null);
  const most = bars.reduce((max, { crossingsPerKmYear }) => Math.max(max, crossingsPerKmYear), 0);
  const mostFailed = bars.reduce((max, { failedPerKmYear }) => Math.max(max, failedPerKmYear ?? 0), 0);
  const zero = TOP + UP;
  const floor = isTold ? zero + GAP + DOWN : zero;
  const along = (m: number): number => (Math.min(line.lengthM, m) / line.lengthM) * PAGE.width;
  // Where lines are read from right to left, so is this one: the figures below it stand so, too.
  const x = (m: number): number => (dir === 'rtl' ? PAGE.width - along(m) : along(m));
  const box = (fromM: number, toM: number, y: number, h: number, color: string, least = 0.3): CanvasElement => ({
    type: 'rect',
    x: Math.min(x(fromM), x(toM)),
    y,
    w: Math.max(least, along(toM) - along(fromM)),
    h,
    color,
    lineWidth: 0,
  });
  return [
    ...closed.map(({ fromM, toM }) => box(fromM, toM, TOP, floor - TOP, COLOUR.closed)),
    ...places.map(({ fromM, toM }) => box(fromM, toM, TOP, floor - TOP, COLOUR.span, 1)),
    ...bars.flatMap(({ fromM, toM, crossingsPerKmYear, failedPerKmYear }) => {
      const up = most > 0 ? (crossingsPerKmYear / most) * UP : 0;
      const down = mostFailed > 0 ? ((failedPerKmYear ?? 0) / mostFailed) * DOWN : 0;
      return [...(up > 0 ? [box(fromM, toM, zero - up, up, COLOUR.crossed)] : []), ...(down > 0 ? [box(fromM, toM, zero + GAP, down, COLOUR.failed)] : [])];
    }),
    { type: 'line', x1: 0, y1: zero, x2: PAGE.width, y2: zero, lineWidth: 0.5, lineColor: INK.quiet },
    ...places.map(({ fromM, toM }) => box(fromM, toM, TOP - 6, 4, COLOUR.structure, 1.5)),
    ...existing.map(({ atM }): CanvasElement => ({
      type: 'polyline',
      closePath: true,
      color: COLOUR.structure,
      lineWidth: 0,
      points: [
        { x: x(atM), y: zero },
        { x: x(atM) - 3, y: zero + 6 },
        { x: x(atM) + 3, y: zero + 6 },
      ],
    })),
  ];
}

/** Whose tracks, out of which files, and how often they have a fix. */
function sayTracks({ answer, tracks, whose = '' }: ReportSiting, translator: ReportInput['translator']): string {
  const { t, number } = translator;
  const hours = number(answer.intervalHours);
  if ('file' in tracks) return t('report.siting.whose', { whose, n: POSITIONS_A_DAY, hours });
  return t('report.siting.own', { files: listWords(tracks, translator), hours });
}

/** Where crossings of an alternative could be built: the profile with what failed beside it, the places, what else serves, and how far it can be trusted. */
export function describeSiting(siting: ReportSiting, name: string, { translator }: Pick<ReportInput, 'translator'>): Content[] {
  const { t, number, percent, kmFigure, lengthKm, lang } = translator;
  const { answer, places, closed } = siting;
  const { line, sums, edges, spanM, interval, profile, existing, placeErrorM, interval90M } = answer;
  const served = shareOfStretches(places, sums, edges, existing);
  const isMoved = places !== answer.structures;
  const bars = barsOf(profile);
  const highest = (values: readonly number[]): string => number(Math.max(0, ...values), 2);
  const along = ({ fromM, toM }: { readonly fromM: number; readonly toM: number }): string => `${kmFigure(fromM / 1000)}–${kmFigure(toM / 1000)}`;
  const words = (text: string): Content => ({ text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] });
  const names = monthNames(lang);
  const sentences = [
    t('siting.page.lead'),
    sayTracks(siting, translator),
    t('report.siting.span', { span: number(spanM, 0) }),
    ...(answer.lineAccuracyM === undefined ? [] : [t('report.siting.accuracy', { m: number(answer.lineAccuracyM, 0) })]),
    ...answer.notes.map((note) => saySitingNote(note, answer, translator)),
    `${
      answer.failedPerYear === null
        ? t('siting.page.crossings', { crossings: number(answer.crossingsPerYear) })
        : t('siting.page.rates', { crossings: number(answer.crossingsPerYear), failed: number(answer.failedPerYear) })
    } ${t('siting.page.animals', { crossed: answer.individualsCrossed, of: answer.individuals })}`,
    ...(existing.length > 0 ? [t('siting.page.standingServe', { n: existing.length, share: percent(answer.existingShare) })] : []),
    ...(closed.length > 0 ? [t('report.siting.closed', { list: listWords(closed.map(along), translator) })] : []),
  ];
  const answerLine = [
    t('siting.page.served', { share: percent(served.all) }),
    ...(isMoved
      ? [t('siting.page.moved', { best: percent(answer.shareServed) })]
      : interval
        ? [t('siting.page.interval', { low: percent(interval[0]), high: percent(interval[1]) })]
        : []),
  ].join(' ');
  const failed = bars.map(({ failedPerKmYear }) => failedPerKmYear ?? 0);
  return laySection(t('siting.page.region', { name }), [
    ...sentences.map(words),
    ...(places.length > 0 ? [{ text: wrapWords(answerLine, 60), bold: true, margin: [0, 2, 0, 2] } satisfies Content] : []),
    {
      stack: [
        { canvas: drawProfile(siting, translator.dir), margin: [0, 4, 0, 1] },
        { columns: [{ text: number(0) }, { text: lengthKm(line.lengthM / 1000), alignment: 'right' }], fontSize: 7, color: INK.quiet },
        layNote(
          `${t('siting.page.axis.crossings')} ${t('report.siting.highest', { value: highest(bars.map((bar) => bar.crossingsPerKmYear)) })} ${
            answer.failedPerYear === null ? '' : `${t('siting.page.axis.failed')} ${t('report.siting.highest', { value: highest(failed) })}`
          } ${t('siting.page.axis.bar', { m: number(meanBarM(bars), 0) })} ${existing.length > 0 || closed.length > 0 ? t('siting.page.chartMarks') : ''}`.trim(),
        ),
      ],
      unbreakable: true,
    },
    ...(places.length === 0
      ? []
      : [
          layTable(
            [
              { head: t('siting.page.column.structure'), width: '*' },
              { head: t('siting.page.column.along'), width: 85, right: true },
              { head: t('siting.page.column.place'), width: 110, right: true },
              { head: t('siting.page.column.share'), width: 55, right: true },
              { head: t('siting.page.column.interval'), width: 85, right: true },
              { head: t('siting.page.column.again'), width: 60, right: true },
            ],
            places.map((place, i) => {
              const chosen = answer.structures[i] === place ? answer.structures[i] : undefined;
              return [
                t(place === answer.structures[i] ? 'siting.page.structure' : 'siting.page.structureByHand', { n: i + 1 }),
                along(place),
                sayPlace(placeAtMeasure(line, (place.fromM + place.toM) / 2), { number }),
                percent(served.each[i] ?? 0),
                chosen?.interval ? `${percent(chosen.interval[0])} – ${percent(chosen.interval[1])}` : '–',
                typeof chosen?.chosenAgain === 'number' ? percent(chosen.chosenAgain) : '–',
              ];
            }),
          ),
          layNote(t('siting.page.intervalHow')),
        ]),
    ...(placeErrorM === null || interval90M === null
      ? []
      : [words(t('siting.page.error', { half: number(placeErrorM, 0), wide: number(interval90M, 0), hours: number(answer.intervalHours) }))]),
    layTable(
      names.map((_, month) => ({ head: new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2001, month, 1)), width: '*' })),
      [crossingsByMonth(profile).map((crossings) => (crossings === null ? '?' : number(crossings, 2)))],
    ),
    layNote(t('siting.page.monthsHow')),
    ...(answer.alternatives.length === 0
      ? []
      : [
          { text: t('siting.page.alternatives'), bold: true, margin: [0, 4, 0, 1] } satisfies Content,
          layTable(
            [
              { head: t('siting.page.column.middles'), width: '*' },
              { head: t('siting.page.column.share'), width: 80, right: true },
              { head: t('siting.page.column.worse'), width: 110, right: true },
            ],
            answer.alternatives.map(({ structures, shareServed, worseBy }) => [
              listWords(
                structures.map(({ atM }) => kmFigure(atM / 1000)),
                translator,
              ),
              percent(shareServed),
              number(100 * worseBy),
            ]),
          ),
        ]),
    layNote(t('report.siting.where', { method: t('report.method.heading'), repeat: t('report.repeat.siting') })),
  ]);
}
