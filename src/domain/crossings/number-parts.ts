/**
 * The part of each ring of a tile's polygons: a ring wound as the first one begins a part, the others are its holes
 * (vector tile specification 2.1, section 4.3.4.4), so that overlapping parts are a union.
 * @param rings flat x, y positions
 */
export function numberParts(rings: readonly ArrayLike<number>[]): number[] {
  let part = -1;
  let outer = 0;
  return rings.map((ring) => {
    let area = 0;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) area += (ring[j]! - ring[0]!) * (ring[i + 1]! - ring[1]!) - (ring[i]! - ring[0]!) * (ring[j + 1]! - ring[1]!);
    outer ||= Math.sign(area);
    if (part < 0 || Math.sign(area) === outer) part += 1;
    return part;
  });
}
