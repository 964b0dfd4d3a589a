import { describe, expect, it } from 'vitest';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
import { setByScript, type FontName } from '../../../src/factsheet/set-by-script.ts';
import { loadFont } from './factsheet-example.ts';
import { readPdf } from './read-pdf.ts';

const set = (text: string): unknown => setByScript(text, () => undefined);
const arabic = (text: string): object => ({ text, font: 'NotoSansArabic', noWrap: true, fontFeatures: [] });

describe('a text is set in the font of its script', () => {
  it('stays as it is where the sheet’s own font has its letters', () => {
    for (const text of ['Fjällräv', 'сайгак', 'Ελάφι', '123 %', '']) expect(set(text)).toBe(text);
  });

  it('whatever the direction of the text around it', () => {
    expect(set('Sheet of غزال الريم, 2026')).toEqual({ text: [{ text: 'Sheet of ' }, arabic('غزال الريم'), { text: ', 2026' }] });
    expect(set('غزال Gazella subgutturosa')).toEqual({ text: [arabic('غزال'), { text: ' Gazella subgutturosa' }] });
  });

  it('stands on the line as it is read: digits in it keep their direction', () => {
    expect(set('الطريق 12 الشمالي')).toEqual({ text: [arabic(' الشمالي'), arabic('12'), arabic('الطريق ')] });
  });

  it('wherever the document holds it', () => {
    const fonts = new Set<FontName>();
    const cell = 'غزال';
    const document = { content: [{ table: { widths: ['*'], body: [[cell]] } }, { ul: [{ text: cell, style: 'غزال' }] }, { columns: [{ stack: [cell] }] }] };
    setByScript(document, (font) => fonts.add(font));
    const runs = [arabic(cell)];
    expect(document).toEqual({
      content: [
        { table: { widths: ['*'], body: [[{ text: runs }]] } },
        { ul: [{ text: { text: runs }, style: 'غزال' }] },
        { columns: [{ stack: [{ text: runs }] }] },
      ],
    });
    expect([...fonts]).toEqual(['NotoSans', 'NotoSansArabic']);
  });
});

describe('a PDF', () => {
  it('shapes Arabic names, and loads the fonts it needs and no others', async () => {
    const asked: FontName[] = [];
    const lay = (text: string): Promise<Blob> =>
      layOutPdf({ defaultStyle: { font: 'NotoSans' }, content: [text], footer: () => text }, (font) => {
        asked.push(font);
        return loadFont(font);
      });
    await lay('Gazella');
    expect(asked).toEqual(['NotoSans']);
    const { text } = await readPdf(await lay('Gazella وعل السهل'));
    expect(asked.slice(1)).toEqual(['NotoSans', 'NotoSansArabic']);
    expect(text).toContain('وعل');
    expect(text).toContain('السهل');
  });
});
