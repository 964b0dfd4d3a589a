import { EtagMismatch } from 'pmtiles';
import { AtlasError, type FaultPlace } from '../errors.ts';

/**
 * Turns whatever reading a PMTiles archive threw into a fault that names the layer and says what to do. `step` is what
 * failed: a request (its TypeErrors mean no answer came), or unpacking (where browsers throw the same words).
 */
export function describeTileFault(error: unknown, title: string, place: FaultPlace, step: 'request' | 'unpack'): AtlasError {
  if (error instanceof AtlasError) return error;
  if (error instanceof EtagMismatch) {
    return new AtlasError(
      `The file of the layer “${title}” changed on its server, or was cut short, while it was read.`,
      'Reload the page to read it from the start.',
      place,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  const status = /^Bad response code: (\d+)/.exec(message)?.[1];
  if (status === '404' || status === '410') {
    return new AtlasError(
      `The file of the layer “${title}” is not at its address (${status}).`,
      'Check the address in the catalog; the other layers keep working.',
      place,
    );
  }
  if (status !== undefined) {
    return new AtlasError(
      `The server refused the file of the layer “${title}” (status ${status}).`,
      'Try again later, or ask whoever runs the server; the other layers keep working.',
      place,
    );
  }
  if (message.includes('HTTP Byte Serving') || message.includes('416 response')) {
    return new AtlasError(
      `The server of the layer “${title}” sends whole files only, and the atlas reads parts of them.`,
      'Put the file on a server that answers range requests and does not compress .pmtiles files.',
      place,
    );
  }
  if (step === 'request' && error instanceof TypeError) {
    return new AtlasError(
      `The file of the layer “${title}” could not be fetched.`,
      'Check the connection; a file on another site must also allow this page to read it (CORS). Then try again.',
      place,
    );
  }
  if (message === 'Compression method not supported') {
    return new AtlasError(`The file of the layer “${title}” is compressed in a way the atlas cannot read.`, 'Build it again with gzip compression.', place);
  }
  return new AtlasError(
    `The file of the layer “${title}” is damaged and cannot be read (${message}).`,
    'Download or build the file again, then reload the page.',
    place,
  );
}
