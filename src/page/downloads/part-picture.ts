import { escapeXml } from '../../domain/formats/escape-xml.ts';
import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import type { Translator } from '../../i18n/translator.ts';
import { CHART_WIDTH, inLight, takeLooks } from './chart-picture.ts';
import { type FramedPicture, framePicture } from './frame-picture.ts';

/** What a person opens or presses beside a chart, and what only a screen reader says. */
const LEFT_OUT = 'details, .take-small, .visually-hidden, [hidden], .how';

const round = (value: number): string => value.toFixed(2);

/** A text of the page, a line of it at a time, where it stands. */
function drawText(node: Text, looks: CSSStyleDeclaration, origin: DOMRect): string {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) {
      const [left, right] = [Math.min(last.box.left, box.left), Math.max(last.box.right, box.right)];
      lines[lines.length - 1] = { text: `${last.text} ${word.trim()}`, box: new DOMRect(left, box.top, right - left, box.height) };
    } else lines.push({ text: word.trim(), box });
  }
  const isRtl = looks.direction === 'rtl';
  const size = Number.parseFloat(looks.fontSize);
  return lines
    .map(({ text, box }) => {
      const x = (isRtl ? box.right : box.left) - origin.left;
      // Letters stand on a line about a fifth of their size above the foot of their box.
      const y = (box.top + box.bottom) / 2 - origin.top + size * 0.35;
      return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" font-weight="${looks.fontWeight}" fill="${looks.color}" direction="${looks.direction}" text-anchor="start">${escapeXml(text)}</text>`;
    })
    .join('');
}

function drawBox(element: Element, looks: CSSStyleDeclaration, origin: DOMRect): string {
  const { left, top, width, height } = element.getBoundingClientRect();
  const line = Number.parseFloat(looks.borderTopWidth);
  const fill = looks.backgroundColor;
  const isFilled = !/^rgba\(.*, 0\)$|^transparent$/.test(fill);
  const isRuled = line > 0 && looks.borderTopStyle !== 'none';
  if (width === 0 || height === 0 || (!isFilled && !isRuled)) return '';
  const radius = Math.min(Number.parseFloat(looks.borderTopLeftRadius) || 0, width / 2, height / 2);
  const stroke = isRuled ? ` stroke="${looks.borderTopColor}" stroke-width="${round(line)}"` : '';
  return `<rect x="${round(left - origin.left)}" y="${round(top - origin.top)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}" fill="${isFilled ? fill : 'none'}"${stroke}/>`;
}

function drawElement(element: Element, origin: DOMRect): string {
  if (element.matches(LEFT_OUT)) return '';
  const looks = getComputedStyle(element);
  if (looks.display === 'none' || looks.visibility === 'hidden') return '';
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = `x="${round(left - origin.left)}" y="${round(top - origin.top)}" width="${round(width)}" height="${round(height)}"`;
  if (element instanceof HTMLCanvasElement) return `<image ${place} href="${element.toDataURL('image/png')}"/>`;
  if (element instanceof SVGSVGElement)
    return `<svg ${place} viewBox="${element.getAttribute('viewBox') ?? `0 0 ${width} ${height}`}">${takeLooks(element)}</svg>`;
  const inside = [...element.childNodes].map((node) => {
    if (node instanceof Text) return drawText(node, looks, origin);
    return node instanceof Element ? drawElement(node, origin) : '';
  });
  return drawBox(element, looks, origin) + inside.join('');
}

/**
 * A chart that the page draws with boxes, words and small maps, as a picture that stands for itself.
 * @param captions what is said beside it
 */
export function pictureOfPart(part: Element, captions: readonly string[], about: FileAbout, translator: Translator): FramedPicture {
  const origin = part.getBoundingClientRect();
  const scale = CHART_WIDTH / Math.max(1, origin.width);
  const body = `<g transform="scale(${round(scale)})">${inLight(() => drawElement(part, origin))}</g>`;
  return framePicture({ body, width: CHART_WIDTH, height: origin.height * scale, captions, about }, translator);
}
