import { describe, expect, it } from 'vitest';
import { layOutPdf } from '../../../src/factsheet/lay-out-pdf.ts';
import { setByScript, type FontName } from '../../../src/factsheet/set-by-script.ts';
import { wrapWords } from '../../../src/factsheet/words.ts';
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
      content: [{ table: { widths: ['*'], body: [[{ text: runs }]] } }, { ul: [{ text: runs, style: 'غزال' }] }, { columns: [{ stack: [{ text: runs }] }] }],
    });
    expect([...fonts]).toEqual(['NotoSans', 'NotoSansArabic']);
  });
});

describe('Chinese', () => {
  const han = (text: string): object => ({ text, font: 'NotoSansSC' });
  const kept = (...runs: (string | object)[]): object[] =>
    runs.map((run, i) => ({ ...(typeof run === 'string' ? { text: run } : run), noWrap: true, ...(i < runs.length - 1 ? { noNewLine: true } : {}) }));

  it('keeps a number and its unit, and a date, on one line', () => {
    expect(set('距离 1,234 公里')).toEqual({ text: [han('距离'), { text: ' ' }, ...kept('1,234 ', han('公里'))] });
    expect(set('自2008年5月12日起')).toEqual({ text: [han('自'), ...kept('2008', han('年'), '5', han('月'), '12', han('日')), han('起')] });
    expect(set('长度（公里）')).toEqual({ text: [han('长度（'), ...kept(han('公里')), han('）')] });
  });

  it('has no blank at its wide signs, nor between ideographs, and keeps that beside other letters', () => {
    expect(set('切断 白鹳 的部分。 未覆盖 （甲）')).toEqual({ text: [han('切断白鹳的部分。未覆盖（甲）')] });
    expect(set('种群 Elk 的')).toEqual({ text: [han('种群'), { text: ' Elk ' }, han('的')] });
    expect(setByScript({ text: ['依据：', ' ', { text: 'Elk', link: 'x' }] }, () => undefined)).toEqual({
      text: [han('依据：'), '', { text: 'Elk', link: 'x' }],
    });
  });

  it('keeps what a text takes over from the one around it', () => {
    const text = [{ text: '白鹳', bold: true, link: 'x' }, ': 3'];
    expect(setByScript({ text }, () => undefined)).toEqual({ text: [{ ...han('白鹳'), bold: true, link: 'x' }, ': 3'] });
  });

  it('lets a long address alone break anywhere', () => {
    expect(wrapWords('从冬季活动区到夏季活动区的距离约为很多公里，更远。')).toBe('从冬季活动区到夏季活动区的距离约为很多公里，更远。');
    expect(wrapWords('见 https://doi.org/10.5441/001/1.5g4h5t6c。')).toEqual({
      text: [{ text: '见 ' }, { text: 'https://doi.org/10.5441/001/1.5g4h5t6c', wordBreak: 'break-all' }, { text: '。' }],
    });
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
