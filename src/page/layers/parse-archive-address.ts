import { AtlasError } from '../../domain/errors.ts';

/**
 * The address of an archive as a person wrote it. Without a scheme it is taken for https; http is for this machine, and
 * for pages that came by http themselves.
 * @throws AtlasError when it is not an address on the web
 */
export function parseArchiveAddress(text: string, page: Pick<Location, 'protocol'>): string {
  const trimmed = text.trim().replace(/^pmtiles:\/\//, '');
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const advice = 'Write the whole address of a .pmtiles file, such as https://example.org/roads.pmtiles.';
  const url = URL.canParse(written) && trimmed !== '' ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new AtlasError(`“${trimmed}” is not an address on the web.`, advice);
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && page.protocol === 'https:' && !isHere) throw new AtlasError(`“${trimmed}” is not encrypted, and this page may read encrypted addresses only.`, 'Write the address with https.');
  url.hash = '';
  return url.href;
}
