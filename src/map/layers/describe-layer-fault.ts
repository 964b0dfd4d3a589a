import { AtlasError, type FaultCode } from '../../domain/errors.ts';
import type { Note } from '../../domain/notes.ts';

/** The one error a person sees when a layer's source fails, whatever the map made of it. */
export function describeLayerFault(title: string | Note, error: unknown): AtlasError {
  const detail = error instanceof Error ? error.message : messageOf(error);
  const place = typeof title === 'string' ? { layer: title } : {};
  // Of a `SilentServer`: the map hands errors between its threads, and keeps their words alone.
  const seconds = /^no answer for ([\d.]+) s/.exec(detail)?.[1];
  if (seconds !== undefined) return new AtlasError('layer.silent', { layer: title, seconds: Math.round(Number(seconds)) }, place);
  const status = /(?:response code|status|HTTP|AJAXError[^(]*\()\D{0,3}(\d{3})/i.exec(detail)?.[1] ?? /\((\d{3})\)/.exec(detail)?.[1];
  return new AtlasError(codeOf(detail, status), { layer: title, detail: detail.replace(/\.$/, ''), status: status ?? '' }, place);
}

function codeOf(detail: string, status: string | undefined): FaultCode {
  if (status === '404' || status === '410') return 'layer.notFound';
  if (/content-length|byte serving|range/i.test(detail) && status === undefined) return 'layer.noRanges';
  // What the PMTiles library makes of a range past the end of the file, too.
  if (/non-matching etag/i.test(detail)) return 'layer.changed';
  if (/not a collection of GeoJSON/i.test(detail)) return 'layer.notGeojson';
  if (/magic number|spec version|not a pmtiles/i.test(detail)) return 'layer.notPmtiles';
  if (/failed to fetch|networkerror|load failed/i.test(detail)) return 'layer.unreachable';
  if (
    /416|unexpected end|unexpected eof|out of bounds|offset|invalid (?:gzip|distance|block|header|length)|decompress|incorrect header|zlib|inflate|corrupt|terminated|unknown wire|tile/i.test(
      detail,
    )
  )
    return 'layer.damaged';
  return status === undefined ? 'layer.fault' : 'layer.serverAnswered';
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string') return error.message;
  return String(error);
}
