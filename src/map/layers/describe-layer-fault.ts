import { AtlasError } from '../../domain/errors.ts';

/** The one error a person sees when a layer's source fails, whatever the map made of it. */
export function describeLayerFault(title: string, error: unknown): AtlasError {
  const detail = error instanceof Error ? error.message : messageOf(error);
  const { reason, advice } = explain(detail);
  return new AtlasError(`The layer "${title}" cannot be drawn: ${reason}.`, advice, { layer: title });
}

const REST = 'The other layers are not affected.';

function explain(detail: string): { reason: string; advice: string } {
  const status = /(?:response code|status|HTTP|AJAXError[^(]*\()\D{0,3}(\d{3})/i.exec(detail)?.[1] ?? /\((\d{3})\)/.exec(detail)?.[1];
  if (status === '404' || status === '410') {
    return { reason: `its file was not found (HTTP ${status})`, advice: `${REST} Check the address in the catalog, or rebuild the data with "npm run data".` };
  }
  if (/content-length|byte serving|range/i.test(detail) && status === undefined) {
    return { reason: 'its server does not send parts of files (HTTP range requests)', advice: `${REST} Host the file where range requests are supported.` };
  }
  if (/non-matching etag/i.test(detail)) {
    // What the PMTiles library makes of a range past the end of the file, too.
    return {
      reason: 'its file is cut short, or was changed while the page was open',
      advice: `${REST} Load the page again; if that does not help, download or rebuild the file.`,
    };
  }
  if (/not a collection of GeoJSON/i.test(detail)) {
    return { reason: 'its file is not a collection of GeoJSON features', advice: `${REST} Check its address, or load the file again.` };
  }
  if (/magic number|spec version|not a pmtiles/i.test(detail)) {
    return {
      reason: 'its file is not a PMTiles archive',
      advice: `${REST} Check the address in the catalog; the server may have sent a page instead of the file.`,
    };
  }
  if (/failed to fetch|networkerror|load failed/i.test(detail)) {
    return {
      reason: 'its server cannot be reached or does not allow this page to read it',
      advice: `${REST} Check the connection and switch the layer off and on to try again.`,
    };
  }
  if (
    /416|unexpected end|unexpected eof|out of bounds|offset|invalid (?:gzip|distance|block|header|length)|decompress|incorrect header|zlib|inflate|corrupt|terminated|unknown wire|tile/i.test(
      detail,
    )
  ) {
    return { reason: `its file is damaged or cut short (${detail})`, advice: `${REST} Download or rebuild the file and load the page again.` };
  }
  if (status !== undefined) {
    return { reason: `its server answered with HTTP ${status}`, advice: `${REST} Switch the layer off and on to try again.` };
  }
  return { reason: detail.replace(/\.$/, ''), advice: `${REST} Switch the layer off and on to try again.` };
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string') return error.message;
  return String(error);
}
