import '../styles/downloads.css';
import type { RefObject } from 'react';
import { idFromName } from '../../domain/catalog/fields.ts';
import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { pictureOfChart } from './chart-picture.ts';
import { pictureOfPart } from './part-picture.ts';
import { PICTURE_FORMATS, type PictureFormat, savePicture } from './save-picture.ts';

export interface ChartProps {
  /** The chart, or something around it. */
  readonly chart: RefObject<Element | null>;
  /** What it shows, in the page's language. */
  readonly what: string;
  /** What is said beside it: axes, how to read it. */
  readonly captions?: readonly string[];
  /** Whether it is drawn by boxes, words and small maps of the page, and not as an SVG. */
  readonly ofBoxes?: boolean;
}

interface ChartTakeProps extends ChartProps {
  /** Id of the entry whose data it shows, if it is one. */
  readonly of?: string | undefined;
  readonly about: FileAbout;
}

/** A chart as a file: SVG, or PNG of two pixels a point, each with its source, licence and citation. */
export function ChartTake({ chart, what, captions = [], ofBoxes = false, of, about }: ChartTakeProps) {
  const translator = useTranslator();
  const { t } = translator;
  const job = useJob({ outlivesPage: true });
  const take = async (format: PictureFormat, signal: AbortSignal): Promise<void> => {
    const { current } = chart;
    const drawing = current instanceof SVGSVGElement ? current : current?.querySelector('svg');
    const picture = ofBoxes ? current && pictureOfPart(current, captions, about, translator) : drawing && pictureOfChart(drawing, captions, about, translator);
    if (!picture) return;
    const stem = [...(of === undefined ? [] : [of]), idFromName(what).slice(0, 60) || 'chart'].join('-');
    await savePicture(picture, format, stem, signal);
  };
  return (
    <div className="take-small">
      {PICTURE_FORMATS.map((format) => (
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
