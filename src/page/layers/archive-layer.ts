import type { ArchiveNote } from '../../domain/tiles/describe-archive.ts';
import type { NewLayer } from './load-barriers.ts';
import { vouch, type Word } from './vouch.ts';
import { AtlasError } from '../../domain/errors.ts';

/** At zoom 14 a step of a tile's grid is half a metre: deeper tiles are four times as many, and tell no more. */
const DEEPEST = 14;

/** What a person wrote into the form of an archive. */
export interface ArchiveChoice {
  readonly sourceLayer: string;
  /** Empty for all features. */
  readonly property: string;
  /** Separated by commas. */
  readonly values: string;
  readonly title: string;
  readonly attribution: string;
  readonly licence: string;
  readonly word: Word;
}

/** Whether an archive says where it lies: some writers leave that out. */
export function hasExtent({ bbox: [west, south, east, north] }: Pick<ArchiveNote, 'bbox'>): boolean {
  return west < east && south < north;
}

/** The layer that a person chose from an archive. It is read at the archive's deepest zoom, but at most at 14. */
export function describeArchiveLayer(url: string, { minZoom, maxZoom, bbox }: ArchiveNote, choice: ArchiveChoice): NewLayer {
  const { sourceLayer, property, title, attribution, licence, word } = choice;
  const values = choice.values
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const deepest = Math.min(DEEPEST, maxZoom);
  return {
    title: title.trim(),
    url,
    format: 'pmtiles',
    sourceLayer,
    attribution: attribution.trim(),
    licence,
    minZoom: Math.min(minZoom, deepest),
    maxZoom: deepest,
    ...(hasExtent({ bbox }) ? { bbox, ...vouch(word, bbox) } : vouch(word, undefined)),
    ...(property === '' || values.length === 0 ? {} : { filter: { property, values } }),
  };
}

/**
 * The address of an archive as a person wrote it. Without a scheme it is taken for https; http is for this machine, and
 * for pages that came by http themselves.
 * @throws AtlasError when it is not an address on the web
 */
export function parseArchiveAddress(text: string, page: Pick<Location, 'protocol'>): string {
  const trimmed = text.trim().replace(/^pmtiles:\/\//, '');
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.canParse(written) && trimmed !== '' ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new AtlasError('address.notWeb', { text: trimmed });
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && page.protocol === 'https:' && !isHere) throw new AtlasError('address.notEncrypted', { text: trimmed });
  url.hash = '';
  return url.href;
}
