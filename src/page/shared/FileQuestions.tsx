import { useState } from 'react';
import type { Fault } from '../../domain/errors.ts';
import type { FileKind } from '../../state/file-faults.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from './Boundary.tsx';
import { lazily } from './lazily.tsx';
import { type PageJob, useJob } from './use-job.ts';

/** What a person has said of a file: which of its layers to read, and the system of its coordinates. */
export interface FileChoice {
  /** The one layer, null for all of them; undefined while nobody has been asked. */
  readonly layer?: string | null | undefined;
  /** `EPSG:25832`, in place of what the file says. */
  readonly crs?: string | undefined;
  /** Whether its positions are latitude first. */
  readonly exchange?: boolean | undefined;
}

/** A file that was not read yet: it has several layers, and one may be meant. */
export interface SeveralLayers {
  readonly layers: readonly string[];
}

/** Reads files that a person chooses, and asks what has to be known of them. */
export interface FileReading<T> {
  readonly job: PageJob<T | SeveralLayers>;
  /** The file that is, or was last, read. */
  readonly file: File | undefined;
  readonly load: (file: File, choice?: FileChoice) => void;
  /** What has been said of the file. */
  readonly choice: FileChoice;
}

/**
 * @param kind what it reads files of: an alert about one goes when the next of its kind is read
 * @param read reads a file, or says that it has several layers where `choice.layer` is undefined
 */
export function useFileReading<T>(kind: FileKind, read: (file: File, choice: FileChoice, signal: AbortSignal) => Promise<T | SeveralLayers>): FileReading<T> {
  const job = useJob<T | SeveralLayers>({ files: kind, outlivesPage: true });
  const [asked, setAsked] = useState<{ file: File; choice: FileChoice } | undefined>();
  const load = (file: File, choice: FileChoice = {}): void => {
    setAsked({ file, choice });
    void job.start(({ signal }) => read(file, choice, signal));
  };
  return { job, file: asked?.file, choice: asked?.choice ?? {}, load };
}

export function isSeveral(value: unknown): value is SeveralLayers {
  return typeof value === 'object' && value !== null && 'layers' in value;
}

const FileChoices = lazily(async () => (await withTexts(import('./FileChoices.tsx'), 'file-choices')).FileChoices);

const SYSTEM_FAULTS = new Set<string>([
  'lines.notDegrees',
  'areas.projected',
  'projection.looksDegrees',
  'projection.unusable',
  'projection.unknown',
  'geojson.otherProjection',
]);

/** Whether a file could be read if its coordinate system were known. */
function needsSystem({ code }: Fault): boolean {
  return SYSTEM_FAULTS.has(code);
}

/** The question that a file raises, where it raises one. */
export function FileQuestions({ reading: { job, file, choice, load } }: { readonly reading: FileReading<unknown> }) {
  const { state } = job;
  const several = state.status === 'done' && isSeveral(state.value) ? state.value.layers : undefined;
  const isExchanged = state.status === 'failed' && state.fault.code === 'lines.exchanged';
  if (!file || (!several && !isExchanged && !(state.status === 'failed' && needsSystem(state.fault)))) return null;
  return (
    <Boundary>
      <FileChoices file={file.name} layers={several} isExchanged={isExchanged} onRead={(said) => load(file, { ...choice, ...said })} />
    </Boundary>
  );
}
