import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type FramedPicture, framePicture } from './frame-picture.ts';

/** What the page's style sheets say of a drawing, written into it. */
const STYLES = [
  'display',
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'visibility',
  'font-size',
  'font-weight',
  'text-anchor',
  'direction',
] as const;
/** What a person handles or a screen reader says: no part of a picture. */
const LIVE = /^(?:aria-|role$|tabindex$|class$|style$)/;
/** Of charts as pictures, in units of a CSS pixel. */
export const CHART_WIDTH = 720;

/** Do something while the page wears the light theme: nothing is painted meanwhile, and a person sees no change. */
export function inLight<T>(job: () => T): T {
  const { dataset } = document.documentElement;
  const worn = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return job();
  } finally {
    if (worn === undefined) delete dataset['theme'];
    else dataset['theme'] = worn;
  }
}

/** The elements of a drawing with their looks as the page wears them. */
export function takeLooks(chart: SVGSVGElement): string {
  const clone = chart.cloneNode(true);
  if (!(clone instanceof SVGSVGElement)) return '';
  const twins = clone.querySelectorAll('*');
  chart.querySelectorAll('*').forEach((element, at) => {
    const twin = twins[at];
    if (!twin) return;
    const looks = getComputedStyle(element);
    for (const name of twin.getAttributeNames()) if (LIVE.test(name)) twin.removeAttribute(name);
    for (const style of STYLES) {
      const value = looks.getPropertyValue(style);
      if (value !== '') twin.setAttribute(style, value);
    }
  });
  const writer = new XMLSerializer();
  return [...clone.childNodes].map((node) => writer.serializeToString(node)).join('');
}

/** A chart on the page as a picture that stands for itself. @param captions what is said beside it */
export function pictureOfChart(chart: SVGSVGElement, captions: readonly string[], about: FileAbout, translator: Translator): FramedPicture {
  const { width, height, x, y } = chart.viewBox.baseVal;
  const scale = CHART_WIDTH / width;
  const body = `<g transform="scale(${scale}) translate(${-x} ${-y})" direction="ltr">${inLight(() => takeLooks(chart))}</g>`;
  return framePicture({ body, width: CHART_WIDTH, height: height * scale, captions, about }, translator);
}
