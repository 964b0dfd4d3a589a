import { useState } from 'react';
import type { PlacedByHand } from '../../domain/siting/siting-plan.ts';

type Placed = readonly PlacedByHand[] | undefined;

interface Local {
  readonly placed: Placed;
  /** As it was kept when it was last looked at. */
  readonly seen: Placed;
  /** What was given away to be kept and has not come back yet. */
  readonly given: readonly Placed[];
}

const isSame = (a: Placed, b: Placed): boolean => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/**
 * Where structures are put now. A page takes its time to hand back what it keeps, and the next key is pressed before.
 * @param kept as the page keeps it
 * @param onPlaced keeps it
 */
export function usePlaced(kept: Placed, onPlaced: (placed: Placed) => void) {
  const [local, setLocal] = useState<Local>({ placed: kept, seen: kept, given: [] });
  let now = local;
  if (kept !== now.seen) {
    const at = now.given.indexOf(kept);
    // What nobody gave from here, as undo does, takes the place of what is here.
    now = at < 0 ? { placed: kept, seen: kept, given: [] } : { ...now, seen: kept, given: now.given.slice(at + 1) };
    setLocal(now);
  }
  return {
    placed: now.placed,
    /** While one is dragged. */
    hold: (placed: Placed): void => setLocal({ ...now, placed }),
    /** That is where it stays. */
    put: (placed: Placed): void => {
      // A structure that was only touched is no change.
      if (now.given.length === 0 && isSame(placed, now.seen)) return setLocal({ ...now, placed: now.seen });
      setLocal({ ...now, placed, given: [...now.given, placed] });
      onPlaced(placed);
      return undefined;
    },
  };
}
