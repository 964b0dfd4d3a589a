import '../styles/downloads.css';
import type { RefObject } from 'react';
import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { pictureOfChart } from './chart-picture.ts';
import { pngOf } from './frame-picture.ts';

export interface ChartTakeProps {
  /** The chart, or something around it. */
  readonly chart: RefObject<Element | null>;
  /** Of the file, without ending. */
  readonly stem: string;
  /** What is said beside the chart: axes, how to read it. */
  readonly captions?: readonly string[];
  readonly about: FileAbout;
}

/** A chart as a file: SVG, or PNG of two pixels a point, each with its source, licence and citation. */
export function ChartTake({ chart, stem, captions = [], about }: ChartTakeProps) {
  const translator = useTranslator();
  const { t } = translator;
  const job = useJob({ outlivesPage: true });
  const take = async (format: 'svg' | 'png', signal: AbortSignal): Promise<void> => {
    const { current } = chart;
    const drawing = current instanceof SVGSVGElement ? current : current?.querySelector('svg');
    if (!drawing) return;
    const picture = pictureOfChart(drawing, captions, about, translator);
    const content = format === 'svg' ? picture.svg : await pngOf(picture);
    signal.throwIfAborted();
    saveFile(new Blob([content], { type: format === 'svg' ? 'image/svg+xml' : 'image/png' }), `${stem}.${format}`);
  };
  return (
    <div className="take-small">
      {(['svg', 'png'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="plain"
          disabled={job.isRunning}
          aria-label={t('chartTake.of', { what: t(`chartTake.${format}`), chart: about.title })}
          onClick={() => void job.start(({ signal }) => take(format, signal))}
        >
          {t(`chartTake.${format}`)}
        </button>
      ))}
    </div>
  );
}
