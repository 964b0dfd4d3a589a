/** CSS family of the web font of Chinese letters, for machines that have none of their own. */
const FAMILY = 'Noto Sans SC Variable';
const SIZE_PX = 100;

let declared: Promise<void> | undefined;

/**
 * Have Chinese letters at hand: those of the reader's own system, which nearly every one has, or else a web font in
 * slices, of which a browser fetches those that a text needs. A style sheet that did not arrive is asked for again.
 * @throws what the request throws
 */
export function loadHanFont(): Promise<void> {
  declared ??= hasHanLetters() ? Promise.resolve() : import('@fontsource-variable/noto-sans-sc').then(() => undefined);
  declared.catch(() => (declared = undefined));
  return declared;
}

/**
 * The same with every slice of the web font, where it is that: a map keeps the picture of a letter as it was first drawn,
 * and does not know beforehand which letters the names of its towns have.
 * @throws what the requests throw
 */
export async function loadWholeHanFont(): Promise<void> {
  await loadHanFont();
  await Promise.all([...document.fonts].filter(({ family }) => family.includes(FAMILY)).map((face) => face.load()));
}

/** Whether the system can draw Chinese: its letters fill their square in every font, and the box for a letter that none has does not. */
function hasHanLetters(): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return true;
  context.font = `${SIZE_PX}px sans-serif`;
  return Math.abs(context.measureText('国').width - SIZE_PX) < 1;
}
