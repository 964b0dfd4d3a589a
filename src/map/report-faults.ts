import { AtlasError } from '../domain/errors.ts';
import { noteOf, type Note } from '../domain/notes.ts';
import { BASE_SOURCE, RELIEF_SOURCE } from './style/base-style.ts';

export interface FaultReporter {
  /** Tell of a fault of a source of the map, or of the map itself (undefined). */
  report(source: string | undefined, error: unknown): void;
  /** A source that was taken off the map may fail anew. */
  forget(source: string): void;
}

/**
 * Tell once for each source, however many of its tiles fail; a fault without a source once for each wording.
 * @param titleOf the title of a source's layer, if it has one
 */
export function reportFaults(titleOf: (source: string) => string | Note | undefined, tell: (fault: AtlasError) => void): FaultReporter {
  const told = new Set<string>();
  return {
    report(source, error) {
      const detail = error instanceof Error ? error.message : String(error);
      const key = source ?? `: ${detail}`;
      if (told.has(key)) return;
      told.add(key);
      if (source === undefined) tell(error instanceof AtlasError ? error : describeMapFault(detail));
      else {
        const title = source === BASE_SOURCE || source === RELIEF_SOURCE ? noteOf('about.baseMap') : (titleOf(source) ?? source);
        if (error instanceof AtlasError) tell(error);
        else void describeLayerFault(title, error).then(tell);
      }
    },
    forget: (source) => void told.delete(source),
  };
}

/** What tells faults apart is fetched with the first of them; where that cannot be had, nor can the layer. */
async function describeLayerFault(title: string | Note, error: unknown): Promise<AtlasError> {
  try {
    const { describeLayerFault: describe } = await import('./layers/describe-layer-fault.ts');
    return describe(title, error);
  } catch {
    return new AtlasError('layer.unreachable', { layer: title }, typeof title === 'string' ? { layer: title } : {});
  }
}

function describeMapFault(detail: string): AtlasError {
  return new AtlasError('map.fault', { detail: detail.replace(/\.$/, '') });
}
