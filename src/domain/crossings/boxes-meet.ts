type Box = readonly [number, number, number, number];

/** Whether boxes [west, south, east, north] in degrees meet; `b`'s west beyond its east crosses the antimeridian. */
export function boxesMeet(a: Box, b: Box): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  return b[0] <= b[2] ? a[0] <= b[2] && b[0] <= a[2] : a[2] >= b[0] || a[0] <= b[2];
}
