import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchNamed } from '../../../src/domain/catalog/fetch-named.ts';
import { describeError } from '../../../src/domain/errors.ts';

const schema = v.object({ name: v.string() });
const url = 'https://atlas.example/atlas/catalog.json';
const BYTES = '{"name":"Stork"}';
const file = { url: 'known/known.json', bytes: BYTES.length, sha256: '0'.repeat(64) };
const ask = (signal = new AbortController().signal): Promise<{ name: string }> => fetchNamed(schema, file, url, signal);

afterEach(() => vi.unstubAllGlobals());

describe('fetchNamed', () => {
  it('names the file that could not be had, and why', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('Not found', { status: 404 })));
    const fault = describeError(await ask().catch((error: unknown) => error));
    expect(fault).toEqual({ code: 'file.unreachable', values: { detail: 'HTTP 404' }, place: { file: 'known/known.json' } });
  });

  it('tells of no fault where it was given up', async () => {
    const control = new AbortController();
    vi.stubGlobal('fetch', () => {
      control.abort(new Error('Another page was opened.'));
      return Promise.reject(new Error('Failed to fetch'));
    });
    await expect(ask(control.signal)).rejects.toThrow('Another page was opened.');
  });

  it('takes the file where it stands beside the catalog, if it is what the index says', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', (address: unknown) => {
      asked.push(address);
      return Promise.resolve(new Response(BYTES));
    });
    const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(BYTES)))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    await expect(fetchNamed(schema, { ...file, sha256 }, url, new AbortController().signal)).resolves.toEqual({ name: 'Stork' });
    expect(asked).toEqual(['https://atlas.example/atlas/known/known.json']);
    expect(describeError(await ask().catch((error: unknown) => error)).place.file).toBe('known/known.json');
  });
});
