import { EtagMismatch } from 'pmtiles';
import { AtlasError, type FaultPlace } from '../errors.ts';
import { SilentServer } from '../fetch-bytes.ts';

/**
 * Turns whatever reading a PMTiles archive threw into a fault that names the layer and says what to do. `step` is what
 * failed: a request (its TypeErrors mean no answer came), or unpacking (where browsers throw the same words).
 */
export function describeTileFault(error: unknown, title: string, place: FaultPlace, step: 'request' | 'unpack'): AtlasError {
  if (error instanceof AtlasError) return error;
  if (error instanceof EtagMismatch) {
    return new AtlasError('archive.changed', { layer: title }, place);
  }
  if (error instanceof SilentServer) return new AtlasError('layer.silent', { layer: title, seconds: Math.round(error.seconds) }, place);
  const message = error instanceof Error ? error.message : String(error);
  const status = /^Bad response code: (\d+)/.exec(message)?.[1];
  if (status === '404' || status === '410') {
    return new AtlasError('archive.notThere', { layer: title, status }, place);
  }
  if (status !== undefined) {
    return new AtlasError('archive.refused', { layer: title, status }, place);
  }
  if (message.includes('HTTP Byte Serving') || message.includes('416 response')) {
    return new AtlasError('archive.wholeOnly', { layer: title }, place);
  }
  if (step === 'request' && error instanceof TypeError) {
    return new AtlasError('archive.unreachable', { layer: title }, place);
  }
  if (message === 'Compression method not supported') {
    return new AtlasError('archive.otherCompression', { layer: title }, place);
  }
  return new AtlasError('archive.damaged', { layer: title, detail: message }, place);
}
