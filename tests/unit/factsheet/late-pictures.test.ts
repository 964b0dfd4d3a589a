import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { layPicture } from '../../../src/factsheet/draw/draw-scale.ts';
import { frameDocument } from '../../../src/factsheet/frame-document.ts';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { encodePng } from './encode-png.ts';
import { loadFont } from './factsheet-example.ts';

const frame = { title: 'A sheet', subject: '', shortTitle: '', atlasTitle: '', generatedAt: 0, translator: translatorIn('en'), paper: 'A4' } as const;
const SIZE = { width: 30, height: 20 };
const picture = encodePng(SIZE.width, SIZE.height, (x, y) => [x, y, 200]);

/** A page with a picture, and what is told once its last words are laid out. */
function describe(png: string | Promise<string>, onLaidOut: () => void = () => undefined) {
  const framed = frameDocument(frame);
  return {
    ...framed,
    images: { map: png },
    footer: () => {
      onLaidOut();
      return 'Foot';
    },
    content: ['Before', layPicture('map', SIZE, 300, 'A map'), 'After'],
  };
}

/** What PDF.js, which is not what wrote it, finds drawn on the first page. */
async function readPicture(pdf: Blob): Promise<unknown> {
  const document = await getDocument({ data: new Uint8Array(await pdf.arrayBuffer()), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = fnArray.flatMap((operation, i) => (operation === OPS.paintImageXObject ? [String(argsArray[i]?.[0])] : []));
  expect(names).toHaveLength(1);
  const matrix = fnArray.flatMap((operation, i) => (operation === OPS.transform ? [argsArray[i]] : []));
  return { drawn: page.objs.get(names[0] ?? ''), matrix };
}

test('a picture that comes when the pages are laid out stands in the document as one that was there before', async () => {
  let laidOut = false;
  let send: (png: string) => void = () => undefined;
  const late = new Promise<string>((resolve) => (send = resolve));
  const making = layOutPdf(
    describe(late, () => {
      laidOut = true;
      // Asked for before the last page is drawn, answered after.
      setTimeout(() => send(picture), 0);
    }),
    loadFont,
  );
  const pdf = await making;
  expect(laidOut).toBe(true);
  const before = await readPicture(await layOutPdf(describe(picture), loadFont));
  expect(before).toMatchObject({ drawn: SIZE });
  expect(await readPicture(pdf)).toEqual(before);
});

test('a picture that fails fails its document, and not the next', async () => {
  await expect(layOutPdf(describe(Promise.reject(new Error('no card'))), loadFont)).rejects.toThrow('no card');
  expect(await readPicture(await layOutPdf(describe(Promise.resolve(picture)), loadFont))).toMatchObject({ drawn: SIZE });
});
