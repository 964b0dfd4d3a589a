import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a server of another origin behaves: well; sends whole files only; sends a page instead. */
export type ServerMood = 'ranges' | 'whole files' | 'web page';

export interface ArchiveServer {
  /** Address of the archive. */
  readonly url: string;
  mood: ServerMood;
  /** Ranges asked for, and the sum of the bytes sent. */
  readonly sent: { requests: number; bytes: number };
  close(): Promise<void>;
}

/** A file on another localhost port, which pages of other origins may read. */
export async function serveArchive(file: Uint8Array): Promise<ArchiveServer> {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'range, if-match');
    response.setHeader('access-control-expose-headers', 'content-range, content-length, etag');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    if (served.mood === 'web page') return response.end('<!doctype html><title>Sign in</title>'.padEnd(20_000, ' '));
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (served.mood === 'whole files' || from === undefined) return response.end(file);
    const [first, last] = [Number(from), Math.min(Number(to), file.length - 1)];
    served.sent.requests += 1;
    served.sent.bytes += last - first + 1;
    return response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${file.length}` }).end(file.subarray(first, last + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port }: AddressInfo = addressOf(server.address());
  const served: ArchiveServer = {
    url: `http://localhost:${port}/fences.pmtiles`,
    mood: 'ranges',
    sent: { requests: 0, bytes: 0 },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return served;
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
