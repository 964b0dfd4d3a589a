import type { Bbox } from '../../src/domain/catalog/fields.ts';
import { bboxesMeet } from '../../src/domain/catalog/find-entries.ts';
import { uniteBoxes } from '../../src/domain/geometry/boxes.ts';
import { groupBy } from '../../src/domain/group-by.ts';

/** Degrees between parts that are one: a lake or a reservoir lies between stretches of one river, a seam between basins of one sea. */
const GAP = 1;

const widen = ([west, south, east, north]: Bbox): Bbox => [west - GAP, south - GAP, east + GAP, north + GAP];

/** Whether boxes lie beside each other, the antimeridian being no gap. */
const areNear = (one: Bbox, other: Bbox): boolean =>
  [0, 360, -360].some((turn) =>
    bboxesMeet(widen(one), one[0] > one[2] || other[0] > other[2] ? other : [other[0] + turn, other[1], other[2] + turn, other[3]]),
  );

/**
 * Parts of one name that lie beside each other, each once, with the extent of all; others of the name stay.
 * @param join what two parts are together, but for their extent
 */
export function joinNamed<Part extends { readonly extent: Bbox }>(
  parts: readonly Part[],
  nameOf: (part: Part) => string,
  join: (one: Part, other: Part) => Part,
): Part[] {
  return [...groupBy(parts, nameOf).values()].flatMap((named) =>
    named.reduce<Part[]>((joined, part) => {
      // What a part makes larger may meet others that it did not.
      const apart = [...joined];
      let whole = part;
      for (let at = -1; (at = apart.findIndex(({ extent }) => areNear(extent, whole.extent))) >= 0;) {
        const [other] = apart.splice(at, 1);
        whole = { ...join(other!, whole), extent: uniteBoxes([whole.extent, other!.extent]) ?? whole.extent };
      }
      return [...apart, whole];
    }, []),
  );
}
