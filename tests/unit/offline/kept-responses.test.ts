import { expect, it } from 'vitest';
import { filesOfPage, fromKept, keyOf, listForgotten, parseRange, sliceOf, toKept } from '../../../src/offline/kept-responses.ts';

it.each([
  ['bytes=0-16383', { from: 0, to: 16383 }],
  ['bytes=100-', { from: 100 }],
  ['bytes=-5', undefined],
  ['bytes=0-1,4-5', undefined],
  ['items=0-1', undefined],
  [null, undefined],
])('the range of %s', (header, range) => {
  expect(parseRange(header)).toEqual(range);
});

it('pages are kept without their query, parts of files by their bytes', () => {
  const page = 'https://atlas.example/sub/?population=a#3/1/2';
  expect(keyOf(page, true, null)).toBe('https://atlas.example/sub/');
  expect(keyOf('https://atlas.example/sub/index.html', true, null)).toBe('https://atlas.example/sub/');
  expect(keyOf('https://atlas.example/sub/embed.html?population=a', true, null)).toBe('https://atlas.example/sub/embed.html');
  expect(keyOf('https://atlas.example/a.pmtiles', false, 'bytes=0-9')).toBe('https://atlas.example/a.pmtiles?kept-range=bytes%3D0-9');
  expect(keyOf('https://atlas.example/a.json?v=1#x', false, null)).toBe('https://atlas.example/a.json?v=1');
});

it('a part is kept as a whole answer, and is a part again', async () => {
  const part = new Response('abc', { status: 206, headers: { 'content-range': 'bytes 2-4/9' } });
  const kept = toKept(part);
  expect(kept.status).toBe(200);
  const again = fromKept(kept);
  expect([again.status, again.headers.get('content-range'), await again.text()]).toEqual([206, 'bytes 2-4/9', 'abc']);
  expect(fromKept(new Response('whole')).status).toBe(200);
});

it('a file that is kept whole answers for its parts', async () => {
  const whole = (): Response => new Response('0123456789', { headers: { 'content-type': 'application/octet-stream' } });
  const read = async (from: number, to?: number): Promise<unknown[]> => {
    const part = await sliceOf(whole(), { from, ...(to === undefined ? {} : { to }) });
    return [part.status, part.headers.get('content-range'), part.headers.get('content-length'), await part.text()];
  };
  expect(await read(2, 4)).toEqual([206, 'bytes 2-4/10', '3', '234']);
  expect(await read(8)).toEqual([206, 'bytes 8-9/10', '2', '89']);
  expect(await read(8, 999)).toEqual([206, 'bytes 8-9/10', '2', '89']);
  expect(await read(10, 12)).toEqual([416, 'bytes */10', null, '']);
});

it('a page names what it cannot start without', () => {
  const html = '<script type="module" src="./assets/start-1.js"></script><link rel="stylesheet" href="./assets/start-1.css"><link href="./atlas/catalog.json">';
  expect(filesOfPage(html, 'https://atlas.example/sub/')).toEqual([
    'https://atlas.example/sub/assets/start-1.js',
    'https://atlas.example/sub/assets/start-1.css',
  ]);
});

it('the oldest answers are forgotten where there are too many, but what a page starts from is not', () => {
  const urls = ['start.js', 'a', 'b', 'c'];
  expect(listForgotten(urls, 2, new Set(['start.js']))).toEqual(['a']);
  expect(listForgotten(urls, 1, new Set())).toEqual(['start.js', 'a', 'b']);
  expect(listForgotten(urls, 4, new Set())).toEqual([]);
});
