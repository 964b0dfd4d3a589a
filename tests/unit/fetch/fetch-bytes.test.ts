import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fetchBytes, SilentServer } from '../../../src/domain/fetch-bytes.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/file`;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('a file in pieces is whole, however long it takes, while something is heard', async () => {
  const url = await serve((_, answer) => {
    let left = 8;
    const piece = (): void => {
      answer.write(`piece ${left} `);
      left -= 1;
      if (left === 0) answer.end();
      else setTimeout(piece, 40);
    };
    piece();
  });
  // Eight pieces take about 280 ms; no pause is as long as 200.
  expect(text(await fetchBytes(url, { silenceMs: 200 }))).toBe('piece 8 piece 7 piece 6 piece 5 piece 4 piece 3 piece 2 piece 1 ');
});

test('a server that never answers is given up', async () => {
  const url = await serve(() => undefined);
  await expect(fetchBytes(url, { silenceMs: 50 })).rejects.toEqual(new SilentServer(0.05));
});

test('a server that falls silent in the middle is given up', async () => {
  const url = await serve((_, answer) => void answer.write('half'));
  await expect(fetchBytes(url, { silenceMs: 50 })).rejects.toBeInstanceOf(SilentServer);
});

test('a status is told, and who gives up is told his own reason', async () => {
  const url = await serve((_, answer) => answer.writeHead(404).end());
  await expect(fetchBytes(url)).rejects.toThrow('HTTP 404');
  const silent = await serve(() => undefined);
  const controller = new AbortController();
  const asked = fetchBytes(silent, { signal: controller.signal });
  controller.abort(new Error('another page'));
  await expect(asked).rejects.toThrow('another page');
  await expect(fetchBytes(silent, { signal: controller.signal })).rejects.toThrow('another page');
});
