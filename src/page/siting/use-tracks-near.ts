import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { type BarrierType, kindOfBarrier } from '../../domain/catalog/layer-kinds.ts';
import { NEAR_M } from '../../domain/crossing-events/limits.ts';
import { layerOfKind, type OpenEntry } from '../../domain/catalog/open-entry.ts';
import { chooseLocationError } from '../../domain/movement/choose-settings/choose-location-error.ts';
import { summariseTracks } from '../../domain/movement/choose-settings/summarise-tracks.ts';
import { lastNotStopped, noteNotStopped, type NotStoppedBecause, whyNotStopped } from '../../domain/siting/not-stopped.ts';
import type { Animals } from '../../domain/statements/relevance.ts';
import type { Note } from '../../domain/notes.ts';
import { saysSeveralSpecies } from '../../domain/tracks/import/watch-oddities.ts';
import { packTracks, type PackedTracks } from '../../domain/tracks/pack-tracks.ts';
import { restoreTracks } from '../../state/tracks-storage.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import type { ImportedWork } from '../../state/track-work.ts';
import type { TracksReference } from '../../workers/layers-requests.ts';
import { useCatalog } from '../shared/use-atlas.ts';
import { useFindAnimals } from '../project/use-assessments.ts';
import { useGroup } from '../tracks/use-group.ts';
import { OWN } from './own-source.ts';
import { useOpenEntries } from '../shared/use-entries.ts';

/** Tracks that a line can be held against. */
export interface TracksNear {
  /** A population's id; of a person's own tracks `OWN`. */
  readonly id: string;
  /** Undefined of a person's own. */
  readonly name: string | undefined;
  readonly tracks: TracksReference | PackedTracks;
  readonly locationErrorM: number;
  /** What they belong to, or the names of a person's own files. */
  readonly of: OpenEntry | readonly string[];
  /** Why a line of the kind that is looked at is not known to stop these animals; undefined where it may. */
  readonly notStopped: NotStoppedBecause | undefined;
  /** What a reader of figures made of them must know. */
  readonly cautions: readonly Note[];
}

/** One species, as the atlas keeps its own: the same list each time. */
const NONE: readonly never[] = [];

/** Tracks of which nobody has asked yet what stops the animals. */
type OfNobodyYet = Omit<TracksNear, 'notStopped'>;

/** A person's own, packed once: a thread that has read them reads them no more for the next line. */
const packed = new WeakMap<ImportedWork, OfNobodyYet>();

function ownTracks(imported: ImportedWork): OfNobodyYet {
  const known = packed.get(imported);
  if (known) return known;
  const locationErrorM = chooseLocationError(imported.summary ?? summariseTracks(imported.tracks)).value;
  const own = {
    id: OWN,
    name: undefined,
    tracks: packTracks(imported.tracks),
    locationErrorM,
    of: imported.files,
    cautions: imported.notes.filter(saysSeveralSpecies),
  };
  packed.set(imported, own);
  return own;
}

/**
 * The tracks of populations and a person's own, those of this visit or an earlier one; populations without any are left out. Those
 * of animals that a line is not known to stop come last.
 * @param populations the same list for as long as it holds the same
 * @param type of the line
 */
export function useTracksNear(populations: readonly { readonly population: string; readonly name: string }[], type: BarrierType): readonly TracksNear[] {
  const { url } = useCatalog();
  const entries = useOpenEntries(useMemo(() => populations.map(({ population }) => population), [populations]));
  const imported = useStore(tracksStore, (state) => state.work.imported);
  useEffect(() => {
    // What cannot be read is told where own tracks are worked on.
    restoreTracks().catch(() => undefined);
  }, []);
  const own = useMemo(() => (imported ? [ownTracks(imported)] : []), [imported]);
  const known = useMemo(() => entries.flatMap((entry) => tracksOf(entry, url)), [entries, url]);
  const findAnimals = useFindAnimals();
  const species = useStore(tracksStore, (state) => state.work.settings.species);
  const { group } = useGroup();
  return useMemo(() => {
    const kind = kindOfBarrier(type);
    const judge = (one: OfNobodyYet, animals: Animals | undefined): TracksNear => {
      const notStopped = animals && kind ? whyNotStopped(animals, kind) : undefined;
      return { ...one, notStopped, cautions: notStopped === undefined ? one.cautions : [noteNotStopped(notStopped), ...one.cautions] };
    };
    const nameOf = (id: string): string => populations.find(({ population }) => population === id)?.name ?? id;
    return lastNotStopped([
      ...known.map((one) => judge({ ...one, name: nameOf(one.id) }, findAnimals(one.id))),
      ...own.map((one) => judge(one, group && { scientific: species, group })),
    ]);
  }, [known, own, populations, type, findAnimals, species, group]);
}

function tracksOf(entry: OpenEntry, catalogUrl: string): OfNobodyYet[] {
  const { row, file } = entry;
  const layer = layerOfKind(file, 'tracks');
  // On a grid as coarse as what counts as near, nothing is told of where a line is crossed.
  if (!layer || file.evidence !== 'tracks' || (row.generalised?.gridM ?? 0) >= NEAR_M) return [];
  const tracks = { url: new URL(layer.url, catalogUrl).href, title: layer.title, bytes: layer.bytes, sha256: layer.sha256 };
  return [{ id: row.id, name: row.name, tracks, locationErrorM: file.method.locationErrorM, of: entry, cautions: NONE }];
}
