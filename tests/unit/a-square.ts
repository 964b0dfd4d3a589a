/** A square of one degree with a hole, [lon, lat]. */
export const SQUARE_WITH_HOLE = [
  [
    [8, 59],
    [9, 59],
    [9, 60],
    [8, 60],
    [8, 59],
  ],
  [
    [8.2, 59.2],
    [8.2, 59.4],
    [8.4, 59.4],
    [8.2, 59.2],
  ],
];
