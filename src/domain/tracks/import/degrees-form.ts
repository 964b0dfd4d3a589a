/** How the degrees of a column are written where they are no plain degrees, and how a cell of it is read. */
export interface DegreesForm {
  readonly code: 'imported.scaledDegrees' | 'imported.joinedMinutes';
  /** A cell, for a note. */
  readonly text: string;
  /** The cell in plain degrees; any other text as it is. */
  readonly plain: (cell: string) => string;
}

/** `latitudeE7`, `lon_1e7`: degrees times ten to that power, as receivers count them in whole numbers. */
const SCALED = /(?:[-_. (]1?e|1e|[a-z)]E)([5-7])\)?$/;
const WHOLE = /^[+-]?\d{1,10}$/;
/** `5912.3456`, `00806.1234`: degrees and minutes in one figure, as NMEA 0183 writes them, two or three figures of degrees. */
const JOINED = /^(\d{2,3})([0-5]\d\.\d+)$/;
/** No degrees are as many. */
const MOST_DEGREES = 360;

/**
 * What the name and the first cells of a column of degrees show.
 * @param isUnsigned whether a column of hemispheres stands beside it
 */
export function recogniseDegrees(name: string, cells: readonly string[], isUnsigned: boolean): DegreesForm | undefined {
  const filled = cells.filter((cell) => cell !== '');
  const [text = ''] = filled;
  if (text === '') return undefined;
  const power = SCALED.exec(name.trim())?.[1];
  if (power !== undefined && filled.every((cell) => WHOLE.test(cell)) && filled.some((cell) => Math.abs(Number(cell)) > MOST_DEGREES)) {
    const scale = 10 ** Number(power);
    return { code: 'imported.scaledDegrees', text, plain: (cell) => (WHOLE.test(cell) ? String(Number(cell) / scale) : cell) };
  }
  if (!isUnsigned || !filled.every((cell) => JOINED.test(cell))) return undefined;
  return {
    code: 'imported.joinedMinutes',
    text,
    plain: (cell) => {
      const [, degrees, minutes] = JOINED.exec(cell) ?? [];
      return degrees === undefined ? cell : String(Number(degrees) + Number(minutes) / 60);
    },
  };
}
