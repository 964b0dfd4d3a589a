import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import { escapeXml } from '../../domain/formats/escape-xml.ts';
import { addPngTexts } from '../../domain/formats/png-text.ts';
import { type FileAbout, writeDublinCore } from '../../domain/formats/rights-xml.ts';
import { AtlasError } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';

/** A drawing that is to stand for itself. */
export interface Picture {
  /** SVG elements, drawn from 0, 0. */
  readonly body: string;
  /** Of the body, in units of a CSS pixel. */
  readonly width: number;
  readonly height: number;
  /** What is said below it: axes, scale, how to read it. */
  readonly captions: readonly string[];
  readonly about: FileAbout;
}

export interface FramedPicture {
  /** A whole SVG file. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly about: FileAbout;
}

const FAMILY = `'Noto Sans', 'Noto Sans Variable', 'Noto Sans Arabic', 'Noto Sans SC', system-ui, sans-serif`;
const MARGIN = 16;
const TITLE = { size: 18, weight: 600, line: 24, colour: '#1a1c1a' } as const;
const TEXT = { size: 11, weight: 400, line: 15, colour: '#4a4d4a' } as const;
const PAPER = '#ffffff';
/** Pixels of a PNG for each unit. */
const PNG_SCALE = 2;

type TextStyle = typeof TITLE | typeof TEXT;

/** A text broken into lines that fit; between words, or anywhere where a word is longer than a line, as in Chinese. */
function breakLines(text: string, width: number, { size, weight }: TextStyle): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `${weight} ${size}px ${FAMILY}`;
  const measure = (part: string): number => context?.measureText(part).width ?? part.length * size * 0.6;
  const lines: string[] = [];
  let line = '';
  const add = (part: string): void => {
    if (line !== '' && measure((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  };
  for (const word of text.split(/(?<= )/)) {
    if (measure(word) <= width) add(word);
    else for (const sign of word) add(sign);
  }
  return [...lines, line.trimEnd()].filter((each) => each !== '');
}

/** Licence, attribution, citation and DOI, as they are seen on the picture. */
function creditLines({ licence, attribution, citation, doi, address, notes = [] }: FileAbout, { t }: Translator): string[] {
  const link = doi === undefined || citation.includes(doi) ? '' : ` ${addressOfDoi(doi)}`;
  return [
    ...notes,
    `${attribution}. ${t('credit.licence', { licence })}`,
    t('credit.cite', { citation: `${citation}${link}` }),
    ...(address === undefined ? [] : [address]),
  ];
}

/** The drawing on paper, its title above and its captions and credits below, as an SVG that needs nothing else. */
export function framePicture({ body, width, height, captions, about }: Picture, translator: Translator): FramedPicture {
  const { dir, lang } = translator;
  const x = dir === 'rtl' ? MARGIN + width : MARGIN;
  let y = MARGIN;
  const write = (text: string, style: TextStyle): string =>
    breakLines(text, width, style)
      .map((line) => {
        y += style.line;
        return `<text x="${x}" y="${y - style.line / 4}" font-size="${style.size}" font-weight="${style.weight}" fill="${style.colour}" direction="${dir}" text-anchor="start">${escapeXml(line)}</text>`;
      })
      .join('');
  const title = write(about.title, TITLE);
  y += 8;
  const drawing = `<g transform="translate(${MARGIN} ${y})">${body}</g>`;
  y += height + 6;
  const below = [...captions.filter((caption) => caption !== ''), ...creditLines(about, translator)].map((line) => write(line, TEXT)).join('');
  const [wide, high] = [width + 2 * MARGIN, Math.ceil(y + MARGIN)];
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" xml:lang="${escapeXml(lang)}" font-family="${escapeXml(FAMILY)}">`,
    `<title>${escapeXml(about.title)}</title><metadata>${writeDublinCore(about)}</metadata>`,
    `<rect width="${wide}" height="${high}" fill="${PAPER}"/>${title}${drawing}${below}</svg>\n`,
  ].join('');
  return { svg, width: wide, height: high, about };
}

/**
 * The same as a PNG of two pixels a unit, with licence, attribution, citation and DOI in its texts.
 * @throws AtlasError where the browser cannot draw it
 */
export async function pngOf({ svg, width, height, about }: FramedPicture): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * PNG_SCALE, height * PNG_SCALE];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = context && (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
    if (!blob) throw new Error('The canvas gave no picture.');
    const { title, licence, attribution, citation, doi, address, notes = [] } = about;
    const texts = {
      Title: title,
      Author: attribution,
      Copyright: licence,
      Citation: citation,
      ...(doi === undefined ? {} : { DOI: addressOfDoi(doi) }),
      ...(address === undefined ? {} : { Source: address }),
      ...(notes.length === 0 ? {} : { Description: notes.join('\n') }),
    };
    return addPngTexts(new Uint8Array(await blob.arrayBuffer()), texts);
  } catch (error) {
    throw new AtlasError('map.noPicture', { detail: error instanceof Error ? error.message : String(error) });
  } finally {
    URL.revokeObjectURL(url);
  }
}
