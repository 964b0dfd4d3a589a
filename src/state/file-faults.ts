import type { Fault } from '../domain/errors.ts';
import { atlasStore, dismissFault, isSameFault, reportFault } from './atlas-store.ts';

/** What a person brings files of: tracks, the project's line, the project itself, or a kind of layer. */
export type FileKind = string;

/** What was told of the files of each kind since the last one was brought. */
const toldOf = new Map<FileKind, readonly Fault[]>();

/** A fault that outlives its file: what is on the map was not kept, whatever is read after it. */
const lasts = ({ code }: Fault): boolean => code.startsWith('kept.');

/** Tell that a file which a person brought could not be read. The alert goes when the next of its kind is brought. */
export function reportFileFault(kind: FileKind, fault: Fault): void {
  // What was told before this, and by another, is not a file's to take back.
  const isOurs = !lasts(fault) && !atlasStore.getState().faults.some((known) => isSameFault(known, fault));
  reportFault(fault);
  if (isOurs) toldOf.set(kind, [...(toldOf.get(kind) ?? []), fault]);
}

/** A person brings another file of a kind: what was wrong with the one before is not wrong with this one. */
export function forgetFileFaults(kind: FileKind): void {
  for (const fault of toldOf.get(kind) ?? []) dismissFault(fault);
  toldOf.delete(kind);
}
